import type { Area } from "../../sheet/address";
import { constantText, IDENTITY_NAME } from "../../sheet/identity";
import type { CellSnapshot, CellValue } from "../../sheet/snapshot";
import { type Archive, listing } from "../zip/archive";
import { type SheetsRead, withoutResult } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { generalNumber } from "../format/general-number";
import { isoDateSerial } from "../format/iso-date";
import { withResults } from "../formula-results";
import { layOutSheets, type PlacedCell, type PlacedSheet } from "../placed-cells";
import { MOST_CELLS, SHEET_COLUMNS, SHEET_ROWS } from "../reading-limits";
import { excelFormula } from "./formula";
import type { Attributes } from "../xml/part";
import { readXml, type XmlElement } from "../xml/reader";

/** What formulas begin with that are written as in Excel. */
const EXCEL_NOTATION = "msoxl";

const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** A duration such as `PT08H45M00S` as a share of a day; undefined for other text. */
function durationDays(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** The value a cell says it has, and the text it shows where it does not say; empty for a blank one. */
function storedValue(cell: Attributes, text: string): CellValue {
  switch (cell.get("value-type")) {
    case "float":
    case "percentage":
    case "currency": {
      const value = Number(cell.get("value"));
      return Number.isFinite(value) ? value : text;
    }
    case "boolean":
      return cell.get("boolean-value") === "true";
    case "date":
      return isoDateSerial(cell.get("date-value") ?? "", false) ?? text;
    case "time":
      return durationDays(cell.get("time-value") ?? "") ?? text;
    case "string":
      return cell.get("string-value") ?? text;
    case "error":
      return text;
    default:
      return "";
  }
}

/** `of:=[.B2]*SUM([.C1:.C9])` as `B2*SUM(C1:C9)`; what Excel has no words for stays near to what it was. */
function plainFormula(formula: string): string {
  const [, notation = "", own = ""] = /^(?:(\w+):)?=?([^]*)$/.exec(formula) ?? [];
  if (notation === EXCEL_NOTATION) return own;
  const inExcel = excelFormula(own, "names");
  return (
    inExcel ??
    own.replace(/\[([^\]]*)\]/g, (_whole, reference: string) => reference.replace(/(^|:)\./g, "$1"))
  );
}

function valueText(value: CellValue): string {
  if (typeof value === "number") return generalNumber(value);
  return typeof value === "string" ? value : value ? "TRUE" : "FALSE";
}

function snapshotCell(cell: Attributes, shown: string): CellSnapshot | null {
  const formula = cell.get("formula");
  const value = storedValue(cell, shown);
  if (value === "" && formula === undefined) return null;
  const text = shown === "" ? valueText(value) : shown;
  if (formula === undefined) return { value, text };
  const filled = { value, text, formula: plainFormula(formula) };
  return cell.get("value-type") === undefined && shown === "" ? withoutResult(filled) : filled;
}

/** How often something is repeated, or how many cells it spans. */
function count(element: Attributes, name: string): number {
  const value = Number(element.get(name) ?? 1);
  return Number.isInteger(value) && value > 0 ? value : 1;
}

/** Elements inside a cell whose text is not the cell's. */
function isBeside({ name, prefix }: XmlElement): boolean {
  return name === "annotation" || name === "shapes" || prefix === "draw";
}

interface RepeatedCell {
  readonly column: number;
  readonly times: number;
  readonly cell: CellSnapshot;
}

interface OpenTable {
  readonly name: string;
  readonly style: string;
  readonly protected: boolean;
  identity?: string;
  readonly cells: PlacedCell[];
  readonly merges: Area[];
}

