/** Longer texts are sentences, which hardly come twice. */
const LONGEST = 48;
/** What is kept for one question, so that thousands of files do not fill the memory: some hundred KB. */
const MOST = 4096;

/**
 * What a text alone decides, worked out once for each short text: levels, signs, units and round figures come back
 * from row to row and from file to file. When too many are kept, all are dropped and it begins anew.
 */
export function oncePerText<Answer>(workOut: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > LONGEST) return workOut(text);
    const kept = known.get(text);
    if (kept) return kept.answer;
    const answer = workOut(text);
    if (known.size >= MOST) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
