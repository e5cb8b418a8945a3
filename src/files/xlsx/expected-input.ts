import { contains, parseA1, type Area, type CellAddress } from "../../sheet/address";
import { areasOf } from "../../sheet/area-list";
import { OPERATORS } from "../../sheet/data-validation";
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
export interface ExpectedInput {
  readonly format: NumberFormat;
  /** The list that its validation allows: the values themselves, or a reference to cells; null where there is none. */
  readonly choices: readonly string[] | string | null;
  /** What its validation asks of a number, a date or the length of a text; null where it asks nothing. */
  readonly rule: CellRule | null;
  /** Whether a line is drawn along one of its sides, as around the cells of a form. */
  readonly isBoxed: boolean;
}

const RULE_TYPES = ["whole", "decimal", "date", "textLength"] as const;

/** A validation by which a cell takes certain numbers, dates or lengths; its bounds are formulas. */
export interface CellRule {
  readonly type: (typeof RULE_TYPES)[number];
  readonly operator: (typeof OPERATORS)[number];
  readonly first: string;
  /** Empty where the operator has one bound. */
  readonly second: string;
}

/** The number format of each cell format, by its index. */
function formatsOf(styles: string, date1904: boolean): (index: string | undefined) => NumberFormat {
  const stored = storedFormats(styles);
  return (index) => {
    const code = stored[Number(index ?? 0)]?.code ?? null;
    return code === null ? GENERAL : numberFormat(code, date1904);
  };
}

const SIDES = ["left", "right", "top", "bottom"];

/** Whether each cell format draws lines, by its index. */
function boxesOf(styles: string): (index: string | undefined) => boolean {
  const tree = styles === "" ? [] : parseXml(styles);
  const boxed = elementsIn(contentOf(elementIn(tree, "borders")), "border").map((border) =>
    SIDES.some((side) => {
      const line = attributesOf(elementIn(contentOf(border), side)).get("style");
      return line !== undefined && line !== "none";
    }),
  );
  const formats = elementsIn(contentOf(elementIn(tree, "cellXfs")), "xf").map(
    (format) => boxed[Number(attributesOf(format).get("borderId") ?? 0)] === true,
  );
  return (index) => formats[Number(index ?? 0)] === true;
}

interface Validation extends Pick<ExpectedInput, "choices" | "rule"> {
  readonly areas: readonly Area[];
}

/** What a list allows: `"是,否"` names its values, anything else is a reference. */
function choicesOf(formula: string): readonly string[] | string | null {
  if (formula === "") return null;
  const literal = /^"([^]*)"$/.exec(formula)?.[1];
  return literal === undefined
    ? formula
    : literal.split(",").map((item) => item.trim().replaceAll('""', '"'));
}

/** What a validation asks of the cells it is for. One that only warns or informs lets a person type anything. */
function askedOf(element: XmlElement): Pick<ExpectedInput, "choices" | "rule"> | null {
  const attributes = attributesOf(element);
  const formula = (name: string): string => {
    const found = elementsIn(contentOf(element), name)[0];
    return textIn(elementsIn(contentOf(found), "f")[0] ?? found);
  };
  const type = attributes.get("type");
  if (type === "list") {
    const choices = choicesOf(formula("formula1"));
    return choices === null ? null : { choices, rule: null };
  }
  const known = RULE_TYPES.find((each) => each === type);
  const operator = OPERATORS.find((each) => each === (attributes.get("operator") ?? "between"));
  if (!known || !operator || (attributes.get("errorStyle") ?? "stop") !== "stop") return null;
  return {
    choices: null,
    rule: { type: known, operator, first: formula("formula1"), second: formula("formula2") },
  };
}

/** A sheet's validations with their cells; those that refer to another sheet stand in the extension of Excel 2010. */
function validationsOf(sheet: readonly XmlNode[], prefix: string): readonly Validation[] {
  const read = (element: XmlElement): readonly Validation[] => {
    const asked = askedOf(element);
    if (!asked) return [];
    const cells = attributesOf(element).get("sqref") ?? textIn(elementsIn(contentOf(element), "sqref")[0]);
    return [{ ...asked, areas: areasOf(cells) }];
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
 * What the cells of a sheet are made to take, by their number formats and their validations.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @returns null where the workbook has no such sheet
 */
export function expectedInputs(
  bytes: Uint8Array,
  sheetName: string,
): ((cell: CellAddress) => ExpectedInput) | null {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) return null;
  const book = readPackage(archive, workbookPart);
  const entry = book.sheets.find(({ name }) => name === sheetName)?.entry;
  if (!entry) return null;
  const sheet = parseXml(partText(archive, entry));
  const prefix = prefixOf(rootOf(sheet));
  const styles = book.styles ? partText(archive, book.styles) : "";
  const formatOf = formatsOf(styles, book.date1904);
  const isBoxed = boxesOf(styles);
  const styleOf = stylesOf(sheet, prefix);
  const validations = validationsOf(sheet, prefix);
  return (cell) => {
    const asked = validations.find(({ areas }) => areas.some((area) => contains(area, cell)));
    const style = styleOf(cell);
    const { choices = null, rule = null } = asked ?? {};
    return { format: formatOf(style), choices, rule, isBoxed: isBoxed(style) };
  };
}
