import { ANY_PREFIX, attribute, changedAttribute, elementPattern } from "../../xml/markup";
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
const FORMULAS = new RegExp(
  `(<${ANY_PREFIX}(?:formula|formula1|formula2|f)(?:\\s[^>]*)?>)([^<]+)(?=</)`,
  "g",
);
const THRESHOLD = new RegExp(`(<${ANY_PREFIX}cfvo)(?=\\s)([^>]*)`, "g");
const CELLS = new RegExp(`(<${ANY_PREFIX}sqref(?:\\s[^>]*)?>)([^<]*)(?=</)`);

/** Conditional formats and validations, those of newer versions of Excel too. */
const RULE = elementPattern(ANY_PREFIX, "(?:conditionalFormatting|dataValidation)", "g");

/** How the formulas of a rule change that is for some cells and then for others. */
function ruleChange(shift: RowShift, isOwn: boolean, before: string, after: string) {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const isOfOneRow = old.first === old.last || now.first === now.last;
  const losesFirst = shift.kind === "remove" && isOwn && old.first === shift.row;
  return isOfOneRow && !losesFirst
    ? (formula: string) => shiftedFormula(shift, formula, isOwn)
    : (formula: string) => shiftedRule(shift, formula, isOwn, now.first - old.first);
}

function shiftedRuleElement(shift: RowShift, rule: string, isOwn: boolean): string {
  const tagEnd = rule.indexOf(">");
  const before = attribute(rule.slice(0, tagEnd), "sqref") ?? CELLS.exec(rule)?.[2] ?? "";
  if (before === "") return rule;
  const after = isOwn ? extendedCells(shift, before) : before;
  if (after === "") throw new RefusedRow("row-in-use");
  const change = ruleChange(shift, isOwn, before, after);
  const tag = changedAttribute(rule.slice(0, tagEnd), "sqref", () => after);
  const content = rule
    .slice(tagEnd)
    .replace(FORMULAS, (_whole, opening: string, text: string) => opening + changedText(text, change))
    .replace(
      THRESHOLD,
      (_whole, opening: string, attributes: string) =>
        opening + changedAttribute(attributes, "val", (value) => changedText(value, change)),
    )
    .replace(CELLS, (_whole, opening: string) => opening + after);
  return tag + content;
}

/**
 * Worksheet XML behind the rows with its conditional formats and validations as they have to be after the row, which
 * is subject to those of the row above; all between them is given to `others`.
 *
 * @throws RefusedRow when a rule is for nothing but the row that goes
 */
export function shiftedRules(
  shift: RowShift,
  xml: string,
  isOwn: boolean,
  others: (xml: string) => string,
): string {
  const out: string[] = [];
  let copied = 0;
  for (const { 0: rule, index } of xml.matchAll(RULE)) {
    out.push(others(xml.slice(copied, index)), shiftedRuleElement(shift, rule, isOwn));
    copied = index + rule.length;
  }
  out.push(others(xml.slice(copied)));
  return out.join("");
}
