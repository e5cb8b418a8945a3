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
  // A quote within a field, as of inches, is a character like others.
  let isFieldStart = true;
  for (const char of text) {
    if (char === '"' && (isQuoted || isFieldStart)) isQuoted = !isQuoted;
    else if (char === "\n" && !isQuoted) {
      if (!isEmpty) found.push(count);
      if (found.length === LINES) return found;
      count = 0;
      isEmpty = true;
      isFieldStart = true;
      continue;
    } else if (char === delimiter && !isQuoted) {
      count += 1;
      isFieldStart = true;
      isEmpty = false;
      continue;
    }
    if (char !== "\r" && char !== "\ufeff") {
      isEmpty = false;
      isFieldStart = false;
    }
  }
  // The last record may be cut off.
  if (!isEmpty && (isWhole || found.length === 0)) found.push(count);
  return found;
}

/** How well a delimiter separates records: by how many hold it, and how many of these equally often. */
interface Separation {
  readonly delimiter: Delimiter;
  readonly equal: number;
  readonly holding: number;
  readonly count: number;
}

function separation(delimiter: Delimiter, found: readonly number[]): Separation {
  const times = new Map<number, number>();
  for (const count of found) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  const holding = [...times.values()].reduce((sum, records) => sum + records, 0);
  const [count, equal] = [...times].reduce<readonly [number, number]>(
    (best, [size, records]) =>
      records > best[1] || (records === best[1] && size > best[0]) ? [size, records] : best,
    [0, 0],
  );
  return { delimiter, equal, holding, count };
}

/**
 * The delimiter of a CSV text; undefined where it is none. Programs that save a table as CSV may cut blank fields off
 * at the end of a record, and put a title above it: so records need not be of one length, but more of them have to
 * hold the delimiter than not, and some equally often. Of several delimiters the one counts that most records hold equally often.
 *
 * @param isWhole whether the text is there to its end
 */
export function delimiterOf(text: string, isWhole: boolean): Delimiter | undefined {
  let best: Separation | undefined;
  for (const delimiter of DELIMITERS) {
    const found = counts(text, delimiter, isWhole);
    const own = separation(delimiter, found);
    if (own.holding * 2 <= found.length || (own.equal < 2 && found.length > 1)) continue;
    const isBetter = !best || own.equal > best.equal || (own.equal === best.equal && own.count > best.count);
    if (isBetter) best = own;
  }
  return best?.delimiter;
}
