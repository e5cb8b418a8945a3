import {
  DataValidationErrorStyle,
  DataValidationRenderMode,
  DataValidationType,
  type IDataValidationRule,
} from "@univerjs/core";
import type { AnyValidation, Notice } from "../../sheet/data-validation";
import { rangeOf, shownArea, type ShownExtent } from "./ranges";

/** Title and text in one, where the spreadsheet has room for a text only. */
function inOne({ title, text }: Notice): string {
  return [title, text].filter((part) => part !== "").join("：");
}

function wordsOf({ prompt, errorMessage }: AnyValidation) {
  return {
    ...(errorMessage ? { error: inOne(errorMessage) } : {}),
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text } : {}),
  };
}

/** What becomes of an input against the rule; the message marks the cell and is read by pointing at it. */
function answerTo(strict: boolean, warns: boolean) {
  return {
    showErrorMessage: strict || warns,
    errorStyle: strict ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
  };
}

function ruleOf(validation: AnyValidation): Omit<IDataValidationRule, "uid" | "ranges"> {
  if ("items" in validation) {
    const { items, strict, warns = false } = validation;
    return {
      type: DataValidationType.LIST,
      formula1: typeof items === "string" ? `=${items}` : items.join(","),
      showDropDown: true,
      // The text as in the file, with an arrow beside it.
      renderMode: DataValidationRenderMode.ARROW,
      ...answerTo(strict, warns),
    };
  }
  if ("formula" in validation) {
    const { formula, strict } = validation;
    return { type: DataValidationType.CUSTOM, formula1: `=${formula}`, ...answerTo(strict, !strict) };
  }
  return { type: DataValidationType.ANY };
}

/**
 * What cells of a sheet take, as the embedded spreadsheet takes it.
 *
 * @param id what the ids of the rules begin with
 */
export function validationRules(
  validations: readonly AnyValidation[],
  id: string,
  shown: ShownExtent,
): IDataValidationRule[] {
  return validations.map((validation, index) => ({
    uid: `${id}-${index}`,
    ranges: validation.areas.map((area) => rangeOf(shownArea(area, shown))),
    // Excel marks no blank cell as wrong, whatever the file says.
    allowBlank: true,
    ...ruleOf(validation),
    ...wordsOf(validation),
  }));
}
