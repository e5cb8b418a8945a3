import { isOfCost } from "../scoring/indicators";
import { comparatorOf } from "../scoring/quantity";
import { splitValue, type SplitValue } from "./convert/signed-value";
import type { FormData } from "./form-data";

const QUALITATIVE = "定性";
const SAYS_NOTHING = /^\s*(?:定量(?:指标)?)?\s*$/;

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

/** What a sign says; where there is none, costs are not to be exceeded and everything else is to be reached. */
function signOf(nature: string, { level1, level2 }: Levels): IndicatorToKeep["sign"] {
  if (nature.includes(QUALITATIVE)) return QUALITATIVE;
  const isCost = isOfCost({ level1: { text: level1 }, level2: { text: level2 } });
  return comparatorOf(nature) ?? (isCost && SAYS_NOTHING.test(nature) ? "≤" : "≥");
}

type Levels = Pick<IndicatorToKeep, "level1" | "level2">;

/** The named indicators of a table, for a user's own library. */
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
        sign: signOf(wanted.nature, { level1, level2 }),
        target: value,
        unit: inUnit,
        halfYear,
        source,
      };
    });
}
