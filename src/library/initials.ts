import stored from "./initials.json";

const LETTER_OR_DIGIT = /[a-z0-9]/;

let byCharacter: ReadonlyMap<string, string> | null = null;

function charactersByInitial(): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [initial, characters] of Object.entries(stored)) {
    for (const character of characters) read.set(character, (read.get(character) ?? "") + initial);
  }
  return read;
}

/**
 * The letters that the pinyin of each character may begin with: 用户 is ["y", "h"], 重 has two. Latin letters and
 * digits stand for themselves; brackets, signs and rare characters are left out.
 */
export function initialsOf(text: string): readonly string[] {
  byCharacter ??= charactersByInitial();
  const initials: string[] = [];
  for (const character of text.toLowerCase()) {
    const letters = LETTER_OR_DIGIT.test(character) ? character : byCharacter.get(character);
    if (letters !== undefined) initials.push(letters);
  }
  return initials;
}

/** Where letters stand for characters in a row, such as myd in 用户满意度; -1 where they do not. */
export function findInitials(initials: readonly string[], letters: string): number {
  for (let start = 0; start + letters.length <= initials.length; start++) {
    let matched = 0;
    while (matched < letters.length && initials[start + matched]?.includes(letters.charAt(matched)))
      matched++;
    if (matched === letters.length) return start;
  }
  return -1;
}
