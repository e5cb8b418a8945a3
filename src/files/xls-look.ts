import { builtinFormat } from "./format/builtin-formats";
import { numberedColour } from "./look/colours";
import type {
  CellLook,
  ColumnLook,
  Font,
  Horizontal,
  Line,
  LineStyle,
  RowLook,
  SheetLook,
  Vertical,
  WorkbookLook,
} from "./look/workbook-look";
import { MOST_CELLS, WHEN_CUT } from "./reading-limits";

const HEADER = 4;
const BEGIN = 0x0809;
const END = 0x000a;

/** Twentieths of a point. */
const TWIPS = 20;

/** Column widths are kept in shares of a character. */
const WIDTH_UNITS = 256;

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

/** Records of one cell: formula, texts, numbers, boolean or error, blank. */
const ONE_CELL = [0x0006, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e, 0x0201];

type RecordReader = readonly [least: number, read: (record: DataView) => void];

const PLAIN: Font = { bold: false, italic: false, underline: false, strike: false };

interface OpenSheet {
  readonly cells: number[][];
  readonly rows: RowLook[];
  readonly columns: ColumnLook[];
  defaultWidth: number;
  defaultHeight: number;
  frozen: SheetLook["frozen"];
  isFrozen: boolean;
  gridlines: boolean;
}

function emptySheet(): OpenSheet {
  return {
    cells: [],
    rows: [],
    columns: [],
    defaultWidth: 8.43,
    defaultHeight: 15,
    frozen: { rows: 0, columns: 0 },
    isFrozen: false,
    gridlines: true,
  };
}

/** Characters behind a byte that says whether they take one byte or two. */
function textAt(record: DataView, at: number, length: number): string {
  const isWide = (record.getUint8(at) & 1) === 1;
  const size = Math.min(isWide ? length * 2 : length, record.byteLength - at - 1);
  const bytes = new Uint8Array(record.buffer, record.byteOffset + at + 1, size);
  return new TextDecoder(isWide ? "utf-16le" : "latin1").decode(bytes);
}

/** Collects what the records of a workbook stream say of looks. */
class LookReader {
  private readonly palette = new Map<number, string>();
  private readonly fonts: DataView[] = [];
  private readonly formats = new Map<number, string>();
  private readonly cellFormats: DataView[] = [];
  /** Names of the sheets by where they begin. */
  private readonly names = new Map<number, string>();
  private readonly sheets = new Map<string, OpenSheet>();
  private activeSheet = 0;
  private sheet: OpenSheet | undefined;
  private depth = 0;
  private cells = 0;

  /** What is done with a record of each type, and the least size at which it says anything. */
  private readonly readers: ReadonlyMap<number, RecordReader> = new Map<number, RecordReader>([
    [0x0031, [16, (record) => this.fonts.push(record)]],
    [0x00e0, [20, (record) => this.cellFormats.push(record)]],
    [0x0092, [2, (record) => this.readPalette(record)]],
    [0x041e, [5, (record) => this.readFormat(record)]],
    [0x0085, [8, (record) => this.readName(record)]],
    [0x003d, [12, (record) => (this.activeSheet = record.getUint16(10, true))]],
    [0x007d, [10, (record) => this.readColumns(record)]],
    [0x0208, [16, (record) => this.readRow(record)]],
    [0x0055, [2, (record) => this.readDefaultWidth(record.getUint16(0, true))]],
    [0x0099, [2, (record) => this.readDefaultWidth(record.getUint16(0, true) / WIDTH_UNITS)]],
    [0x0225, [4, (record) => this.readDefaultHeight(record)]],
    [0x023e, [2, (record) => this.readView(record)]],
    [0x0041, [4, (record) => this.readPane(record)]],
    [0x00bd, [12, (record) => this.readCells(record, 6)]],
    [0x00be, [8, (record) => this.readCells(record, 2)]],
    ...ONE_CELL.map((type): [number, RecordReader] => [type, [6, (record) => this.readCell(record)]]),
  ]);

