import type { Area } from "../../../sheet/address";
import type { FormulaFormat } from "../../../sheet/conditional-format";
import type { AnyValidation } from "../../../sheet/data-validation";
import type {
  ColumnStyle,
  DefinedName,
  RowStyle,
  SheetStyles,
  WorkbookStyles,
} from "../styles/workbook-styles";
import { MOST_CELLS, MOST_RULES, WHEN_CUT } from "../../../files/reading-limits";
import { xlsAreas, xlsCondition, xlsValidation } from "./xls-rules";
import { formulaText } from "./xls-formula";
import { XlsStyles } from "./xls-styles";
import { textAt, textSize } from "./xls-text";

const HEADER = 4;
const BEGIN = 0x0809;
const END = 0x000a;

/** Where in a name the length of its text, of what it stands for, and the number of its sheet stand, and its text. */
const NAME_PARTS = { text: 3, tokens: 4, sheet: 8, start: 14 } as const;
/** In its first byte: a name of Excel's own, or one of a macro. */
const NO_CELLS = 0x20 | 0x0e;

/** Twentieths of a point. */
const TWIPS = 20;

/** Relative references of a name are meant from there. */
const FIRST_CELL = { row: 0, column: 0 } as const;

/** Column widths are kept in shares of a character. */
const WIDTH_UNITS = 256;

/** Records of one cell: formula, texts, numbers, boolean or error, blank. */
const ONE_CELL = [0x0006, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e, 0x0201];

/** What stands instead of the name of a linked workbook where the link leads to this one. */
const ITSELF = 0x0401;

/** A link to sheets takes six bytes: the workbook, the first sheet and the last. */
const LINK_SIZE = 6;

type RecordReader = readonly [least: number, read: (record: DataView) => void];

interface OpenSheet {
  readonly cells: number[][];
  readonly rows: RowStyle[];
  readonly columns: ColumnStyle[];
  defaultWidth: number;
  defaultHeight: number;
  frozen: SheetStyles["frozen"];
  isFrozen: boolean;
  gridlines: boolean;
  readonly validations: AnyValidation[];
  /** Conditional formats of the same cells stand together. */
  readonly conditions: { readonly areas: readonly Area[]; readonly rules: Condition[] }[];
}

type Condition = Omit<FormulaFormat, "stopIfTrue">;

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
    validations: [],
    conditions: [],
  };
}

function sheetStyles(name: string, { isFrozen, frozen, conditions, ...sheet }: OpenSheet): SheetStyles {
  return {
    name,
    ...sheet,
    frozen: isFrozen ? frozen : { rows: 0, columns: 0 },
    // The first of those that stand together decides.
    conditions: conditions.flatMap(({ rules }) =>
      rules.map((rule, at) => ({ ...rule, stopIfTrue: at < rules.length - 1 })),
    ),
  };
}

/** Collects what the records of a workbook stream say of styles. */
class StyleReader {
  private readonly styles = new XlsStyles();
  /** Names of the sheets by where they begin. */
  private readonly names = new Map<number, string>();
  private readonly sheets = new Map<string, OpenSheet>();
  private readonly sheetNames: string[] = [];
  /** Of each linked workbook, whether it is this one. */
  private readonly isItself: boolean[] = [];
  private readonly links: DataView[] = [];
  private readonly definedNames: DataView[] = [];
  private activeSheet = 0;
  private sheet: OpenSheet | undefined;
  private depth = 0;
  private cells = 0;
  private rules = 0;

