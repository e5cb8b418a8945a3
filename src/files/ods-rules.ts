import { a1, type Area, type CellAddress, parseA1 } from "../sheet/address";
import { movedFormula } from "../sheet/formula-references";
import { COMPARISONS } from "./look/condition-part";
import type { Difference } from "./look/style-part";
import type { ConditionalLook, ListValidation } from "./look/workbook-look";
import { excelFormula } from "./ods-formula";
import { SHEET_COLUMNS, SHEET_ROWS } from "./reading-limits";
import type { Attributes } from "./xml-part";

/** Conditions beyond this length are not read; Excel's formulas are no longer. */
const LONGEST = 8192;

const IN_LIST = /^(?:\w+:)?cell-content-is-in-list\(([^]*)\)$/;
const TEXTS = /^\s*"(?:[^"]|"")*"\s*(?:;\s*"(?:[^"]|"")*"\s*)*$/;
const TEXT = /"((?:[^"]|"")*)"/g;

/** Conditions such as `<[.B1]` and, in the older notation, `cell-content()<[.B1]`. */
const COMPARED = /^(?:\w+:)?(?:cell-content\(\))?\s*(<=|>=|!=|<>|<|>|=)([^]+)$/;
/** Conditions such as `between(1,2)` and, in the older notation, `cell-content-is-between(1,2)`. */
const CALLED = /^(?:\w+:)?(?:cell-content-)?([a-z-]+)(?:\(([^]*)\))?$/;

/** Texts, references and what else stands in an argument, up to the comma after it. */
const ARGUMENT = /(?:"[^"]*"|'[^']*'|[^,"'])*/y;

/** A reference that leads nowhere. */
const GONE = "#REF!";

const FORMULAS = ["formula-is", "is-true-formula"];

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["<", "lessThan"],
  ["<=", "lessThanOrEqual"],
  ["=", "equal"],
  ["!=", "notEqual"],
  ["<>", "notEqual"],
  [">=", "greaterThanOrEqual"],
  [">", "greaterThan"],
  ["between", "between"],
  ["is-between", "between"],
  ["not-between", "notBetween"],
  ["is-not-between", "notBetween"],
]);

const TESTS: ReadonlyMap<string, (cell: string, text: string) => string> = new Map([
  ["contains-text", (cell: string, text: string) => `NOT(ISERROR(SEARCH(${text},${cell})))`],
  ["not-contains-text", (cell: string, text: string) => `ISERROR(SEARCH(${text},${cell}))`],
  ["begins-with", (cell: string, text: string) => `LEFT(${cell},LEN(${text}))=${text}`],
  ["ends-with", (cell: string, text: string) => `RIGHT(${cell},LEN(${text}))=${text}`],
  ["is-error", (cell: string) => `ISERROR(${cell})`],
  ["is-no-error", (cell: string) => `NOT(ISERROR(${cell}))`],
]);

const CORNER = "(?:\\$?(?:'(?:[^']|'')*'|[^\\s'.:]+))?\\.(\\$?[A-Z]{1,3}\\$?[1-9]\\d{0,6})";
const AREA = new RegExp(`\\s*${CORNER}(?::${CORNER})?`, "iy");
const BASE = new RegExp(`^${CORNER}$`, "i");
const MOST_AREAS = 1000;

/** The areas of a list such as `'自评 表'.A2:'自评 表'.C9 表.E3`. */
export function odsAreas(references: string): Area[] {
  const areas: Area[] = [];
  AREA.lastIndex = 0;
  for (let found = AREA.exec(references); found && areas.length < MOST_AREAS; found = AREA.exec(references)) {
    const [, from = "", to = from] = found;
    const [first, last] = [parseA1(from), parseA1(to)];
    if (!first || !last) continue;
    const [bottom, right] = [Math.min(last.row, SHEET_ROWS - 1), Math.min(last.column, SHEET_COLUMNS - 1)];
    if (first.row > bottom || first.column > right) continue;
    areas.push({ top: first.row, left: first.column, bottom, right });
  }
  return areas;
}

/** Reads formulas that were written for the base cell of a rule, for the first cell of its areas. */
function formulaReader(rule: Attributes, { row, column }: CellAddress): (text: string) => string | undefined {
  const base = parseA1(BASE.exec(rule.get("base-cell-address") ?? "")?.[1] ?? "") ?? { row, column };
  return (text) => {
    const formula = excelFormula(text.trim());
    const moved = formula && movedFormula(formula, row - base.row, column - base.column);
    return moved?.includes(GONE) === true ? undefined : moved;
  };
}

/**
 * A list of an OpenDocument file; undefined for other conditions.
 *
 * @param rule the attributes of its content-validation
 */
export function odsList(
  rule: Attributes,
  areas: readonly Area[],
  strict: boolean,
): ListValidation | undefined {
  const condition = rule.get("condition") ?? "";
  const [, list] = condition.length > LONGEST ? [] : (IN_LIST.exec(condition) ?? []);
  const [area] = areas;
  if (list === undefined || !area) return undefined;
  const items = TEXTS.test(list)
    ? Array.from(list.matchAll(TEXT), ([, text = ""]) => text.replaceAll('""', '"'))
    : formulaReader(rule, { row: area.top, column: area.left })(list);
  return items === undefined ? undefined : { areas, items, strict };
}

function argumentsOf(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from <= text.length; from = ARGUMENT.lastIndex + 1) {
    ARGUMENT.lastIndex = from;
    found.push(ARGUMENT.exec(text)?.[0] ?? "");
  }
  return found;
}

/** The condition as a formula for the cell; undefined for those that compare cells with one another. */
function conditionFormula(rule: Attributes, cell: CellAddress): string | undefined {
  const condition = rule.get("value") ?? rule.get("condition") ?? "";
  if (condition.length > LONGEST) return undefined;
  const formulaOf = formulaReader(rule, cell);
  const [, sign, value = ""] = COMPARED.exec(condition) ?? [];
  const [, name = "", inner = ""] = CALLED.exec(condition) ?? [];
  if (sign === undefined && FORMULAS.includes(name)) return formulaOf(inner);
  const make = COMPARISONS.get(OPERATORS.get(sign ?? name) ?? "") ?? TESTS.get(name);
  const given = sign === undefined ? argumentsOf(inner) : [value];
  const formulas = given.map((text) => (text === "" ? "" : formulaOf(text)));
  const [first, second = ""] = formulas;
  return first === undefined || formulas.includes(undefined) ? undefined : make?.(a1(cell), first, second);
}

/**
 * A conditional format of an OpenDocument file; undefined for those that no formula says.
 *
 * @param rule the attributes of its `condition`, or of the `map` of a style
 * @param difference what it changes of a cell
 * @param isLast whether no other follows for the same cells: the first that holds decides
 */
export function odsCondition(
  rule: Attributes,
  areas: readonly Area[],
  difference: Difference,
  isLast: boolean,
): ConditionalLook | undefined {
  const [area] = areas;
  const formula = area && conditionFormula(rule, { row: area.top, column: area.left });
  return formula === undefined ? undefined : { areas, formula, stopIfTrue: !isLast, ...difference };
}
