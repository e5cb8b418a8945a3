import type { CellStyle, ConditionalRule, DataValidation } from "hucre/xlsx";
import { a1Area, type Area } from "../sheet/address";
import type {
  AnyConditionalLook,
  AnyValidation,
  ConditionalLook,
  ListValidation,
} from "./look/workbook-look";

/** Excel repairs files, by leaving rules out, whose lists or formulas are longer. */
const LONGEST_LIST = 255;
const LONGEST_FORMULA = 8192;

/** What Excel has room for in a message, in characters. */
const LONGEST_TITLE = 32;
const LONGEST_NOTICE = 255;

/** Nor does it take more areas for one rule than their references have room for. */
const MOST_AREAS = 500;

function areaList(areas: readonly Area[]): string {
  return areas.slice(0, MOST_AREAS).map(a1Area).join(" ");
}

/** The items as Excel keeps them; undefined where they do not fit, or could not be told from one another. */
function storedItems(items: ListValidation["items"]): string | undefined {
  if (typeof items === "string") return items.length > LONGEST_FORMULA ? undefined : items;
  const list = items.join(",");
  const isTold = items.length > 0 && items.every((item) => item.trim() !== "" && !item.includes(","));
  return isTold && list.length <= LONGEST_LIST ? `"${list.replaceAll('"', '""')}"` : undefined;
}

function storedNotices({ prompt, objection }: AnyValidation): Partial<DataValidation> {
  return {
    ...(prompt && {
      showInputMessage: true,
      inputTitle: prompt.title.slice(0, LONGEST_TITLE),
      inputMessage: prompt.text.slice(0, LONGEST_NOTICE),
    }),
    ...(objection && {
      errorTitle: objection.title.slice(0, LONGEST_TITLE),
      errorMessage: objection.text.slice(0, LONGEST_NOTICE),
    }),
  };
}

/** What a rule lets in; undefined for one that Excel could not keep. */
function storedAllowance(validation: AnyValidation): Pick<DataValidation, "type" | "formula1"> | undefined {
  if (!("items" in validation) && !("formula" in validation)) return { type: "custom", formula1: "TRUE" };
  const isList = "items" in validation;
  const formula1 = isList ? storedItems(validation.items) : validation.formula;
  if (formula1 === undefined || formula1.length > LONGEST_FORMULA) return undefined;
  return { type: isList ? "list" : "custom", formula1 };
}

/** Rules for inputs as the library writes them; those that Excel could not keep are left out. */
export function storedValidations(validations: readonly AnyValidation[]): DataValidation[] {
  return validations.flatMap((validation): DataValidation[] => {
    const allowance = storedAllowance(validation);
    if (!allowance || validation.areas.length === 0) return [];
    const strict = "strict" in validation && validation.strict;
    const answers = strict || "formula" in validation || ("warns" in validation && validation.warns);
    return [
      {
        ...allowance,
        range: areaList(validation.areas),
        allowBlank: true,
        ...(answers ? { showErrorMessage: true, errorStyle: strict ? "stop" : "warning" } : {}),
        ...storedNotices(validation),
      },
    ];
  });
}

/** What a condition changes of the font of cells. */
function storedFont({ colour, bold, italic, underline, strike }: ConditionalLook): CellStyle["font"] {
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strikethrough: strike } : {}),
    ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }),
  };
}

function storedRule(look: ConditionalLook, index: number): ConditionalRule {
  const { areas, formula, fill, stopIfTrue } = look;
  const font = storedFont(look);
  return {
    type: "expression",
    priority: index + 1,
    range: areaList(areas),
    formula,
    style: {
      ...(font && Object.keys(font).length > 0 ? { font } : {}),
      // A differential format is filled with its background colour.
      ...(fill === undefined
        ? {}
        : { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: fill.slice(1) } } as const }),
    },
    ...(stopIfTrue ? { stopIfTrue } : {}),
  };
}

/**
 * Conditional formats as the library writes them; those that Excel could not keep are left out, and those
 * without a formula, which are not read from older formats.
 */
export function storedConditions(conditions: readonly AnyConditionalLook[]): ConditionalRule[] {
  return conditions
    .filter((look) => "formula" in look)
    .filter(({ areas, formula }) => areas.length > 0 && formula.length <= LONGEST_FORMULA)
    .map(storedRule);
}
