const DELIMITERS = [",", "\t", ";"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** Lines that are looked at. */
const LINES = 20;

/** How often a delimiter stands in each of the first records, those in quotes not counted. */
function counts(text: string, delimiter: Delimiter, isWhole: boolean): number[] {
  const found: number[] = [];
  let count = 0;
  let isQuoted = false;
  let isEmpty = true;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === "\n" && !isQuoted) {
      if (!isEmpty) found.push(count);
      if (found.length === LINES) return found;
      count = 0;
      isEmpty = true;
      continue;
    } else if (char === delimiter && !isQuoted) count += 1;
    if (char !== "\r") isEmpty = false;
  }
  // The last record may be cut off.
  if (!isEmpty && (isWhole || found.length === 0)) found.push(count);
  return found;
}

/**
 * The delimiter of a CSV text: the one that most of its first records hold equally often; undefined where none is.
 *
 * @param isWhole whether the text is there to its end
 */
export function delimiterOf(text: string, isWhole: boolean): Delimiter | undefined {
  let best: { readonly delimiter: Delimiter; readonly records: number; readonly count: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const found = counts(text, delimiter, isWhole);
    const times = new Map<number, number>();
    for (const count of found) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    for (const [count, records] of times) {
      const isUsual = records * 2 > found.length;
      if (isUsual && (!best || records > best.records || (records === best.records && count > best.count))) {
        best = { delimiter, records, count };
      }
    }
  }
  return best?.delimiter;
}
