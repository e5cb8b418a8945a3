import { a1, type Area, type CellAddress } from "../../../sheet/address";
import { fromTheTop } from "../../../sheet/area-list";
import { COMPARISONS } from "../styles/condition-part";
import type { Difference } from "../styles/style-part";
import { inputFormula, noticeOf, dataValidation } from "../styles/data-validation";
import type { FormulaFormat } from "../../../sheet/conditional-format";
import { OPERATORS, type AnyValidation } from "../../../sheet/data-validation";
import { formulaText, type SheetOf } from "./xls-formula";
import { textAt, textSize } from "./xls-text";

/** Kinds of inputs in the words of .xlsx files; 0 takes anything. */
const KINDS = ["", "whole", "decimal", "list", "date", "time", "textLength", "custom"];
const SHOWS_PROMPT = 0x40000;
const SHOWS_ERRORS = 0x80000;

/** Items stand in one text, with this between them. */
const BETWEEN_ITEMS = "\0";
const HOLDS_ITEMS = 0x80;

/** A text without characters is kept as this one. */
const NOTHING = "\0";

/** A formula that is nothing but a text begins with this, and the number of its characters. */
const TEXT = 0x17;

const AREA_SIZE = 8;

const COMPARED = 1;
const FORMULA = 2;

/** What comes before a format, before the formulas: the kind, the sizes of the formulas, and marks of what it holds. */
const HEADER = 12;

/** The parts of a format from its end on, as what is before them may be of any size. */
const PARTS = [
  { part: "protection", mark: 1 << 30, size: 2 },
  { part: "pattern", mark: 1 << 29, size: 4 },
  { part: "border", mark: 1 << 28, size: 8 },
  { part: "alignment", mark: 1 << 27, size: 8 },
  { part: "font", mark: 1 << 26, size: 118 },
] as const;
type Part = (typeof PARTS)[number]["part"];

/** Where in the part of a font its marks, weight, line and colour stand, and what of them stays as it is. */
const FONT_MARKS = 68;
const WEIGHT = 72;
const UNDERLINE = 76;
const COLOUR = 80;
const KEEPS_MARKS = 88;
const KEEPS_UNDERLINE = 96;
const KEEPS_WEIGHT = 100;
const BOLD = 600;
const ITALIC = 0x02;
const STRIKE = 0x80;

/** Marks of what a pattern leaves as it is: the colour in front and that behind. */
const KEEPS_FRONT = 1 << 17;
const KEEPS_BEHIND = 1 << 18;

/** A colour by its number among those of the workbook. */
export type NumberedColour = (index: number) => string | undefined;

function within(record: DataView, at: number, size: number): DataView | undefined {
  if (size < 0 || at + size > record.byteLength) return undefined;
  return new DataView(record.buffer, record.byteOffset + at, size);
}

/** The areas that a record counts and lists from there on, from the top. */
export function xlsAreas(record: DataView, at: number): Area[] {
  const count = at + 2 > record.byteLength ? 0 : record.getUint16(at, true);
  const areas: Area[] = [];
  for (let from = at + 2; areas.length < count && from + AREA_SIZE <= record.byteLength; from += AREA_SIZE) {
    const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((offset) =>
      record.getUint16(from + offset, true),
    );
    if (top > bottom || left > right || right > 255) return [];
    areas.push({ top, left, bottom, right });
  }
  return fromTheTop(areas);
}

function cornerOf([area]: readonly Area[]): CellAddress | undefined {
  return area && { row: area.top, column: area.left };
}

/** The items of a list that are written in the formula itself. */
function itemsOf(tokens: DataView): string[] | undefined {
  const text =
    tokens.byteLength > 2 && tokens.getUint8(0) === TEXT ? textAt(tokens, 2, tokens.getUint8(1)) : undefined;
  return text?.split(BETWEEN_ITEMS);
}

/** The four texts of a validation, titles before words, and where they end; undefined where they are cut off. */
function messagesOf(
  record: DataView,
): { readonly texts: readonly string[]; readonly end: number } | undefined {
  const texts: string[] = [];
  let at = 4;
  while (texts.length < 4) {
    if (at + 2 > record.byteLength) return undefined;
    const length = record.getUint16(at, true);
    const text = length === 0 ? "" : textAt(record, at + 2, length);
    if (text === undefined) return undefined;
    texts.push(text === NOTHING ? "" : text);
    at += 2 + textSize(record, at + 2, length);
  }
  return { texts, end: at };
}

/** The two formulas of a validation, and where they end; undefined where they are cut off. */
function formulasOf(
  record: DataView,
  start: number,
): { readonly formulas: readonly DataView[]; readonly end: number } | undefined {
  const formulas: DataView[] = [];
  let at = start;
  while (formulas.length < 2) {
    if (at + 4 > record.byteLength) return undefined;
    const tokens = within(record, at + 4, record.getUint16(at, true));
    if (!tokens) return undefined;
    formulas.push(tokens);
    at += 4 + tokens.byteLength;
  }
  return { formulas, end: at };
}

