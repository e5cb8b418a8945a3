import { build } from "../../building/build";
import { NO_DATA } from "../../building/form-data";
import type { FormSpec } from "../../forms/form-spec";
import { national2020 } from "../../scoring/profiles/national-2020";
import { mergeAt } from "../../sheet/merged-cells";
import type { SheetSpec } from "../../sheet/sheet-spec";

/** A form drawn small: paths of an SVG, the lines of its cells and a bar for each printed text. */
export interface FormPicture {
  readonly width: number;
  readonly height: number;
  readonly lines: string;
  readonly bars: string;
}

/** Width of a character of the sheet's columns, against points of its rows. */
const CHARACTER = 5.6;
/** Width of a printed Chinese character and height of its bar, in points at 10. */
const LETTER = 8;
const BAR = 6;

/** Where the columns or rows of a sheet begin, and where the last ends. */
function edges(sizes: readonly number[]): readonly number[] {
  const places = [0];
  for (const size of sizes) places.push((places[places.length - 1] ?? 0) + size);
  return places;
}

/** The picture of a built sheet; small numbers are rounded, so that it stays short. */
export function pictureOf({ rows, columns, merges, styles }: SheetSpec): FormPicture {
  const across = edges(columns.map((width) => width * CHARACTER));
  const down = edges(rows.map(({ height }) => height));
  const lines: string[] = [];
  const bars: string[] = [];
  rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      const merge = mergeAt({ merges }, { row, column });
      if (!cell || (merge && (merge.top !== row || merge.left !== column))) return;
      const { bottom, right } = merge ?? { bottom: row, right: column };
      const [x = 0, y = 0] = [across[column], down[row]];
      const width = (across[right + 1] ?? x) - x;
      const height = (down[bottom + 1] ?? y) - y;
      const style = styles[cell.style];
      const rounded = (...numbers: readonly number[]): string => numbers.map(Math.round).join(" ");
      if (style?.lines.top)
        lines.push(`M${rounded(x, y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`);
      if (cell.content?.kind !== "text") return;
      const scale = (style?.font.size ?? 10) / 10;
      const length = Math.min(width * 0.8, cell.content.text.trim().length * LETTER * scale);
      const start = style?.horizontal === "left" ? x + LETTER / 2 : x + (width - length) / 2;
      const bar = BAR * scale;
      bars.push(
        `M${rounded(start, y + (height - bar) / 2)}h${Math.round(length)}v${Math.round(bar)}h${-Math.round(length)}z`,
      );
    }),
  );
  return {
    width: Math.round(across[across.length - 1] ?? 0),
    height: Math.round(down[down.length - 1] ?? 0),
    lines: lines.join(""),
    bars: bars.join(""),
  };
}

const pictures = new Map<string, FormPicture>();

/** The picture of a blank form, made once. */
export function formPicture(form: FormSpec): FormPicture {
  const known = pictures.get(form.id);
  if (known) return known;
  const blank = build(form, NO_DATA, {
    sheetName: form.name.zh,
    rowsPerClass: 1,
    month: null,
    formulas: false,
    locked: false,
    profile: national2020,
  });
  const picture = pictureOf(blank);
  pictures.set(form.id, picture);
  return picture;
}
