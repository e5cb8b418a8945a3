import { LIST_STYLES, type ListCell, type ListStyle } from "./list-sheet";
import { printedWidth } from "./text-width";

export const LIST_FONT = "宋体";
/** The colour of the lines around cells, as `RRGGBB`. */
export const LIST_LINE = "BFC7C5";

/** Heights of rows in points. */
export const TITLE_HEIGHT = 26;
export const CAPTION_HEIGHT = 22;
export const TOTAL_HEIGHT = 20;
export const LEAST_ROW_HEIGHT = 18;
const LINE_HEIGHT = 14;
const HIGHEST_ROW = 409;

/** How the cells of a style look; colours as `RRGGBB`. */
export interface ListFormat {
  readonly align: "left" | "center" | "right";
  readonly wrap?: true;
  readonly bold?: true;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  readonly format?: string;
  readonly bare?: true;
  readonly underline?: true;
}

const AMOUNT = "#,##0.00";
const POINTS = "0.00";
const PERCENT = "0.00%";
const TOTAL = { bold: true, fill: "EEF4F3" } as const;

export const LIST_FORMATS: Readonly<Record<ListStyle, ListFormat>> = {
  text: { align: "left", wrap: true, format: "@" },
  short: { align: "center", wrap: true, format: "@" },
  count: { align: "center", format: "0" },
  amount: { align: "right", format: AMOUNT },
  points: { align: "center", format: POINTS },
  percent: { align: "right", format: PERCENT },
  link: { align: "left", wrap: true, color: "0B5C8A", underline: true, format: "@" },
  header: { align: "center", wrap: true, bold: true, fill: "DCE8E6" },
  title: { align: "left", bold: true, size: 16, bare: true },
  note: { align: "left", color: "555555", bare: true },
  caption: { align: "left", bold: true, size: 12, bare: true },
  paragraph: { align: "left", wrap: true, size: 12, bare: true },
  red: { align: "center", color: "B42318", fill: "FDE7E4", bold: true },
  yellow: { align: "center", color: "7A4B00", fill: "FFF3D6" },
  green: { align: "center", color: "1B6B3A", fill: "E4F4E9" },
  total: { align: "center", ...TOTAL, format: "General" },
  "total-amount": { align: "right", ...TOTAL, format: AMOUNT },
  "total-points": { align: "center", ...TOTAL, format: POINTS },
  "total-percent": { align: "right", ...TOTAL, format: PERCENT },
};

/** Styles that texts of are broken over lines, so that their rows grow. */
const WRAPPED: ReadonlySet<ListStyle> = new Set(
  LIST_STYLES.filter((style) => LIST_FORMATS[style].wrap === true),
);

/** How the total below a column looks. */
export function totalStyle(style: ListStyle): ListStyle {
  if (style === "amount") return "total-amount";
  if (style === "points") return "total-points";
  return style === "percent" ? "total-percent" : "total";
}

/** The height of a row of a list in points, so that what is broken over lines is seen whole. */
export function heightOfRow(
  cells: readonly ListCell[],
  styles: readonly ListStyle[],
  widths: readonly number[],
): number {
  let lines = 1;
  let size = 10;
  cells.forEach((cell, column) => {
    const style = styles[column] ?? "text";
    if (!WRAPPED.has(style)) return;
    const text =
      typeof cell === "string"
        ? cell
        : cell !== null && typeof cell === "object" && "text" in cell
          ? cell.text
          : "";
    if (text === "") return;
    size = Math.max(size, LIST_FORMATS[style].size ?? 10);
    const room = Math.max(
      2,
      Math.floor(((widths[column] ?? 10) * 0.94 * 11) / (LIST_FORMATS[style].size ?? 10)),
    );
    const needed = text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(printedWidth(line) / room)), 0);
    lines = Math.max(lines, needed);
  });
  return Math.min(HIGHEST_ROW, Math.max(LEAST_ROW_HEIGHT, Math.ceil((lines * LINE_HEIGHT * size) / 10 + 4)));
}
