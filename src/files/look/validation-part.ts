import { a1, type Area } from "../../sheet/address";
import { elementPattern } from "../patch/markup";
import { type Attributes, elements, isTrue } from "../xml-part";
import { areasOf } from "./area-list";
import { COMPARISONS } from "./condition-part";
import { areasText, type Dialect, extensionDialect, ownDialect, textsIn } from "./dialect";
import type { AnyValidation, Notice } from "./workbook-look";

/** Kinds of inputs, and what must hold of a cell beside the comparison. */
const KINDS: ReadonlyMap<string, readonly ((cell: string) => string)[]> = new Map([
  ["whole", [(cell: string) => `ISNUMBER(${cell})`, (cell: string) => `INT(${cell})=${cell}`]],
  ["decimal", [(cell: string) => `ISNUMBER(${cell})`]],
  ["date", [(cell: string) => `ISNUMBER(${cell})`]],
  ["time", [(cell: string) => `ISNUMBER(${cell})`]],
  ["textLength", []],
]);

/** The formula in an element, which the extension wraps in yet another. */
function formulaIn(xml: string, name: string, { prefix, formula, areas }: Dialect): string {
  const element = elementPattern(prefix, name).exec(xml)?.[0] ?? "";
  return textsIn(element, areas === undefined ? `${prefix}${name}` : formula)[0] ?? "";
}

/** What must hold of a cell; undefined where the rule lacks what it compares with. */
function conditionOf(
  rule: Attributes,
  { top, left }: Area,
  first: string,
  second: string,
): string | undefined {
  const type = rule.get("type") ?? "";
  if (first === "") return undefined;
  if (type === "custom") return first;
  const cell = a1({ row: top, column: left });
  const operator = rule.get("operator") ?? "between";
  const tests = KINDS.get(type);
  if (!tests || (second === "" && /between$/i.test(operator))) return undefined;
  const measured = type === "textLength" ? `LEN(${cell})` : cell;
  const compared = COMPARISONS.get(operator)?.(measured, first, second);
  return compared && `AND(${[...tests.map((test) => test(cell)), compared].join(",")})`;
}

function noticeOf(title: string | undefined, text: string | undefined): Notice | undefined {
  const notice = { title: title?.trim() ?? "", text: text?.trim() ?? "" };
  return notice.title === "" && notice.text === "" ? undefined : notice;
}

function validationOf(xml: string, opening: string, dialect: Dialect): AnyValidation | undefined {
  const [rule] = elements(xml, "dataValidation");
  const areas = areasOf(areasText(xml, opening, dialect));
  const [area] = areas;
  if (!rule || !area) return undefined;
  const answers = isTrue(rule.get("showErrorMessage"));
  const strict = answers && (rule.get("errorStyle") ?? "stop") === "stop";
  const prompt = isTrue(rule.get("showInputMessage"))
    ? noticeOf(rule.get("promptTitle"), rule.get("prompt"))
    : undefined;
  const objection = answers ? noticeOf(rule.get("errorTitle"), rule.get("error")) : undefined;
  const words = { areas, ...(prompt && { prompt }), ...(objection && { objection }) };
  const [first, second] = [formulaIn(xml, "formula1", dialect), formulaIn(xml, "formula2", dialect)];
  if (rule.get("type") === "list" && first !== "") {
    const literal = /^"([^]*)"$/.exec(first)?.[1];
    const items =
      literal === undefined ? first : literal.split(",").map((item) => item.trim().replaceAll('""', '"'));
    return { ...words, items, strict, ...(answers && !strict ? { warns: true } : {}) };
  }
  const formula = answers ? conditionOf(rule, area, first, second) : undefined;
  if (formula !== undefined) return { ...words, formula, strict };
  return prompt && { areas, prompt };
}

/**
 * Reads what cells of a sheet take; rules that make no sense, and those that nothing is seen of, are left out.
 *
 * @param after what follows its cells, and `before` what precedes them
 */
export function readValidations(after: string, before: string, prefix: string): AnyValidation[] {
  const dialects = [ownDialect(prefix), extensionDialect(before + after, prefix)];
  return dialects.flatMap((dialect) =>
    dialect
      ? Array.from(
          after.matchAll(elementPattern(dialect.prefix, "dataValidation", "g")),
          ([whole, opening = ""]) => validationOf(whole, opening, dialect) ?? [],
        ).flat()
      : [],
  );
}