  run(stream: Uint8Array): WorkbookLook {
    const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    for (let at = 0; at + HEADER <= view.byteLength;) {
      const [type, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
      if ((type === 0 && size === 0) || at + HEADER + size > view.byteLength) break;
      this.enter(at, type, new DataView(stream.buffer, stream.byteOffset + at + HEADER, size));
      at += HEADER + size;
    }
    return {
      looks: this.cellFormats.map((record) => this.lookOf(record)),
      sheets: Array.from(this.sheets, ([name, { isFrozen, frozen, ...sheet }]) => ({
        name,
        ...sheet,
        frozen: isFrozen ? frozen : { rows: 0, columns: 0 },
        validations: [],
        conditions: [],
      })),
      names: [],
      activeSheet: this.activeSheet,
    };
  }

  private enter(at: number, type: number, record: DataView): void {
    if (type === BEGIN) {
      this.depth += 1;
      if (this.depth === 1) this.openSheet(at);
    } else if (type === END) {
      this.depth -= 1;
    } else if (this.depth === 1) {
      // Deeper ones belong to charts.
      const [least, read] = this.readers.get(type) ?? [];
      if (read && record.byteLength >= (least ?? 0)) read(record);
    }
  }

  private openSheet(at: number): void {
    const name = this.names.get(at);
    this.sheet = name === undefined ? undefined : emptySheet();
    if (name !== undefined && this.sheet) this.sheets.set(name, this.sheet);
  }

  private readName(record: DataView): void {
    this.names.set(record.getUint32(0, true), textAt(record, 7, record.getUint8(6)));
  }

  private readFormat(record: DataView): void {
    this.formats.set(record.getUint16(0, true), textAt(record, 4, record.getUint16(2, true)));
  }

  private readPalette(record: DataView): void {
    for (let at = 2; at + 4 <= record.byteLength; at += 4) {
      const rgb = record.getUint32(at, false) >>> 8;
      this.palette.set(PALETTE_START + (at - 2) / 4, `#${rgb.toString(16).padStart(6, "0").toUpperCase()}`);
    }
  }

  private readColumns(record: DataView): void {
    const columns = this.sheet?.columns;
    // A sound file has at most one record a column.
    if (!columns || columns.length >= WHEN_CUT.columns) return;
    const width = record.getUint16(4, true) / WIDTH_UNITS;
    columns.push({
      first: record.getUint16(0, true),
      last: Math.min(record.getUint16(2, true), WHEN_CUT.columns - 1),
      hidden: (record.getUint16(8, true) & 1) === 1,
      look: record.getUint16(6, true),
      ...(width > 0 ? { width } : {}),
    });
  }

  private readRow(record: DataView): void {
    const row = record.getUint16(0, true);
    if (row >= WHEN_CUT.rows) return;
    const flags = record.getUint16(12, true);
    const height = (record.getUint16(6, true) & 0x7fff) / TWIPS;
    this.sheet?.rows.push({ row, hidden: (flags & 0x20) !== 0, ...(height > 0 ? { height } : {}) });
  }

  private readDefaultWidth(characters: number): void {
    if (this.sheet && characters > 0) this.sheet.defaultWidth = characters;
  }

  private readDefaultHeight(record: DataView): void {
    const height = record.getUint16(2, true) / TWIPS;
    if (this.sheet && height > 0) this.sheet.defaultHeight = height;
  }

  private readView(record: DataView): void {
    const flags = record.getUint16(0, true);
    if (!this.sheet) return;
    this.sheet.gridlines = (flags & 0x2) !== 0;
    this.sheet.isFrozen = (flags & 0x8) !== 0;
  }

  private readPane(record: DataView): void {
    if (this.sheet)
      this.sheet.frozen = { columns: record.getUint16(0, true), rows: record.getUint16(2, true) };
  }

  private readCell(record: DataView): void {
    this.put(record.getUint16(0, true), record.getUint16(2, true), record.getUint16(4, true));
  }

  /** Cells of one row: row, first column, a format and perhaps a number for each, last column. */
  private readCells(record: DataView, size: number): void {
    const [row, first] = [record.getUint16(0, true), record.getUint16(2, true)];
    for (let at = 4; at + size + 2 <= record.byteLength; at += size) {
      this.put(row, first + (at - 4) / size, record.getUint16(at, true));
    }
  }

  /** Blank cells count here as well, so that a file of nothing but formats is not kept whole. */
  private put(row: number, column: number, look: number): void {
    if (!this.sheet || row >= WHEN_CUT.rows || column >= WHEN_CUT.columns || this.cells >= MOST_CELLS) return;
    this.cells += 1;
    (this.sheet.cells[row] ??= [])[column] = look;
  }

  private colour(index: number): string | undefined {
    return this.palette.get(index) ?? numberedColour(index);
  }

  private fontOf(index: number): Font {
    const record = this.fonts[index > MISSING_FONT ? index - 1 : index];
    if (!record) return PLAIN;
    const flags = record.getUint16(2, true);
    const size = record.getUint16(0, true) / TWIPS;
    const colour = this.colour(record.getUint16(4, true));
    return {
      name: textAt(record, 15, record.getUint8(14)),
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

  private linesOf(record: DataView): CellLook["lines"] {
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

  private lookOf(record: DataView): CellLook {
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

/**
 * Reads how a binary workbook looks: fonts, fills, borders, alignment, widths, heights and frozen panes, but
 * neither lists nor conditional formats. Records too short to say anything are passed over.
 *
 * @param stream the Workbook stream of a file that `readWorkbook` reads
 */
export function readXlsLook(stream: Uint8Array): WorkbookLook {
  return new LookReader().run(stream);
}
