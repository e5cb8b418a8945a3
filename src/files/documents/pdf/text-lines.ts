import { type Script, scriptText } from "../scripts";
import type { Glyph } from "./page-content";

/** Characters on one line of text, from left to right. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The size of its type in points. */
  readonly size: number;
  /** Whether the characters of two texts stand on one another. */
  readonly isOverlapped: boolean;
}

/** Feet that differ by no more, in sizes of the type, stand on one line. */
const SAME_LINE = 0.5;

/** A gap that is wider, in sizes of the type, parts words of Latin letters, and any text. */
const LETTER_GAP = 0.18;
const GAP = 0.6;

/** So many characters on one line that stand on others are two texts; one or two are drawn together on purpose. */
const OVERLAPS = 3;

const LETTER = /[\p{Script=Latin}\p{Nd}]/u;

/** Drawn again at nearly its own place, as programs do to make type look bold. */
function isDrawnAgain(glyph: Glyph, last: Glyph): boolean {
  return (
    glyph.text === last.text &&
    Math.abs(glyph.left - last.left) < 0.4 * (glyph.right - glyph.left) &&
    Math.abs(glyph.baseline - last.baseline) < 0.25 * glyph.size
  );
}

/** Whether two characters beside one another stand on the same place, as those of two texts that overlap do. */
function overlap(last: Glyph, glyph: Glyph): boolean {
  const width = Math.min(last.right - last.left, glyph.right - glyph.left);
  return last.text.trim() !== "" && glyph.text.trim() !== "" && last.right - glyph.left > 0.35 * width;
}

/** Letters above and below the line are smaller than those on it, and stand off it by so much of their size. */
const SMALLER = 0.9;
const LEAST_RISE = 0.2;
const LEAST_FALL = 0.1;

/** Whether a character stands above or below the line of the one before it. */
function scriptOf(glyph: Glyph, base: Glyph | undefined): Script | null {
  if (!base || glyph.size > SMALLER * base.size) return null;
  const rise = (base.baseline - glyph.baseline) / base.size;
  if (rise >= LEAST_RISE) return "superscript";
  return rise <= -LEAST_FALL ? "subscript" : null;
}

/** A stretch of a line whose characters stand equally high. */
interface Stretch {
  text: string;
  readonly script: Script | null;
}

function textOf(stretches: readonly Stretch[]): string {
  return stretches
    .reduce((before, { text, script }) => before + (script ? scriptText(text, script, before) : text), "")
    .trim();
}

function lineOf(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => a.left - b.left);
  let text = "";
  const stretches: Stretch[] = [];
  /** The last character that stands on the line. */
  let base: Glyph | undefined;
  const kept: Glyph[] = [];
  let overlaps = 0;
  for (const glyph of sorted) {
    const last = kept.at(-1);
    if (last && isDrawnAgain(glyph, last)) continue;
    if (last && overlap(last, glyph)) overlaps += 1;
    if (last && text !== "" && !/\s$/.test(text) && !/^\s/.test(glyph.text)) {
      const gap = (glyph.left - last.right) / Math.max(glyph.size, last.size);
      const areLetters = LETTER.test(text.at(-1) ?? "") && LETTER.test(glyph.text.charAt(0));
      if (gap > (areLetters ? LETTER_GAP : GAP)) {
        text += " ";
        stretches.push({ text: " ", script: null });
      }
    }
    text += glyph.text;
    const script = scriptOf(glyph, base);
    const stretch = stretches.at(-1);
    if (stretch?.script === script) stretch.text += glyph.text;
    else stretches.push({ text: glyph.text, script });
    if (script === null && glyph.text.trim() !== "") base = glyph;
    kept.push(glyph);
  }
  const seen = kept.filter((glyph) => glyph.text.trim() !== "");
  const [first] = seen;
  if (!first) return [];
  const size = seen.reduce((most, glyph) => Math.max(most, glyph.size), 0);
  return [
    {
      text: textOf(stretches),
      left: first.left,
      right: seen.reduce((most, { right }) => Math.max(most, right), -Infinity),
      top: seen.reduce((least, glyph) => Math.min(least, glyph.baseline - glyph.size), Infinity),
      bottom: seen.reduce((most, glyph) => Math.max(most, glyph.baseline + 0.2 * glyph.size), -Infinity),
      size,
      isOverlapped: overlaps >= OVERLAPS,
    },
  ];
}

/** The lines that characters make, from top to bottom. Text that is turned against the others keeps its order. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
  const upright = glyphs.filter(({ turns }) => turns === 0).sort((a, b) => a.baseline - b.baseline);
  const lines: Glyph[][] = [];
  let foot = -Infinity;
  for (const glyph of upright) {
    const line = lines.at(-1);
    if (line && glyph.baseline - foot <= SAME_LINE * glyph.size) {
      line.push(glyph);
    } else {
      lines.push([glyph]);
      foot = glyph.baseline;
    }
  }
  const turned = glyphs.filter(({ turns }) => turns !== 0);
  const aside = turned.length === 0 ? [] : asideLine(turned);
  return [...lines.flatMap(lineOf), ...aside];
}

function asideLine(glyphs: readonly Glyph[]): TextLine[] {
  const text = glyphs
    .map((glyph) => glyph.text)
    .join("")
    .trim();
  const [first] = glyphs;
  if (!first || text === "") return [];
  const { x, y, size } = first;
  return [{ text, left: x, right: x, top: y, bottom: y, size, isOverlapped: false }];
}

/** The width that the first word of a line takes, in points: what would have had to fit on the line before. */
function firstWordWidth({ text, left, right }: TextLine): number {
  const word = /^(?:[\p{Script=Latin}\p{Nd}.,%/-]+|.)(?:.?[，。、；：！？”）》])?/u.exec(text)?.[0] ?? "";
  // Letters take half the width of a Chinese character.
  const units = (part: string): number =>
    Array.from(part).reduce((sum, char) => sum + (/[\0-\u02ff]/.test(char) ? 1 : 2), 0);
  return ((right - left) * units(word)) / Math.max(1, units(text));
}

/** Where the text of a cell may stand: between its borders, less what is kept free before them. */
export interface Room {
  readonly left: number;
  readonly right: number;
}

/** Whether the next line begins where it does only because its first word had no room left on the line before. */
export function isWrapped(line: TextLine, next: TextLine, { left, right }: Room): boolean {
  return right - left - (line.right - line.left) - firstWordWidth(next) <= 0.9 * line.size;
}

function between(line: TextLine, next: TextLine, room: Room): string {
  if (!isWrapped(line, next, room)) return "\n";
  const [before, after] = [line.text.at(-1) ?? "", next.text.charAt(0)];
  const areWords = /\p{Script=Latin}/u.test(before) && /\p{Script=Latin}/u.test(after);
  return areWords ? " " : "";
}

/** The text of a cell: lines that only its width parted are one. */
export function cellText(lines: readonly TextLine[], room: Room): string {
  return lines.reduce((text, line, at) => {
    const before = lines[at - 1];
    return before ? text + between(before, line, room) + line.text : line.text;
  }, "");
}
