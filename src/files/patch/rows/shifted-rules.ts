import { changedNodes, withAttributeChanged, withContent, withTextChanged } from "../../xml/edits";
import { contentOf, elementIn, named } from "../../xml/elements";
import { attribute } from "../../xml/markup";
import { type XmlElement, xmlOf } from "../../xml/tree";
import {
  changedText,
  extendedCells,
  RefusedRow,
  rowsOf,
  type RowShift,
  shiftedFormula,
  shiftedRule,
} from "./row-shift";

/** Elements whose text is a formula of a rule. */
const FORMULAS = named("formula", "formula1", "formula2", "f");

/** Conditional formats and validations, those of newer versions of Excel too. */
export const RULES = named("conditionalFormatting", "dataValidation");

/** How the formulas of a rule change that is for some cells and then for others. */
function ruleChange(shift: RowShift, isOwn: boolean, before: string, after: string) {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const isOfOneRow = old.first === old.last || now.first === now.last;
  const losesFirst = shift.kind === "remove" && isOwn && old.first === shift.row;
  return isOfOneRow && !losesFirst
    ? (formula: string) => shiftedFormula(shift, formula, isOwn)
    : (formula: string) => shiftedRule(shift, formula, isOwn, now.first - old.first);
}

/**
 * A conditional format or a validation as it has to be after the row, which is subject to those of the row above.
 *
 * @throws RefusedRow when it is for nothing but the row that goes
 */
export function shiftedRuleElement(shift: RowShift, rule: XmlElement, isOwn: boolean): XmlElement {
  const cells = elementIn(contentOf(rule), "sqref");
  const before = attribute(rule.attributes, "sqref") ?? xmlOf(contentOf(cells));
  if (before === "") return rule;
  const after = isOwn ? extendedCells(shift, before) : before;
  if (after === "") throw new RefusedRow("row-in-use");
  const change = ruleChange(shift, isOwn, before, after);
  const changed = (text: string) => changedText(text, change);
  const formulas = changedNodes(contentOf(rule), FORMULAS, (element) => withTextChanged(element, changed));
  const thresholds = changedNodes(formulas, "cfvo", (element) =>
    withAttributeChanged(element, "val", changed),
  );
  const placed = changedNodes(thresholds, "sqref", (element) => withTextChanged(element, () => after));
  const content = rule.children === null ? rule : withContent(rule, placed);
  return withAttributeChanged(content, "sqref", () => after);
}
