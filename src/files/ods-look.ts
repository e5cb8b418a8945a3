import { type Archive, listing } from "./archive";
import type {
  CellLook,
  ColumnLook,
  Horizontal,
  Line,
  LineStyle,
  RowLook,
  SheetLook,
  Vertical,
  WorkbookLook,
} from "./look/workbook-look";
import { MOST_CELLS, WHEN_CUT } from "./reading-limits";
import type { Attributes } from "./xml-part";
import { readXml, type XmlElement } from "./xml-reader";

/** The style that all cells without one have. */
const DEFAULT = "Default";

/** Styles that refer to one another in a circle are not followed further. */
const MOST_PARENTS = 16;

/** Rows repeated more often are the blank rest of a sheet. */
const REST_OF_ROWS = 1000;

/** In characters and points, where a style says nothing. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

/** Points a unit; a pixel is three quarters of one. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["pt", 1],
  ["in", 72],
  ["cm", 72 / 2.54],
  ["mm", 72 / 25.4],
  ["pc", 12],
  ["px", 0.75],
]);

/** A character of the default font takes seven pixels. */
const CHARACTER = 7 * 0.75;

/** An indent in Excel's steps, in points. */
const INDENT_STEP = 10;

const HORIZONTAL: ReadonlyMap<string | undefined, Horizontal> = new Map([
  ["start", "left"],
  ["left", "left"],
  ["center", "center"],
  ["end", "right"],
  ["right", "right"],
  ["justify", "justify"],
]);

const VERTICAL: ReadonlyMap<string | undefined, Vertical> = new Map([
  ["top", "top"],
  ["middle", "center"],
]);

/** Lines of a kind by their thickness, up to and beyond one point and a half. */
const LINES: ReadonlyMap<string, readonly [thin: LineStyle, thick: LineStyle]> = new Map([
  ["solid", ["thin", "medium"]],
  ["dotted", ["dotted", "dotted"]],
  ["dashed", ["dashed", "mediumDashed"]],
  ["fine-dashed", ["dashed", "mediumDashed"]],
  ["dash-dot", ["dashDot", "mediumDashDot"]],
  ["dash-dot-dot", ["dashDotDot", "mediumDashDotDot"]],
  ["double", ["double", "double"]],
  ["double-thin", ["double", "double"]],
]);
const MEDIUM_FROM = 1.5;
const THICK_FROM = 2.2;

/** What a style says itself: `text-properties color` and the like. */
interface Style {
  readonly parent: string | undefined;
  readonly says: Map<string, string>;
}

type Says = (property: string) => string | undefined;

function points(length: string | undefined): number | undefined {
  const [, value, unit = ""] = /^(\d*\.?\d+)([a-z]{2})$/.exec(length ?? "") ?? [];
  const factor = UNITS.get(unit);
  return value === undefined || factor === undefined ? undefined : Number(value) * factor;
}

function colour(text: string | undefined): string | undefined {
  return text !== undefined && /^#[\da-f]{6}$/i.test(text) ? text.toUpperCase() : undefined;
}

/** A border such as `0.74pt solid #ff0000`. */
function lineOf(border: string | undefined): Line | undefined {
  const [thickness, kind = "", ink] = (border ?? "").split(" ");
  const [thin, thick] = LINES.get(kind) ?? [];
  const width = points(thickness) ?? 1;
  if (!thin || !thick) return undefined;
  const style = width < MEDIUM_FROM ? thin : kind === "solid" && width >= THICK_FROM ? "thick" : thick;
  return { style, colour: colour(ink) ?? "#000000" };
}

function linesOf(says: Says): CellLook["lines"] {
  const lines = (["top", "right", "bottom", "left"] as const).map(
    (side) =>
      [
        side,
        lineOf(says(`table-cell-properties border-${side}`) ?? says("table-cell-properties border")),
      ] as const,
  );
  return Object.fromEntries(lines.filter(([, line]) => line !== undefined));
}

function lookOf(says: Says, fonts: ReadonlyMap<string, string>): CellLook {
  const cell = (name: string) => says(`table-cell-properties ${name}`);
  const text = (name: string) => says(`text-properties ${name}`);
  const isDrawn = (style: string | undefined) => style !== undefined && style !== "none";
  const name = fonts.get(text("font-name") ?? "") ?? text("font-family");
  const [size, ink, fill] = [
    points(text("font-size")),
    colour(text("color")),
    colour(cell("background-color")),
  ];
  const horizontal = HORIZONTAL.get(says("paragraph-properties text-align"));
  const angle = Number(cell("rotation-angle") ?? 0) || 0;
  const turned = angle > 180 ? angle - 360 : angle;
  return {
    font: {
      bold: text("font-weight") === "bold",
      italic: text("font-style") === "italic",
      underline: isDrawn(text("text-underline-style")),
      strike: isDrawn(text("text-line-through-style")),
      ...(name === undefined ? {} : { name: name.replace(/^'|'$/g, "") }),
      ...(size === undefined ? {} : { size }),
      ...(ink === undefined ? {} : { colour: ink }),
    },
    lines: linesOf(says),
    vertical: VERTICAL.get(cell("vertical-align")) ?? "bottom",
    wrap: cell("wrap-option") === "wrap",
    rotation: Math.max(-90, Math.min(90, Math.round(turned))),
    indent: Math.min(15, Math.round((points(says("paragraph-properties margin-left")) ?? 0) / INDENT_STEP)),
    locked: cell("cell-protect") !== "none",
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(fill === undefined ? {} : { fill }),
  };
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
  readonly rows: RowLook[];
  readonly columns: ColumnLook[];
  /** Styles of the cells of a column that name none. */
  readonly columnStyles: string[];
}

