import * as z from "zod/mini";
import type { Cloneable } from "../../report/cloneable";
import type { Guidance } from "../../report/guidance";
import type { Reviewed } from "../../report/review";
import { type ReviewPiece, together } from "../../report/review-pieces";
import type { Profile } from "../../scoring/profile";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { browserThread, type Thread } from "../../taskpane/collecting/threads";
import type * as reviewing from "../../taskpane/reviewing";

/** What the thread that scores is asked: a review, then what it gave part by part, each in a moment of its own. */
export type ReviewAsk =
  | {
      readonly kind: "review";
      readonly sheets: readonly SheetSnapshot[];
      readonly profile: Profile | null;
      readonly guidance: Guidance;
    }
  | { readonly kind: "part"; readonly review: number; readonly at: number };

const answer = z.object({ review: z.number(), parts: z.number() });
const part = z.custom<Cloneable>(
  (value: unknown) => typeof value === "object" && value !== null && "numbers" in value,
);
const frameOf = z.custom<readonly Reviewed[]>(Array.isArray);
const pieceOf = z.custom<ReviewPiece>((value: unknown) => typeof value === "object" && value !== null);

/** What the thread answers; null where it died, or sees to another review by now. */
async function answerOf<Answer>(thread: Thread, ask: ReviewAsk, schema: z.ZodMiniType<Answer>) {
  const heard = await thread.ask(ask, null);
  return heard.kind === "answer" ? (schema.safeParse(heard.message).data ?? null) : null;
}

async function reviewsFrom(
  thread: Thread,
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  guidance: Guidance,
): Promise<readonly Reviewed[] | null> {
  // What comes of a sheet bears its snapshot, which the page has.
  const made = await answerOf(thread, { kind: "review", sheets, profile, guidance }, answer);
  if (!made) return null;
  // With the numbers of big.js, which nothing wants before.
  const { restored } = await import("../../report/cloneable");
  const parts: unknown[] = [];
  for (let at = 0; at < made.parts; at += 1) {
    const each = await answerOf(thread, { kind: "part", review: made.review, at }, part);
    if (!each) return null;
    parts.push(restored(each));
  }
  const [frame, ...pieces] = parts;
  return together({ frame: frameOf.parse(frame), pieces: pieces.map((piece) => pieceOf.parse(piece)) });
}

/** Scoring with a thread of its own for it: what is typed meanwhile shows at once. */
export interface ReviewingInWorker {
  /** The part of the program that scores. */
  readonly reviewing: () => Promise<typeof reviewing>;
  /** Starts the thread before it is wanted. */
  readonly prepare: () => void;
}

/** Scoring in a thread of its own; where it dies, the page scores in turns. */
export function reviewingInWorker(): ReviewingInWorker {
  const thread = browserThread(() => new Worker(new URL("./review-worker.ts", import.meta.url)));
  return {
    prepare: () => void thread.ask({ kind: "part", review: 0, at: 0 } satisfies ReviewAsk, null),
    reviewing: async () => {
      const own = await import("../../taskpane/reviewing");
      return {
        ...own,
        reviewSheetsInTurns: async (read, profile, guidance, surroundings) => {
          const sheets = await own.withPages(read, surroundings.host);
          const reviews = await reviewsFrom(thread, sheets, profile, guidance);
          // Without a thread it takes its turns on the page.
          if (!reviews) return own.reviewSheetsInTurns(sheets, profile, guidance, surroundings);
          return sheets.flatMap((snapshot, at) => {
            const review = reviews[at];
            return review ? [{ snapshot, ...review }] : [];
          });
        },
      };
    },
  };
}
