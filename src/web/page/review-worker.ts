import { z } from "zod";
import { type Cloneable, cloneable } from "../../report/cloneable";
import { inPieces } from "../../report/review-pieces";
import { serve } from "../../taskpane/collecting/serve";
import { reviewSheets } from "../../taskpane/reviewing";
import type { ReviewAsk } from "./review-in-worker";

const ask = z.custom<ReviewAsk>((value) => typeof value === "object" && value !== null && "kind" in value);

/** What was made of the review that was asked for last: everything but long lists, then those piece by piece. */
let made: readonly Cloneable[] = [];
let reviews = 0;

serve((message) => {
  const asked = ask.parse(message);
  if (asked.kind === "part") return Promise.resolve(asked.review === reviews ? made[asked.at] : undefined);
  const { frame, pieces } = inPieces(reviewSheets(asked.sheets, asked.profile, asked.guidance));
  made = [frame, ...pieces].map(cloneable);
  reviews += 1;
  return Promise.resolve({ review: reviews, parts: made.length });
});