/** Follows the elements of a content part and keeps the tables it holds. */
class ContentReader {
  readonly tables: OpenTable[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = "";
  private table: OpenTable | null = null;
  private row = 0;
  private rowTimes = 1;
  private column = 0;
  private rowCells: RepeatedCell[] = [];
  private cell: Attributes | null = null;
  private text = "";
  private paragraphs = 0;
  private inParagraph = false;
  /** Open elements that lie beside the text of a cell. */
  private beside = 0;
  private filled = 0;

  sheets(): PlacedSheet[] {
    return this.tables.map(({ style, ...table }) => ({ ...table, hidden: this.hiddenStyles.has(style) }));
  }

  open(element: XmlElement): void {
    if (isBeside(element)) this.beside += 1;
    if (this.beside > 0) return;
    switch (element.name) {
      case "style":
        this.style = element.attributes().get("name") ?? "";
        break;
      case "table-properties":
        if (element.attributes().get("display") === "false") this.hiddenStyles.add(this.style);
        break;
      case "table":
        this.openTable(element.attributes());
        break;
      case "named-expression":
        this.takeName(element.attributes());
        break;
      case "table-row":
        this.rowTimes = count(element.attributes(), "number-rows-repeated");
        this.column = 0;
        this.rowCells = [];
        break;
      case "table-cell":
      case "covered-table-cell":
        this.cell = element.attributes();
        this.text = "";
        this.paragraphs = 0;
        break;
      case "p":
        if (this.paragraphs > 0) this.text += "\n";
        this.paragraphs += 1;
        this.inParagraph = true;
        break;
      case "s":
        this.text += " ".repeat(Math.min(count(element.attributes(), "c"), 1000));
        break;
      case "tab":
        this.text += "\t";
        break;
      case "line-break":
        this.text += "\n";
        break;
    }
  }

  close(element: XmlElement): void {
    if (this.beside > 0) {
      if (isBeside(element)) this.beside -= 1;
      return;
    }
    switch (element.name) {
      case "p":
        this.inParagraph = false;
        break;
      case "table-cell":
      case "covered-table-cell":
        this.closeCell(element.name === "covered-table-cell");
        break;
      case "table-row":
        this.closeRow();
        break;
      case "table":
        this.table = null;
        break;
    }
  }

  characters(text: string): void {
    if (this.inParagraph && this.beside === 0) this.text += text.replace(/\s+/g, " ");
  }

  private openTable(table: Attributes): void {
    this.row = 0;
    this.table = {
      name: table.get("name") ?? "",
      style: table.get("style-name") ?? "",
      protected: table.get("protected") === "true",
      cells: [],
      merges: [],
    };
    this.tables.push(this.table);
  }

  /** Names of the sheet itself stand inside its table, behind the rows. */
  private takeName(name: Attributes): void {
    if (!this.table || name.get("name") !== IDENTITY_NAME) return;
    const text = constantText((name.get("expression") ?? "").replace(/^of:/, ""));
    if (text !== undefined) this.table.identity = text;
  }

  private closeCell(covered: boolean): void {
    if (!this.cell) return;
    const times = count(this.cell, "number-columns-repeated");
    const cell = covered ? null : snapshotCell(this.cell, this.text);
    if (cell) this.rowCells.push({ column: this.column, times, cell });
    const down = count(this.cell, "number-rows-spanned");
    const right = count(this.cell, "number-columns-spanned");
    if (down * right > 1) {
      const { row: top, column: left } = this;
      this.table?.merges.push({ top, left, bottom: top + down - 1, right: left + right - 1 });
    }
    this.column += times;
    this.cell = null;
  }

  /** Places the cells of a row as often as they and the row are repeated. */
  private closeRow(): void {
    const { table, rowCells, row, rowTimes } = this;
    this.filled += rowTimes * rowCells.reduce((sum, { times }) => sum + times, 0);
    if (this.filled > MOST_CELLS) throw tooLarge("cells", this.filled, MOST_CELLS);
    const beyond = rowCells.some(({ column, times }) => column + times > SHEET_COLUMNS);
    if (beyond || (rowCells.length > 0 && row + rowTimes > SHEET_ROWS)) {
      throw damaged("cell-reference", table?.name ?? "");
    }
    for (let down = 0; rowCells.length > 0 && down < rowTimes; down += 1) {
      for (const { column, times, cell } of rowCells) {
        for (let right = 0; right < times; right += 1) {
          table?.cells.push({ row: row + down, column: column + right, cell });
        }
      }
    }
    this.row += rowTimes;
    this.rowCells = [];
  }
}

/**
 * Reads the content of an OpenDocument spreadsheet, which stands in a part of its own or in a flat file.
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export function readOdsContent(content: string, part: string): SheetsRead {
  const reader = new ContentReader();
  readXml(content, reader, part);
  return withResults(layOutSheets(reader.sheets(), []), false);
}

/**
 * Reads an OpenDocument spreadsheet, which holds the text that each cell shows.
 *
 * @throws UnreadableFile when the file is damaged or too large
 */
export function readOdsSheets(archive: Archive): SheetsRead {
  const content = listing(archive, "content.xml");
  if (content === undefined) throw damaged("missing-part", "content.xml");
  return readOdsContent(content, "content.xml");
}