/** The rule for inputs that a record holds; undefined where nothing is seen of it or it is not known. */
export function xlsValidation(record: DataView, sheetOf: SheetOf): AnyValidation | undefined {
  const marks = record.getUint32(0, true);
  const messages = messagesOf(record);
  const found = messages && formulasOf(record, messages.end);
  const areas = found ? xlsAreas(record, found.end) : [];
  const [area] = areas;
  if (!messages || !found || !area) return undefined;
  const [promptTitle, errorTitle, prompt, error] = messages.texts;
  const answers = (marks & SHOWS_ERRORS) !== 0;
  const answer = {
    areas,
    answers,
    strict: answers && ((marks >>> 4) & 7) === 0,
    prompt: (marks & SHOWS_PROMPT) === 0 ? undefined : noticeOf(promptTitle, prompt),
    errorMessage: noticeOf(errorTitle, error),
  };
  const type = KINDS[marks & 0xf] ?? "";
  const corner = { row: area.top, column: area.left };
  const [first, second] = found.formulas.map((tokens) =>
    tokens.byteLength === 0 ? "" : formulaText(tokens, corner, sheetOf),
  );
  if (type === "list") {
    const [tokens] = found.formulas;
    const items = tokens && (marks & HOLDS_ITEMS) !== 0 ? itemsOf(tokens) : first;
    return items === undefined || items === "" ? undefined : dataValidation(answer, { items });
  }
  const operator = OPERATORS[(marks >>> 20) & 0xf] ?? "";
  const isKnown = first !== undefined && second !== undefined;
  const formula = isKnown ? inputFormula({ type, operator, first, second }, area) : undefined;
  return dataValidation(answer, { formula });
}

/** The parts of the format of a condition, each from where it begins. */
function partsOf(format: DataView, marks: number): ReadonlyMap<Part, DataView> {
  const parts = new Map<Part, DataView>();
  let end = format.byteLength;
  for (const { part, mark, size } of PARTS) {
    if ((marks & mark) === 0) continue;
    end -= size;
    const found = end < 0 ? undefined : within(format, end, size);
    if (!found) break;
    parts.set(part, found);
  }
  return parts;
}

function differenceOf(format: DataView, marks: number, colourOf: NumberedColour): Difference {
  const parts = partsOf(format, marks);
  const [font, pattern] = [parts.get("font"), parts.get("pattern")?.getUint32(0, true)];
  const colour = font && colourOf(font.getInt32(COLOUR, true));
  const marked = font ? font.getUint32(FONT_MARKS, true) & ~font.getUint32(KEEPS_MARKS, true) : 0;
  const isBold = font?.getUint32(KEEPS_WEIGHT, true) === 0 && font.getUint16(WEIGHT, true) >= BOLD;
  const isUnderlined = font?.getUint32(KEEPS_UNDERLINE, true) === 0 && font.getUint8(UNDERLINE) !== 0;
  const [front, behind] = [16, 23].map((at) => ((pattern ?? 0) >>> at) & 0x7f);
  const index = (marks & KEEPS_BEHIND) === 0 ? behind : (marks & KEEPS_FRONT) === 0 ? front : undefined;
  const fill = pattern === undefined || index === undefined ? undefined : colourOf(index);
  return {
    bold: isBold,
    ...((marked & ITALIC) === 0 ? {} : { italic: true }),
    ...(isUnderlined ? { underline: true } : {}),
    ...((marked & STRIKE) === 0 ? {} : { strike: true }),
    ...(fill === undefined ? {} : { fill }),
    ...(colour === undefined ? {} : { colour }),
  };
}

/** A condition of the file for the cells of the areas; undefined where it is none that is known. */
export function xlsCondition(
  record: DataView,
  areas: readonly Area[],
  sheetOf: SheetOf,
  colourOf: NumberedColour,
): Omit<FormulaFormat, "stopIfTrue"> | undefined {
  const corner = cornerOf(areas);
  const [kind, operator] = [record.getUint8(0), record.getUint8(1)];
  const [firstSize, secondSize] = [record.getUint16(2, true), record.getUint16(4, true)];
  const end = record.byteLength - firstSize - secondSize;
  const format = within(record, HEADER, end - HEADER);
  if (!format || !corner) return undefined;
  const textOf = (at: number, size: number) => {
    const tokens = within(record, at, size);
    return tokens && formulaText(tokens, corner, sheetOf);
  };
  const first = textOf(end, firstSize);
  const second = secondSize === 0 ? "" : textOf(end + firstSize, secondSize);
  if (first === undefined || second === undefined) return undefined;
  const compared = COMPARISONS.get(OPERATORS[operator - 1] ?? "")?.(a1(corner), first, second);
  const formula = kind === FORMULA ? first : kind === COMPARED ? compared : undefined;
  const difference = differenceOf(format, record.getUint32(6, true), colourOf);
  return formula === undefined ? undefined : { areas, formula, ...difference };
}
