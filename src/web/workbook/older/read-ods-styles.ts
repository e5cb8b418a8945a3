import { POINTS_A_CHARACTER } from "../../../sheet/text-width";
import type { Area } from "../../../sheet/address";
import { type Archive, listing } from "../../../files/zip/archive";
import { CellRuns } from "./cell-runs";
import type { AnyConditionalFormat } from "../../../sheet/conditional-format";
import type { AnyValidation } from "../../../sheet/data-validation";
import type {
  ColumnStyle,
  DefinedName,
  RowStyle,
  SheetStyles,
  WorkbookStyles,
} from "../styles/workbook-styles";
import { points } from "./ods-cell-style";
import { odsAreas } from "./ods-areas";
import { odsName } from "./ods-names";
import { odsCondition } from "./ods-rules";
import { type OdsScale, odsScale, OdsScales } from "./ods-scales";
import { type OdsSettings, readOdsSettings } from "./ods-settings";
import { MOST_CELLS, MOST_RULES, SHEET_COLUMNS, SHEET_ROWS, WHEN_CUT } from "../../../files/reading-limits";
import { DEFAULT, OdsStyles } from "./ods-styles";
import { OdsValidations } from "./ods-validations";
import type { Attributes } from "../../../files/xml/part";
import { readXml, type XmlElement } from "../../../files/xml/reader";

/** Rows repeated more often are the blank rest of a sheet. */
const REST_OF_ROWS = 1000;

/** In characters and points, where a style says nothing. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

/** Conditional formats of the same cells. */
interface Conditions {
  readonly areas: readonly Area[];
  readonly rules: readonly Attributes[];
  readonly scales: readonly OdsScale[];
}

interface OpenConditions extends Conditions {
  readonly rules: Attributes[];
  readonly scales: OdsScale[];
}

