import { a1, type Area, type CellAddress } from "../../../sheet/address";
import { COMPARISONS } from "../styles/condition-part";
import type { Difference } from "../styles/style-part";
import type { FormulaFormat, DuplicateFormat } from "../../../sheet/conditional-format";
import { conditionIn, formulaReader } from "./ods-conditions";
import type { Attributes } from "../../../files/xml/part";

const TESTS: ReadonlyMap<string, (cell: string, text: string) => string> = new Map([
  ["contains-text", (cell: string, text: string) => `NOT(ISERROR(SEARCH(${text},${cell})))`],
  ["not-contains-text", (cell: string, text: string) => `ISERROR(SEARCH(${text},${cell}))`],
  ["begins-with", (cell: string, text: string) => `LEFT(${cell},LEN(${text}))=${text}`],
  ["ends-with", (cell: string, text: string) => `RIGHT(${cell},LEN(${text}))=${text}`],
  ["is-error", (cell: string) => `ISERROR(${cell})`],
  ["is-no-error", (cell: string) => `NOT(ISERROR(${cell}))`],
]);

/** The condition as a formula for the cell; undefined for those that compare cells with one another. */
function conditionFormula(rule: Attributes, cell: CellAddress): string | undefined {
  const text = rule.get("value") ?? rule.get("condition") ?? "";
  const condition = conditionIn(text, formulaReader(rule, cell));
  if (!condition) return undefined;
  const { kind, operator, first, second } = condition;
  if (kind === "formula") return first === "" ? undefined : first;
  const make = kind === "comparison" ? COMPARISONS.get(operator) : TESTS.get(kind);
  return make?.(a1(cell), first, second);
}

/** Conditions that compare cells with one another. */
const HELD: ReadonlyMap<string, DuplicateFormat["holds"]> = new Map([
  ["duplicate", "duplicate"],
  ["unique", "unique"],
]);

/**
 * A conditional format of an OpenDocument file; undefined for those that are not known.
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
): FormulaFormat | DuplicateFormat | undefined {
  const [area] = areas;
  const highlight = { areas, stopIfTrue: !isLast, ...difference };
  const holds = HELD.get(rule.get("value") ?? "");
  if (holds && area) return { ...highlight, holds };
  const formula = area && conditionFormula(rule, { row: area.top, column: area.left });
  return formula === undefined ? undefined : { ...highlight, formula };
}
