import type { ConditionalRule, DataValidation } from "hucre/xlsx";
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

/** Lists, the only rules read from older formats, as the library writes them; without those that Excel could not keep. */
export function storedLists(validations: readonly AnyValidation[]): DataValidation[] {
  const lists = validations.filter((validation) => "items" in validation);
  return lists.flatMap(({ areas, items, strict, warns = false }): DataValidation[] => {
    const formula1 = storedItems(items);
    if (formula1 === undefined || areas.length === 0) return [];
    const answer =
      strict || warns ? ({ showErrorMessage: true, errorStyle: strict ? "stop" : "warning" } as const) : {};
    return [{ type: "list", formula1, range: areaList(areas), allowBlank: true, ...answer }];
  });
}

function storedRule({ areas, formula, fill, colour, bold, stopIfTrue }: ConditionalLook, index: number) {
  const rule: ConditionalRule = {
    type: "expression",
    priority: index + 1,
    range: areaList(areas),
    formula,
    style: {
      ...(colour === undefined && !bold
        ? {}
        : {
            font: {
              ...(bold ? { bold } : {}),
              ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }),
            },
          }),
      // A differential format is filled with its background colour.
      ...(fill === undefined
        ? {}
        : { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: fill.slice(1) } } as const }),
    },
    ...(stopIfTrue ? { stopIfTrue } : {}),
  };
  return rule;
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
