import { fold } from "./fold";

/** What is kept for one question. */
export interface Bounds {
  /** Longer texts, in characters, are worked out each time. */
  readonly longest: number;
  /** Texts that are kept; when there are more, all are dropped and it begins anew. */
  readonly most: number;
}

/** Texts of cells: longer ones are sentences, which hardly come twice, and thousands of files take some hundred KB. */
const OF_CELLS: Bounds = { longest: 48, most: 4096 };

/**
 * What a text alone decides, worked out once for each text: levels, signs, units and round figures come back from row to
 * row and from file to file. The answer is shared, so nobody may change it.
 */
export function oncePerText<Answer>(
  workOut: (text: string) => Answer,
  { longest, most } = OF_CELLS,
): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > longest) return workOut(text);
    const kept = known.get(text);
    if (kept) return kept.answer;
    const answer = workOut(text);
    if (known.size >= most) known.clear();
    known.set(text, { answer });
    return answer;
  };
}

/** Whether a short text says something, wherever it is spaced or broken: `says(/成本/)` also knows 成 本. */
export function says(words: RegExp): (text: string) => boolean {
  return oncePerText((text) => words.test(fold(text)));
}
