import { attributesOf, contentOf, elementIn, elementsIn, tagged, textIn } from "../../../files/xml/elements";
import { isTrue } from "../../../files/xml/part";
import type { XmlElement, XmlNode } from "../../../files/xml/tree";
import { areasOf } from "../../../sheet/area-list";
import { areasText, type Dialect, textsIn } from "./dialect";
import { inputFormula, noticeOf, dataValidation } from "./data-validation";
import type { AnyValidation } from "../../../sheet/data-validation";

/** The formula in an element, which the extension wraps in yet another. */
function formulaIn(rule: XmlElement, name: string, { prefix, formula, areas }: Dialect): string {
  const element = elementIn(contentOf(rule), tagged(prefix + name));
  return (areas === undefined ? textIn(element) : textsIn(element, formula)[0]) ?? "";
}

function validationOf(element: XmlElement, dialect: Dialect): AnyValidation | undefined {
  const rule = attributesOf(element);
  const areas = areasOf(areasText(element, dialect));
  const [area] = areas;
  if (!area) return undefined;
  const answers = isTrue(rule.get("showErrorMessage"));
  const answer = {
    areas,
    answers,
    strict: answers && (rule.get("errorStyle") ?? "stop") === "stop",
    prompt: isTrue(rule.get("showInputMessage"))
      ? noticeOf(rule.get("promptTitle"), rule.get("prompt"))
      : undefined,
    errorMessage: noticeOf(rule.get("errorTitle"), rule.get("error")),
  };
  const [first, second] = [formulaIn(element, "formula1", dialect), formulaIn(element, "formula2", dialect)];
  const type = rule.get("type") ?? "";
  if (type === "list" && first !== "") {
    const literal = /^"([^]*)"$/.exec(first)?.[1];
    const items =
      literal === undefined ? first : literal.split(",").map((item) => item.trim().replaceAll('""', '"'));
    return dataValidation(answer, { items });
  }
  const operator = rule.get("operator") ?? "between";
  return dataValidation(answer, { formula: inputFormula({ type, operator, first, second }, area) });
}

/**
 * Reads what cells of a sheet take; rules that make no sense, and those that nothing is seen of, are left out.
 *
 * @param sheet the sheet without its cells
 */
export function readValidations(sheet: readonly XmlNode[], dialects: readonly Dialect[]): AnyValidation[] {
  return dialects.flatMap((dialect) =>
    elementsIn(sheet, tagged(`${dialect.prefix}dataValidation`)).flatMap(
      (element) => validationOf(element, dialect) ?? [],
    ),
  );
}
