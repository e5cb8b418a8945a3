import { build } from "../../building/build";
import { NO_DATA } from "../../building/form-data";
import { target } from "../../forms/target";
import { national2020 } from "../../scoring/profiles/national-2020";
import type { SheetSpec } from "../../sheet/sheet-spec";

/** The target form of 2024, locked but for the places to fill in. */
export function builtForm(): SheetSpec {
  return build(
    target,
    { ...NO_DATA, year: 2024 },
    {
      sheetName: "衡表自检目标表",
      rowsPerClass: 1,
      month: null,
      formulas: true,
      locked: true,
      profile: national2020,
    },
  );
}