/** Follows the elements of the style and content parts. */
class LookReader {
  readonly tables: OpenTable[] = [];
  private readonly styles = new Map<string, Style>();
  private readonly fonts = new Map<string, string>();
  private readonly indexes = new Map<string, number>();
  private readonly looks: CellLook[] = [];
  private style: Style | undefined;
  private table: OpenTable | undefined;
  private row = 0;
  private rowTimes = 1;
  private rowStyle: string | undefined;
  private column = 0;
  private kept = 0;

  look(): WorkbookLook {
    const sheets = this.tables.map(({ name, cells, rows, columns }): SheetLook => {
      return {
        name,
        cells,
        rows,
        columns,
        defaultWidth: DEFAULT_WIDTH,
        defaultHeight: DEFAULT_HEIGHT,
        frozen: { rows: 0, columns: 0 },
        gridlines: true,
        validations: [],
        conditions: [],
      };
    });
    return { looks: this.looks, sheets, names: [], activeSheet: 0 };
  }

  open({ name, attributes }: XmlElement): void {
    switch (name) {
      case "font-face":
        this.fonts.set(attributes().get("name") ?? "", attributes().get("font-family") ?? "");
        break;
      case "style":
      case "default-style":
        this.openStyle(attributes());
        break;
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
      default:
        if (this.style && name.endsWith("-properties")) {
          for (const [attribute, value] of attributes()) this.style.says.set(`${name} ${attribute}`, value);
        }
    }
  }

  close({ name }: XmlElement): void {
    if (name === "style" || name === "default-style") this.style = undefined;
    else if (name === "table-row") this.row += this.rowTimes;
    else if (name === "table") this.table = undefined;
  }

  characters(): void {
    // What cells say is read elsewhere.
  }

  private openStyle(style: Attributes): void {
    this.style = { parent: style.get("parent-style-name"), says: new Map() };
    this.styles.set(`${style.get("family") ?? ""} ${style.get("name") ?? ""}`, this.style);
  }

  private saysOf(family: string, name: string): Says {
    const line: Style[] = [];
    let style = this.styles.get(`${family} ${name}`);
    while (style && line.length < MOST_PARENTS) {
      line.push(style);
      style = style.parent === undefined ? undefined : this.styles.get(`${family} ${style.parent}`);
    }
    // A style without a name holds for its whole family.
    const base = this.styles.get(`${family} `);
    if (base) line.push(base);
    return (property) => line.find(({ says }) => says.has(property))?.says.get(property);
  }

  private indexOf(style: string): number {
    const known = this.indexes.get(style);
    if (known !== undefined) return known;
    const index = this.looks.push(lookOf(this.saysOf("table-cell", style), this.fonts)) - 1;
    this.indexes.set(style, index);
    return index;
  }

  private openTable(table: Attributes): void {
    // The default look is the first: cells without one refer to it.
    this.indexOf(DEFAULT);
    this.row = 0;
    this.column = 0;
    this.table = { name: table.get("name") ?? "", cells: [], rows: [], columns: [], columnStyles: [] };
    this.tables.push(this.table);
  }

  private readColumns(column: Attributes): void {
    const { table, column: first } = this;
    this.column += repeated(column, "number-columns-repeated");
    if (!table || first >= WHEN_CUT.columns) return;
    const last = Math.min(this.column, WHEN_CUT.columns) - 1;
    const says = this.saysOf("table-column", column.get("style-name") ?? "");
    const width = points(says("table-column-properties column-width"));
    table.columns.push({
      first,
      last,
      hidden: isHidden(column),
      look: 0,
      ...(width === undefined ? {} : { width: width / CHARACTER }),
    });
    const style = column.get("default-cell-style-name") ?? DEFAULT;
    for (let at = first; at <= last; at += 1) table.columnStyles[at] = style;
  }

  private openRow(row: Attributes): void {
    this.column = 0;
    this.rowTimes = repeated(row, "number-rows-repeated");
    this.rowStyle = row.get("default-cell-style-name");
    const says = this.saysOf("table-row", row.get("style-name") ?? "");
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

  /** The rows that the open one stands for, as far as looks are kept. */
  private keptRows(): number[] {
    const isRest = this.rowTimes > REST_OF_ROWS || this.kept >= MOST_CELLS;
    const times = isRest ? 0 : Math.min(this.rowTimes, WHEN_CUT.rows - this.row);
    return Array.from({ length: Math.max(0, times) }, (_, down) => this.row + down);
  }

  private readCells(cell: Attributes): void {
    const { table, column: first } = this;
    this.column += repeated(cell, "number-columns-repeated");
    if (!table || this.rowTimes > REST_OF_ROWS) return;
    const last = Math.min(this.column, WHEN_CUT.columns) - 1;
    for (let column = first; column <= last; column += 1) {
      const style = cell.get("style-name") ?? this.rowStyle ?? table.columnStyles[column] ?? DEFAULT;
      if (style === DEFAULT) continue;
      const look = this.indexOf(style);
      for (const row of this.keptRows()) {
        this.kept += 1;
        (table.cells[row] ??= [])[column] = look;
      }
    }
  }
}

/**
 * Reads how an OpenDocument spreadsheet looks: fonts, fills, borders, alignment, widths and heights, but
 * neither number formats, frozen panes, lists nor conditional formats.
 *
 * @throws UnreadableFile when its style part is damaged
 */
export function readOdsLook(archive: Archive): WorkbookLook {
  const reader = new LookReader();
  readXml(listing(archive, "styles.xml") ?? "", reader, "styles.xml");
  readXml(listing(archive, "content.xml") ?? "", reader, "content.xml");
  return reader.look();
}
