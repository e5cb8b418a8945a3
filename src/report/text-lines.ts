import { displayWidth, isWide } from "../sheet/text-width";

/** Closing marks that no line may begin with. */
const NEVER_FIRST = /^[，。、；：！？）》」』”’％%,.;:)!?]/u;

const BLANK = /^\s/u;

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
      (NEVER_FIRST.test(next) || (!isWide(next) && !isWide(before)));
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