  /** What is done with a record of each type, and the least size at which it says anything. */
  private readonly readers: ReadonlyMap<number, RecordReader> = new Map<number, RecordReader>([
    [0x0031, [16, (record) => this.styles.addFont(record)]],
    [0x00e0, [20, (record) => this.styles.addCellFormat(record)]],
    [0x0092, [2, (record) => this.styles.addPalette(record)]],
    [0x041e, [5, (record) => this.styles.addFormat(record)]],
    [0x0085, [8, (record) => this.readName(record)]],
    [0x003d, [12, (record) => (this.activeSheet = record.getUint16(10, true))]],
    [0x01ae, [4, (record) => this.isItself.push(record.getUint16(2, true) === ITSELF)]],
    [0x0017, [2, (record) => this.readLinks(record)]],
    [0x0018, [NAME_PARTS.start, (record) => this.definedNames.push(record)]],
    [0x01be, [4, (record) => this.readValidation(record)]],
    [0x01b0, [14, (record) => this.sheet?.conditions.push({ areas: xlsAreas(record, 12), rules: [] })]],
    [0x01b1, [12, (record) => this.readCondition(record)]],
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

  run(stream: Uint8Array): WorkbookStyles {
    const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    for (let at = 0; at + HEADER <= view.byteLength;) {
      const [type, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
      if ((type === 0 && size === 0) || at + HEADER + size > view.byteLength) break;
      this.enter(at, type, new DataView(stream.buffer, stream.byteOffset + at + HEADER, size));
      at += HEADER + size;
    }
    return {
      styles: this.styles.styles(),
      sheets: Array.from(this.sheets, ([name, sheet]) => sheetStyles(name, sheet)),
      names: this.definedNames.slice(0, MOST_RULES).flatMap((record) => this.definedName(record) ?? []),
      tables: [],
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
    const name = textAt(record, 7, record.getUint8(6)) ?? "";
    this.names.set(record.getUint32(0, true), name);
    this.sheetNames.push(name);
  }

  private readLinks(record: DataView): void {
    for (let at = 2; at + LINK_SIZE <= record.byteLength; at += LINK_SIZE) {
      this.links.push(new DataView(record.buffer, record.byteOffset + at, LINK_SIZE));
    }
  }

  /** A name with what it stands for; none where that holds what is not common. */
  private definedName(record: DataView): DefinedName | undefined {
    const { start } = NAME_PARTS;
    if ((record.getUint8(0) & NO_CELLS) !== 0) return undefined;
    const letters = record.getUint8(NAME_PARTS.text);
    const name = textAt(record, start, letters);
    const from = start + textSize(record, start, letters);
    const size = record.getUint16(NAME_PARTS.tokens, true);
    if (name === undefined || size === 0 || from + size > record.byteLength) return undefined;
    const tokens = new DataView(record.buffer, record.byteOffset + from, size);
    const formula = formulaText(tokens, FIRST_CELL, this.sheetOf);
    const place = record.getUint16(NAME_PARTS.sheet, true);
    if (place === 0) return formula === undefined ? undefined : { name, formula };
    const sheet = this.sheetNames[place - 1];
    return formula === undefined || sheet === undefined ? undefined : { name, sheet, formula };
  }

  private readonly sheetOf = (index: number): string | undefined => {
    const link = this.links[index];
    const [workbook = -1, first = -1, last] = link ? [0, 2, 4].map((at) => link.getUint16(at, true)) : [];
    return this.isItself[workbook] === true && first === last ? this.sheetNames[first] : undefined;
  };

  private readValidation(record: DataView): void {
    const validation = this.rules < MOST_RULES ? xlsValidation(record, this.sheetOf) : undefined;
    if (!this.sheet || !validation) return;
    this.rules += 1;
    this.sheet.validations.push(validation);
  }

  private readCondition(record: DataView): void {
    const format = this.sheet?.conditions.at(-1);
    if (!format || this.rules >= MOST_RULES) return;
    const rule = xlsCondition(record, format.areas, this.sheetOf, (index) => this.styles.colour(index));
    if (!rule) return;
    this.rules += 1;
    format.rules.push(rule);
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
      style: record.getUint16(6, true),
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
  private put(row: number, column: number, style: number): void {
    if (!this.sheet || row >= WHEN_CUT.rows || column >= WHEN_CUT.columns || this.cells >= MOST_CELLS) return;
    this.cells += 1;
    (this.sheet.cells[row] ??= [])[column] = style;
  }
}

/**
 * Reads how a binary workbook looks. Records too short to say anything are passed over, as are lists and
 * conditional formats whose formulas hold what is not common.
 *
 * @param stream the Workbook stream of a file that `readWorkbook` reads
 */
export function readXlsStyles(stream: Uint8Array): WorkbookStyles {
  return new StyleReader().run(stream);
}
