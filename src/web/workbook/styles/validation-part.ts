import { elementPattern } from "../../../files/xml/markup";
import { elements, isTrue } from "../../../files/xml/part";
import { areasOf } from "./area-list";
import { areasText, type Dialect, extensionDialect, ownDialect, textsIn } from "./dialect";
import { inputFormula, noticeOf, validationLook } from "./validation-look";
import type { AnyValidation } from "./workbook-look";

/** The formula in an element, which the extension wraps in yet another. */
function formulaIn(xml: string, name: string, { prefix, formula, areas }: Dialect): string {
  const element = elementPattern(prefix, name).exec(xml)?.[0] ?? "";
  return textsIn(element, areas === undefined ? `${prefix}${name}` : formula)[0] ?? "";
}

function validationOf(xml: string, opening: string, dialect: Dialect): AnyValidation | undefined {
  const [rule] = elements(xml, "dataValidation");
  const areas = areasOf(areasText(xml, opening, dialect));
  const [area] = areas;
  if (!rule || !area) return undefined;
  const answers = isTrue(rule.get("showErrorMessage"));
  const answer = {
    areas,
    answers,
    strict: answers && (rule.get("errorStyle") ?? "stop") === "stop",
    prompt: isTrue(rule.get("showInputMessage"))
      ? noticeOf(rule.get("promptTitle"), rule.get("prompt"))
      : undefined,
    objection: noticeOf(rule.get("errorTitle"), rule.get("error")),
  };
  const [first, second] = [formulaIn(xml, "formula1", dialect), formulaIn(xml, "formula2", dialect)];
  const type = rule.get("type") ?? "";
  if (type === "list" && first !== "") {
    const literal = /^"([^]*)"$/.exec(first)?.[1];
    const items =
      literal === undefined ? first : literal.split(",").map((item) => item.trim().replaceAll('""', '"'));
    return validationLook(answer, { items });
  }
  const operator = rule.get("operator") ?? "between";
  return validationLook(answer, { formula: inputFormula({ type, operator, first, second }, area) });
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
