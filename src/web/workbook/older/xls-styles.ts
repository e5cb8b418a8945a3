import { builtinFormat } from "../../../files/format/builtin-formats";
import { numberedColour } from "../styles/colours";
import type { CellStyle, Font, Horizontal, Line, LineStyle, Vertical } from "../../../sheet/cell-style";
import { textAt } from "./xls-text";

/** Twentieths of a point. */
const TWIPS = 20;

const LINE_STYLES: readonly (LineStyle | undefined)[] = [
  undefined,
  "thin",
  "medium",
  "dashed",
  "dotted",
  "thick",
  "double",
  "hair",
  "mediumDashed",
  "dashDot",
  "mediumDashDot",
  "dashDotDot",
  "mediumDashDotDot",
  "slantDashDot",
];

const HORIZONTAL: readonly (Horizontal | undefined)[] = [
  undefined,
  "left",
  "center",
  "right",
  undefined,
  "justify",
  "center",
  "distributed",
];

const VERTICAL: readonly Vertical[] = ["top", "center", "bottom", "top", "center"];

const SOLID = 1;
const BOLD = 600;
const STACKED = 255;

/** No font has this number: those behind it count one further. */
const MISSING_FONT = 4;

/** The first colour that a workbook may define itself. */
const PALETTE_START = 8;

const PLAIN: Font = { bold: false, italic: false, underline: false, strike: false };

/** Collects the fonts, colours and formats of a binary workbook, and tells how its cells look. */
export class XlsStyles {
  private readonly palette = new Map<number, string>();
  private readonly fonts: DataView[] = [];
  private readonly formats = new Map<number, string>();
  private readonly cellFormats: DataView[] = [];

  /** At least 16 bytes. */
  addFont(record: DataView): void {
    this.fonts.push(record);
  }

  /** At least 20 bytes. */
  addCellFormat(record: DataView): void {
    this.cellFormats.push(record);
  }

  /** The styles of cells by the number that these refer to. */
  styles(): CellStyle[] {
    return this.cellFormats.map((record) => this.styleOf(record));
  }

  /** At least 5 bytes. */
  addFormat(record: DataView): void {
    this.formats.set(record.getUint16(0, true), textAt(record, 4, record.getUint16(2, true)) ?? "");
  }

  /** At least 2 bytes. */
  addPalette(record: DataView): void {
    for (let at = 2; at + 4 <= record.byteLength; at += 4) {
      const rgb = record.getUint32(at, false) >>> 8;
      this.palette.set(PALETTE_START + (at - 2) / 4, `#${rgb.toString(16).padStart(6, "0").toUpperCase()}`);
    }
  }

  /** A colour by its number, as `#RRGGBB`; undefined for those that mean automatic. */
  colour(index: number): string | undefined {
    return this.palette.get(index) ?? numberedColour(index);
  }

  private fontOf(index: number): Font {
    const record = this.fonts[index > MISSING_FONT ? index - 1 : index];
    if (!record) return PLAIN;
    const flags = record.getUint16(2, true);
    const size = record.getUint16(0, true) / TWIPS;
    const colour = this.colour(record.getUint16(4, true));
    const name = textAt(record, 15, record.getUint8(14));
    return {
      ...(name === undefined ? {} : { name }),
      bold: record.getUint16(6, true) >= BOLD,
      italic: (flags & 0x2) !== 0,
      underline: record.getUint8(10) !== 0,
      strike: (flags & 0x8) !== 0,
      ...(size > 0 ? { size } : {}),
      ...(colour === undefined ? {} : { colour }),
    };
  }

  private lineOf(style: number, colour: number): Line | undefined {
    const known = LINE_STYLES[style];
    return known && { style: known, colour: this.colour(colour) ?? "#000000" };
  }

  private linesOf(record: DataView): CellStyle["lines"] {
    const [sides, colours] = [record.getUint32(10, true), record.getUint32(14, true)];
    const lines = {
      left: this.lineOf(sides & 0xf, (sides >>> 16) & 0x7f),
      right: this.lineOf((sides >>> 4) & 0xf, (sides >>> 23) & 0x7f),
      top: this.lineOf((sides >>> 8) & 0xf, colours & 0x7f),
      bottom: this.lineOf((sides >>> 12) & 0xf, (colours >>> 7) & 0x7f),
    };
    return Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined));
  }

  private fillOf(record: DataView): string | undefined {
    const pattern = record.getUint32(14, true) >>> 26;
    if (pattern === 0) return undefined;
    const colours = record.getUint16(18, true);
    const [front, behind] = [this.colour(colours & 0x7f), this.colour((colours >>> 7) & 0x7f)];
    return pattern === SOLID ? front : (behind ?? front);
  }

  private styleOf(record: DataView): CellStyle {
    const alignment = record.getUint8(6);
    const rotation = record.getUint8(7);
    const turned = rotation > 90 ? 90 - rotation : rotation;
    const horizontal = HORIZONTAL[alignment & 0x7];
    const fill = this.fillOf(record);
    const format = record.getUint16(2, true);
    const code = this.formats.get(format) ?? builtinFormat(format);
    return {
      font: this.fontOf(record.getUint16(0, true)),
      lines: this.linesOf(record),
      vertical: VERTICAL[(alignment >>> 4) & 0x7] ?? "bottom",
      wrap: (alignment & 0x8) !== 0,
      rotation: rotation === STACKED ? "stacked" : turned,
      indent: record.getUint8(8) & 0xf,
      locked: (record.getUint16(4, true) & 1) === 1,
      ...(horizontal === undefined ? {} : { horizontal }),
      ...(fill === undefined ? {} : { fill }),
      ...(code === undefined || code === "" || code === "General" ? {} : { numberFormat: code }),
    };
  }
}
