import { a1, type Area, parseA1 } from "../../sheet/address";
import { ATTRIBUTES, attribute, elementPattern, prefixOf } from "../patch/markup";
import { WHEN_CUT } from "../reading-limits";
import { type Attributes, decodeEntities, elements } from "../xml-part";
import type { Difference } from "./style-part";
import type { ColumnLook, ConditionalLook, ListValidation, RowLook, SheetLook } from "./workbook-look";

/** What Excel takes where a sheet says nothing; characters and points. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

type Comparison = (cell: string, first: string, second: string) => string;

/** How a comparison with the value of a cell is written as a formula. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["lessThan", (cell, first) => `${cell}<${first}`],
  ["lessThanOrEqual", (cell, first) => `${cell}<=${first}`],
  ["equal", (cell, first) => `${cell}=${first}`],
  ["notEqual", (cell, first) => `${cell}<>${first}`],
  ["greaterThanOrEqual", (cell, first) => `${cell}>=${first}`],
  ["greaterThan", (cell, first) => `${cell}>${first}`],
  ["between", (cell, first, second) => `AND(${cell}>=${first},${cell}<=${second})`],
  ["notBetween", (cell, first, second) => `OR(${cell}<${first},${cell}>${second})`],
]);

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** The areas of a list such as `A1:B2 D4`. */
function areasOf(references: string | undefined): Area[] {
  return (references ?? "").split(/\s+/).flatMap((reference) => {
    const [first, last = first] = reference.split(":").map((corner) => parseA1(corner));
    return first && last
      ? [{ top: first.row, left: first.column, bottom: last.row, right: last.column }]
      : [];
  });
}

function formulasIn(xml: string, prefix: string, name: string): string[] {
  return Array.from(xml.matchAll(elementPattern(prefix, name, "g")), (match) =>
    decodeEntities(match[2] ?? ""),
  );
}

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

function validationsOf(xml: string, prefix: string): ListValidation[] {
  return Array.from(xml.matchAll(elementPattern(prefix, "dataValidation", "g")), ([whole]) => {
    const [validation] = elements(whole, "dataValidation");
    const [formula = ""] = formulasIn(whole, prefix, "formula1");
    if (validation?.get("type") !== "list" || formula === "") return [];
    const literal = /^"([^]*)"$/.exec(formula)?.[1];
    return [
      {
        areas: areasOf(validation.get("sqref")),
        items:
          literal === undefined
            ? formula
            : literal.split(",").map((item) => item.trim().replaceAll('""', '"')),
        strict:
          isTrue(validation.get("showErrorMessage")) && (validation.get("errorStyle") ?? "stop") === "stop",
      },
    ];
  }).flat();
}

/** The condition of a rule as a formula; undefined for rules that compare cells with one another. */
function conditionOf(
  rule: Attributes,
  formulas: readonly string[],
  areas: readonly Area[],
): string | undefined {
  const [first, second = ""] = formulas;
  const [area] = areas;
  if (first === undefined || !area) return undefined;
  if (rule.get("type") !== "cellIs") return first;
  const compare = COMPARISONS.get(rule.get("operator") ?? "");
  return compare?.(a1({ row: area.top, column: area.left }), first, second);
}

function conditionsOf(xml: string, prefix: string, differences: readonly Difference[]): ConditionalLook[] {
  const found: { readonly priority: number; readonly look: ConditionalLook }[] = [];
  for (const [block, opening = ""] of xml.matchAll(elementPattern(prefix, "conditionalFormatting", "g"))) {
    const areas = areasOf(attribute(opening, "sqref"));
    for (const [whole] of block.matchAll(elementPattern(prefix, "cfRule", "g"))) {
      const [rule] = elements(whole, "cfRule");
      if (!rule) continue;
      const formula = conditionOf(rule, formulasIn(whole, prefix, "formula"), areas);
      const difference = differences[Number(rule.get("dxfId") ?? NaN)];
      if (formula === undefined || !difference) continue;
      const look = { areas, formula, stopIfTrue: isTrue(rule.get("stopIfTrue")), ...difference };
      found.push({ priority: Number(rule.get("priority") ?? 0), look });
    }
  }
  return found.sort((a, b) => a.priority - b.priority).map(({ look }) => look);
}

/** Reads how a worksheet looks from its XML. */
export function readSheetPart(name: string, xml: string, differences: readonly Difference[]): SheetLook {
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
    validations: validationsOf(after, prefix),
    conditions: conditionsOf(after, prefix, differences),
  };
}
