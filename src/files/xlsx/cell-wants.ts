import { contains, parseA1, type Area, type CellAddress } from "../../sheet/address";
import { areasOf } from "../../sheet/area-list";
import { GENERAL, numberFormat, type NumberFormat } from "../format/number-format";
import {
  attributesOf,
  contentOf,
  elementIn,
  elementsIn,
  prefixOf,
  rootOf,
  tagged,
  textIn,
} from "../xml/elements";
import { parseXml, type XmlElement, type XmlNode } from "../xml/tree";
import { openArchive, partText } from "../zip/archive";
import { storedFormats } from "./cell-formats";
import { mainPart, readPackage } from "./workbook-package";

/** What a cell, blank or not, is made to take. */
export interface CellWants {
  readonly format: NumberFormat;
  /** The list that its validation allows: the values themselves, or a reference to cells; null where there is none. */
  readonly choices: readonly string[] | string | null;
}

/** The number format of each cell format, by its index. */
function formatsOf(styles: string, date1904: boolean): (index: string | undefined) => NumberFormat {
  const stored = storedFormats(styles);
  return (index) => {
    const code = stored[Number(index ?? 0)]?.code ?? null;
    return code === null ? GENERAL : numberFormat(code, date1904);
  };
}

interface ChoiceList {
  readonly areas: readonly Area[];
  readonly choices: readonly string[] | string;
}

/** What a list allows: `"是,否"` names its values, anything else is a reference. */
function choicesOf(formula: string): readonly string[] | string | null {
  if (formula === "") return null;
  const literal = /^"([^]*)"$/.exec(formula)?.[1];
  return literal === undefined
    ? formula
    : literal.split(",").map((item) => item.trim().replaceAll('""', '"'));
}

/** The lists among a sheet's validations; those that refer to another sheet stand in the extension of Excel 2010. */
function listsOf(sheet: readonly XmlNode[], prefix: string): readonly ChoiceList[] {
  const read = (element: XmlElement): readonly ChoiceList[] => {
    const rule = attributesOf(element);
    if (rule.get("type") !== "list") return [];
    const content = contentOf(element);
    const areas = areasOf(rule.get("sqref") ?? textIn(elementsIn(content, "sqref")[0]));
    const formula = elementsIn(content, "formula1")[0];
    const inner = elementsIn(contentOf(formula), "f")[0];
    const choices = choicesOf(textIn(inner ?? formula));
    return choices === null ? [] : [{ areas, choices }];
  };
  const own = tagged(`${prefix}dataValidation`, "x14:dataValidation");
  return elementsIn(sheet, own).flatMap(read);
}

/** The index of the cell format of each cell that the sheet's part holds, and that of a column's other cells. */
function stylesOf(sheet: readonly XmlNode[], prefix: string): (cell: CellAddress) => string | undefined {
  const byRow = new Map<number, XmlElement>();
  let row = -1;
  const data = contentOf(elementIn(sheet, tagged(`${prefix}sheetData`)));
  for (const element of elementsIn(data, tagged(`${prefix}row`))) {
    row = Number(attributesOf(element).get("r") ?? row + 2) - 1;
    byRow.set(row, element);
  }
  const columns = elementsIn(
    contentOf(elementIn(sheet, tagged(`${prefix}cols`))),
    tagged(`${prefix}col`),
  ).map(attributesOf);
  const ready = new Map<number, ReadonlyMap<number, string | undefined>>();
  const cellsOf = (at: number): ReadonlyMap<number, string | undefined> => {
    const known = ready.get(at);
    if (known) return known;
    const cells = new Map<number, string | undefined>();
    let column = -1;
    for (const element of elementsIn(contentOf(byRow.get(at)), tagged(`${prefix}c`))) {
      const attributes = attributesOf(element);
      column = parseA1(attributes.get("r") ?? "")?.column ?? column + 1;
      cells.set(column, attributes.get("s"));
    }
    ready.set(at, cells);
    return cells;
  };
  return ({ row: at, column }) => {
    const cells = cellsOf(at);
    if (cells.has(column)) return cells.get(column);
    const own = attributesOf(byRow.get(at));
    if (own.get("customFormat") === "1") return own.get("s");
    return columns
      .find((range) => Number(range.get("min")) <= column + 1 && column + 1 <= Number(range.get("max")))
      ?.get("style");
  };
}

/**
 * What the cells of a sheet are made to take, by their number formats and the lists of their validations.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @returns null where the workbook has no such sheet
 */
export function cellWants(bytes: Uint8Array, sheetName: string): ((cell: CellAddress) => CellWants) | null {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) return null;
  const book = readPackage(archive, workbookPart);
  const entry = book.sheets.find(({ name }) => name === sheetName)?.entry;
  if (!entry) return null;
  const sheet = parseXml(partText(archive, entry));
  const prefix = prefixOf(rootOf(sheet));
  const formatOf = formatsOf(book.styles ? partText(archive, book.styles) : "", book.date1904);
  const styleOf = stylesOf(sheet, prefix);
  const lists = listsOf(sheet, prefix);
  return (cell) => ({
    format: formatOf(styleOf(cell)),
    choices: lists.find(({ areas }) => areas.some((area) => contains(area, cell)))?.choices ?? null,
  });
}
