import { parseA1 } from "../../../sheet/address";
import { ATTRIBUTES, attribute, elementPattern, prefixOf } from "../../../files/xml/markup";
import { WHEN_CUT } from "../../../files/reading-limits";
import { elements, isTrue } from "../../../files/xml/part";
import { readConditions, type RuleColours } from "./condition-part";
import { readValidations } from "./validation-part";
import type { ColumnLook, RowLook, SheetLook } from "./workbook-look";

/** What Excel takes where a sheet says nothing; characters and points. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

function columnsOf(xml: string): ColumnLook[] {
  return elements(xml, "col").map((column) => {
    const width = Number(column.get("width") ?? NaN);
    return {
      first: Number(column.get("min")) - 1,
      last: Math.min(Number(column.get("max")), WHEN_CUT.columns) - 1,
      hidden: isTrue(column.get("hidden")),
      look: Number(column.get("style") ?? 0),
      ...(width > 0 ? { width } : {}),
    };
  });
}

function rowLook(row: number, attributes: string): RowLook {
  const height = Number(attribute(attributes, "ht") ?? NaN);
  const isFormatted = isTrue(attribute(attributes, "customFormat"));
  return {
    row,
    hidden: isTrue(attribute(attributes, "hidden")),
    ...(height > 0 ? { height } : {}),
    ...(isFormatted ? { look: Number(attribute(attributes, "s") ?? 0) } : {}),
  };
}

/** The looks of the cells and rows within what is read of a sheet. */
function rowsOf(data: string, prefix: string): { readonly cells: number[][]; readonly rows: RowLook[] } {
  const cells: number[][] = [];
  const rows: RowLook[] = [];
  const tags = new RegExp(`<${prefix}(row|c)(?=[\\s/>])(${ATTRIBUTES})/?>`, "g");
  let row = -1;
  let column = -1;
  for (const [, name, attributes = ""] of data.matchAll(tags)) {
    const reference = attribute(attributes, "r");
    if (name === "row") {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      if (row < WHEN_CUT.rows) rows.push(rowLook(row, attributes));
      continue;
    }
    column = (reference === undefined ? undefined : parseA1(reference)?.column) ?? column + 1;
    if (row >= WHEN_CUT.rows || column >= WHEN_CUT.columns) continue;
    (cells[row] ??= [])[column] = Number(attribute(attributes, "s") ?? 0);
  }
  return { cells, rows };
}

/** Reads how a worksheet looks from its XML. */
export function readSheetPart(name: string, xml: string, colours: RuleColours): SheetLook {
  const prefix = prefixOf(xml);
  const data = elementPattern(prefix, "sheetData").exec(xml);
  const [before, after] = data
    ? [xml.slice(0, data.index), xml.slice(data.index + data[0].length)]
    : [xml, ""];
  const [defaults] = elements(before, "sheetFormatPr");
  const [view] = elements(before, "sheetView");
  const [pane] = elements(before, "pane");
  const isFrozen = pane?.get("state")?.startsWith("frozen") ?? false;
  const width = Number(defaults?.get("defaultColWidth") ?? defaults?.get("baseColWidth") ?? DEFAULT_WIDTH);
  return {
    name,
    ...rowsOf(data?.[2] ?? "", prefix),
    columns: columnsOf(before),
    defaultWidth: width || DEFAULT_WIDTH,
    defaultHeight: Number(defaults?.get("defaultRowHeight")) || DEFAULT_HEIGHT,
    frozen: {
      rows: isFrozen ? Number(pane?.get("ySplit") ?? 0) : 0,
      columns: isFrozen ? Number(pane?.get("xSplit") ?? 0) : 0,
    },
    gridlines: view?.get("showGridLines") !== "0",
    validations: readValidations(after, before, prefix),
    conditions: readConditions(after, before, prefix, colours),
  };
}
