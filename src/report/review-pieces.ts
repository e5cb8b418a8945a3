import type { Finding } from "../checks/check";
import type { IndicatorRow } from "../reading/table";
import type { Judged } from "../scoring/scored";
import type { Reviewed } from "./review";

/** So many indicators and findings make a piece: taking one in costs a page no more than a moment. */
const PIECE = 100;

/** A stretch of what a table has much of; a judged indicator refers to its row in the same piece. */
export interface ReviewPiece {
  /** The places of the table: of its sheet among those reviewed, and of the table on it. */
  readonly sheet: number;
  readonly table: number;
  readonly rows: readonly IndicatorRow[];
  readonly judged: readonly Judged[];
  readonly findings: readonly Finding[];
}

/** Reviews in pieces that another thread can take in one by one: everything else, and what there is much of. */
export interface ReviewPieces {
  readonly frame: readonly Reviewed[];
  readonly pieces: readonly ReviewPiece[];
}

/** Reviews of several sheets taken apart; `together` undoes it. */
export function inPieces(reviews: readonly Reviewed[]): ReviewPieces {
  const frame = reviews.map(({ tables, unread }) => ({
    unread,
    tables: tables.map((each) => ({
      ...each,
      findings: [],
      scored: { ...each.scored, indicators: [], table: { ...each.scored.table, indicators: [] } },
    })),
  }));
  const pieces = reviews.flatMap(({ tables }, sheet) =>
    tables.flatMap(({ scored, findings }, table) => {
      const longest = Math.max(scored.table.indicators.length, findings.length);
      return Array.from({ length: Math.ceil(longest / PIECE) }, (_, at): ReviewPiece => {
        const stretch = [at * PIECE, (at + 1) * PIECE] as const;
        return {
          sheet,
          table,
          rows: scored.table.indicators.slice(...stretch),
          judged: scored.indicators.slice(...stretch),
          findings: findings.slice(...stretch),
        };
      });
    }),
  );
  return { frame, pieces };
}

/** The reviews that were taken apart. */
export function together({ frame, pieces }: ReviewPieces): readonly Reviewed[] {
  return frame.map((review, sheet) => ({
    ...review,
    tables: review.tables.map((each, table) => {
      const own = pieces.filter((piece) => piece.sheet === sheet && piece.table === table);
      return {
        ...each,
        findings: own.flatMap(({ findings }) => findings),
        scored: {
          ...each.scored,
          indicators: own.flatMap(({ judged }) => judged),
          table: { ...each.scored.table, indicators: own.flatMap(({ rows }) => rows) },
        },
      };
    }),
  }));
}
