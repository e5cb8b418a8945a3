/** Characters that take two columns of a terminal: Chinese, full-width forms and their punctuation. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Closing marks that no line may begin with. */
const NEVER_FIRST = /^[，。、；：！？）》」』”’％%,.;:)!?]/u;

const BLANK = /^\s/u;

/** Columns that the text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text with blanks behind it until it takes that many columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Breaks only where Chinese breaks: between wide characters, at blanks, never inside a number or word. */
function pieces(text: string): string[] {
  const found: string[] = [];
  /** White space, or the character that ends the last piece. */
  let before = " ";
  for (const next of text.match(/\s+|[^\s]/gu) ?? []) {
    const joins =
      !BLANK.test(next) &&
      !BLANK.test(before) &&
      (NEVER_FIRST.test(next) || (!WIDE.test(next) && !WIDE.test(before)));
    if (joins) found[found.length - 1] = `${found.at(-1) ?? ""}${next}`;
    else found.push(next);
    before = next;
  }
  return found;
}

/** The text in lines of at most `width` columns; a piece that is longer stands alone on its line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line !== "" && displayWidth(line + piece) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
