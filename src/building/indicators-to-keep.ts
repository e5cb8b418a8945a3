import { fold } from "../sheet/fold";
import { splitValue, type SplitValue } from "./convert/signed-value";
import type { FormData } from "./form-data";

/** An indicator of a table as a library keeps it. */
export interface IndicatorToKeep {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly sign: "≥" | "≤" | "＞" | "＜" | "＝" | "定性";
  readonly target: string;
  readonly unit: string;
  readonly halfYear: string;
  readonly source: string;
}

function signOf(nature: string): IndicatorToKeep["sign"] {
  const sign = fold(nature);
  switch (sign) {
    case "≤":
    case "＞":
    case "＜":
    case "＝":
    case "定性":
      return sign;
    default:
      return "≥";
  }
}

/** The named indicators of a table, for a user's own library. A number without a sign is one to be reached: ≥. */
export function indicatorsToKeep({ indicators, fields, year }: FormData): readonly IndicatorToKeep[] {
  const source = [fields.implementingUnit ?? "", year === null ? "" : String(year)].join("");
  return indicators
    .filter(({ name }) => name !== "")
    .map((row) => {
      const { level1, level2, name, nature, target = "", unit = "", fullYear = "", halfYear = "" } = row;
      const wanted: SplitValue =
        nature === undefined ? splitValue(target === "" ? fullYear : target) : { nature, target, unit };
      const { target: value, unit: inUnit } = wanted;
      return {
        level1,
        level2,
        name,
        sign: signOf(wanted.nature),
        target: value,
        unit: inUnit,
        halfYear,
        source,
      };
    });
}