function repeated(element: Attributes, name: string): number {
  const times = Number(element.get(name) ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

function isHidden(element: Attributes): boolean {
  return (element.get("visibility") ?? "visible") !== "visible";
}

interface OpenTable {
  readonly name: string;
  readonly cells: number[][];
  readonly rows: RowStyle[];
  readonly columns: ColumnStyle[];
  /** Styles of the cells of a column that name none. */
  readonly columnStyles: string[];
  /** The cells of each rule that cells name. */
  readonly validations: CellRuns;
  /** The cells of each style that has conditional formats. */
  readonly mapped: CellRuns;
  readonly conditions: OpenConditions[];
}

/** Follows the elements of the style and content parts. */
class StyleReader {
  readonly tables: OpenTable[] = [];
  private readonly names: DefinedName[] = [];
  private readonly styles = new OdsStyles();
  private readonly validations = new OdsValidations();
  private readonly scales = new OdsScales();
  private rules = 0;
  private conditions: OpenConditions | undefined;
  private table: OpenTable | undefined;
  private row = 0;
  private rowTimes = 1;
  private rowStyle: string | undefined;
  private column = 0;
  private kept = 0;

  read(settings: OdsSettings): WorkbookStyles {
    const sheets = this.tables.map((table): SheetStyles => {
      const { name, cells, rows, columns } = table;
      return {
        name,
        cells,
        rows,
        columns,
        defaultWidth: DEFAULT_WIDTH,
        defaultHeight: DEFAULT_HEIGHT,
        ...settings.viewOf(name),
        validations: this.validationsOf(table.validations),
        conditions: this.conditionsOf(table),
      };
    });
    const active = sheets.findIndex(({ name }) => name === settings.activeSheet);
    return {
      styles: this.styles.cellStyles,
      sheets,
      names: this.names,
      tables: [],
      activeSheet: Math.max(0, active),
    };
  }

  private validationsOf(runs: CellRuns): AnyValidation[] {
    return Array.from(runs.areas(), ([name, areas]) => this.validations.of(name, areas) ?? []).flat();
  }

  private conditionsOf({ conditions, mapped }: OpenTable): AnyConditionalFormat[] {
    // A file has the older notation beside the newer one for programs that know no other.
    const all: readonly Conditions[] = conditions.length > 0 ? conditions : this.mappedConditions(mapped);
    return all.flatMap(({ areas, rules, scales }) => [
      ...rules.flatMap((rule, at) => {
        const difference = this.styles.differenceOf(rule.get("apply-style-name") ?? "");
        return odsCondition(rule, areas, difference, at === rules.length - 1) ?? [];
      }),
      ...scales.flatMap((scale) => odsScale(scale, areas) ?? []),
    ]);
  }

  private mappedConditions(mapped: CellRuns): Conditions[] {
    return Array.from(mapped.areas(), ([style, areas]) => ({
      areas,
      rules: this.styles.mapsOf(style),
      scales: [],
    }));
  }

  open(element: XmlElement): void {
    this.styles.open(element);
    this.validations.open(element);
    const scale = this.scales.open(element);
    if (scale && this.rules < MOST_RULES) {
      this.rules += 1;
      this.conditions?.scales.push(scale);
    }
    const { name, attributes } = element;
    switch (name) {
      case "table":
        this.openTable(attributes());
        break;
      case "table-column":
        this.readColumns(attributes());
        break;
      case "table-row":
        this.openRow(attributes());
        break;
      case "table-cell":
      case "covered-table-cell":
        this.readCells(attributes());
        break;
      case "conditional-format":
        this.openConditions(attributes());
        break;
      case "condition":
        this.readCondition(attributes());
        break;
      case "named-range":
      case "named-expression":
        this.readName(attributes());
    }
  }

  close(element: XmlElement): void {
    this.styles.close(element);
    this.validations.close(element);
    this.scales.close(element);
    const { name } = element;
    if (name === "table-row") this.row += this.rowTimes;
    else if (name === "table") this.table = undefined;
    else if (name === "conditional-format") this.conditions = undefined;
  }

  characters(text: string): void {
    this.styles.characters(text);
    this.validations.characters(text);
  }

  private openConditions(format: Attributes): void {
    this.conditions = { areas: odsAreas(format.get("target-range-address") ?? ""), rules: [], scales: [] };
    this.table?.conditions.push(this.conditions);
  }

  private readCondition(rule: Attributes): void {
    if (!this.conditions || this.rules >= MOST_RULES) return;
    this.rules += 1;
    this.conditions.rules.push(rule);
  }

  private readName(element: Attributes): void {
    const name = this.names.length < MOST_RULES ? odsName(element, this.table?.name) : undefined;
    if (name) this.names.push(name);
  }

  private openTable(table: Attributes): void {
    // The default style is the first: cells without one refer to it.
    this.styles.indexOf(DEFAULT);
    this.row = 0;
    this.column = 0;
    this.table = {
      name: table.get("name") ?? "",
      cells: [],
      rows: [],
      columns: [],
      columnStyles: [],
      validations: new CellRuns(),
      mapped: new CellRuns(),
      conditions: [],
    };
    this.tables.push(this.table);
  }

  private readColumns(column: Attributes): void {
    const { table, column: first } = this;
    this.column += repeated(column, "number-columns-repeated");
    if (!table || first >= WHEN_CUT.columns) return;
    const last = Math.min(this.column, WHEN_CUT.columns) - 1;
    const says = this.styles.saysOf("table-column", column.get("style-name") ?? "");
    const width = points(says("table-column-properties column-width"));
    table.columns.push({
      first,
      last,
      hidden: isHidden(column),
      style: 0,
      ...(width === undefined ? {} : { width: width / POINTS_A_CHARACTER }),
    });
    const style = column.get("default-cell-style-name") ?? DEFAULT;
    for (let at = first; at <= last; at += 1) table.columnStyles[at] = style;
  }

  private openRow(row: Attributes): void {
    this.column = 0;
    this.rowTimes = repeated(row, "number-rows-repeated");
    this.rowStyle = row.get("default-cell-style-name");
    const says = this.styles.saysOf("table-row", row.get("style-name") ?? "");
    const height = points(says("table-row-properties row-height"));
    for (const at of this.keptRows()) {
      this.kept += 1;
      this.table?.rows.push({
        row: at,
        hidden: isHidden(row),
        ...(height === undefined ? {} : { height }),
      });
    }
  }

  /** The rows that the open one stands for, as far as styles are kept. */
  private keptRows(): number[] {
    const isRest = this.rowTimes > REST_OF_ROWS || this.kept >= MOST_CELLS;
    const times = isRest ? 0 : Math.min(this.rowTimes, WHEN_CUT.rows - this.row);
    return Array.from({ length: Math.max(0, times) }, (_, down) => this.row + down);
  }

  private readCells(cell: Attributes): void {
    const { table, column: first } = this;
    this.column += repeated(cell, "number-columns-repeated");
    if (!table) return;
    this.readValidated(table, first, cell);
    if (this.rowTimes > REST_OF_ROWS) return;
    const last = Math.min(this.column, WHEN_CUT.columns) - 1;
    for (let column = first; column <= last; column += 1) {
      const style = cell.get("style-name") ?? this.rowStyle ?? table.columnStyles[column] ?? DEFAULT;
      if (style === DEFAULT) continue;
      const cellStyle = this.styles.indexOf(style);
      if (this.styles.mapsOf(style).length > 0) {
        const bottom = this.row + this.rowTimes - 1;
        table.mapped.put(style, { top: this.row, left: column, bottom, right: column });
      }
      for (const row of this.keptRows()) {
        this.kept += 1;
        (table.cells[row] ??= [])[column] = cellStyle;
      }
    }
  }

  /** Keeps where the cells are that name a rule, to the end of the sheet. */
  private readValidated(table: OpenTable, left: number, cell: Attributes): void {
    const rule = cell.get("content-validation-name");
    const bottom = Math.min(this.row + this.rowTimes, SHEET_ROWS) - 1;
    const right = Math.min(this.column, SHEET_COLUMNS) - 1;
    if (rule === undefined || this.row > bottom || left > right) return;
    table.validations.put(rule, { top: this.row, left, bottom, right });
  }
}

/**
 * Reads how an OpenDocument spreadsheet looks.
 *
 * @throws UnreadableFile when its style or settings part is damaged
 */
export function readOdsStyles(archive: Archive): WorkbookStyles {
  const reader = new StyleReader();
  readXml(listing(archive, "styles.xml") ?? "", reader, "styles.xml");
  readXml(listing(archive, "content.xml") ?? "", reader, "content.xml");
  return reader.read(readOdsSettings(archive));
}
