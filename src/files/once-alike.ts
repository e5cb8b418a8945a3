/** As many different texts as a run over the files of a few forms meets again and again. */
const MOST = 64;

/** Longer texts, in characters, are seldom alike in two files, and keeping them would take room. */
const LONGEST = 1 << 16;

/**
 * The same reader, which reads a text only once: files of one form have most of their parts alike to the letter. What
 * it gives is shared, so nobody may change it.
 */
export function onceAlike<Found>(read: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === MOST) known.clear();
    const found = read(text);
    known.set(text, found);
    return found;
  };
}
