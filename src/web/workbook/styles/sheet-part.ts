import { type Area, parseA1, parseA1Area } from "../../../sheet/address";
import { WHEN_CUT } from "../../../files/reading-limits";
import {
  attributesOf,
  contentOf,
  elementIn,
  elementsIn,
  prefixOf,
  rootOf,
  tagged,
} from "../../../files/xml/elements";
import { ATTRIBUTES, attribute } from "../../../files/xml/markup";
import { isTrue } from "../../../files/xml/part";
import { parseXml, xmlOf, type XmlNode } from "../../../files/xml/tree";
import { dialectsOf } from "./dialect";
import { readConditions, type RuleColours } from "./condition-part";
import { readValidations } from "./validation-part";
import type { ColumnStyle, RowStyle, SheetStyles } from "./workbook-styles";

/** What Excel takes where a sheet says nothing; characters and points. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

function columnsOf(sheet: readonly XmlNode[]): ColumnStyle[] {
  return elementsIn(sheet, "col").map((element) => {
    const column = attributesOf(element);
    const width = Number(column.get("width") ?? NaN);
    return {
      first: Number(column.get("min")) - 1,
      last: Math.min(Number(column.get("max")), WHEN_CUT.columns) - 1,
      hidden: isTrue(column.get("hidden")),
      style: Number(column.get("style") ?? 0),
      ...(width > 0 ? { width } : {}),
    };
  });
}

function rowStyle(row: number, attributes: string): RowStyle {
  const height = Number(attribute(attributes, "ht") ?? NaN);
  const isFormatted = isTrue(attribute(attributes, "customFormat"));
  return {
    row,
    hidden: isTrue(attribute(attributes, "hidden")),
    ...(height > 0 ? { height } : {}),
    ...(isFormatted ? { style: Number(attribute(attributes, "s") ?? 0) } : {}),
  };
}

/** The styles of the cells and rows within what is read of a sheet. */
function rowsOf(data: string, prefix: string): { readonly cells: number[][]; readonly rows: RowStyle[] } {
  const cells: number[][] = [];
  const rows: RowStyle[] = [];
  const tags = new RegExp(`<${prefix}(row|c)(?=[\\s/>])(${ATTRIBUTES})/?>`, "g");
  let row = -1;
  let column = -1;
  for (const [, name, attributes = ""] of data.matchAll(tags)) {
    const reference = attribute(attributes, "r");
    if (name === "row") {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      if (row < WHEN_CUT.rows) rows.push(rowStyle(row, attributes));
      continue;
    }
    column = (reference === undefined ? undefined : parseA1(reference)?.column) ?? column + 1;
    if (row >= WHEN_CUT.rows || column >= WHEN_CUT.columns) continue;
    (cells[row] ??= [])[column] = Number(attribute(attributes, "s") ?? 0);
  }
  return { cells, rows };
}

/** The cells that an array formula fills, where it is more than one. */
function arraysOf(data: string, prefix: string): Area[] {
  const formulas = new RegExp(`<${prefix}f(?=[\\s/>])(${ATTRIBUTES})/?>`, "g");
  return [...data.matchAll(formulas)].flatMap(([, attributes = ""]) => {
    if (attribute(attributes, "t") !== "array") return [];
    const area = parseA1Area(attribute(attributes, "ref") ?? "");
    return area && (area.top < area.bottom || area.left < area.right) ? [area] : [];
  });
}

/** Whether a password guards a protection. */
function isGuarded(protection: ReadonlyMap<string, string>): boolean {
  const password = protection.get("password") ?? protection.get("hashValue") ?? "";
  return isTrue(protection.get("sheet")) && password !== "";
}

/** Reads how a worksheet looks from its XML. */
export function readSheetPart(name: string, xml: string, colours: RuleColours): SheetStyles {
  const sheet = parseXml(xml, "sheetData");
  const prefix = prefixOf(rootOf(sheet));
  const view = elementIn(sheet, "sheetView");
  const defaults = attributesOf(elementIn(sheet, "sheetFormatPr"));
  const pane = attributesOf(elementIn(contentOf(view), "pane"));
  const isFrozen = pane.get("state")?.startsWith("frozen") ?? false;
  const width = Number(defaults.get("defaultColWidth") ?? defaults.get("baseColWidth") ?? DEFAULT_WIDTH);
  const dialects = dialectsOf(sheet, prefix);
  const data = xmlOf(contentOf(elementIn(sheet, tagged(`${prefix}sheetData`))));
  const arrays = arraysOf(data, prefix);
  return {
    name,
    ...rowsOf(data, prefix),
    ...(arrays.length > 0 ? { arrays } : {}),
    columns: columnsOf(sheet),
    defaultWidth: width || DEFAULT_WIDTH,
    defaultHeight: Number(defaults.get("defaultRowHeight")) || DEFAULT_HEIGHT,
    frozen: {
      rows: isFrozen ? Number(pane.get("ySplit") ?? 0) : 0,
      columns: isFrozen ? Number(pane.get("xSplit") ?? 0) : 0,
    },
    gridlines: attributesOf(view).get("showGridLines") !== "0",
    validations: readValidations(sheet, dialects),
    conditions: readConditions(sheet, dialects, colours),
    hasPassword: isGuarded(attributesOf(elementIn(sheet, "sheetProtection"))),
  };
}
