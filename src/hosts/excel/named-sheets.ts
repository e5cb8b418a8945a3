import type { HostFailure } from "../host";
import type { KnownSheets } from "./known-sheets";
import type { Trips } from "./trips";

/**
 * Names the sheets a failure is about, by looking at the workbook again: Excel tells that a sheet is
 * protected or gone, but not which one. Costs a round trip, only after such a failure.
 */
export async function withSheetNames(
  trips: Trips,
  known: KnownSheets,
  names: readonly string[],
  failure: HostFailure,
): Promise<HostFailure> {
  if (failure.code !== "protected" && failure.code !== "sheet-deleted") return failure;
  const { answers } = await trips.trip((context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name,items/protection/protected");
    return [
      () =>
        worksheets.items.map(({ id, name, protection }) => ({ id, name, isProtected: protection.protected })),
    ];
  });
  const [sheets = []] = answers;
  const concerned = names.filter((name) => {
    const key = known.keyOf(name);
    const sheet = sheets.find(({ id, name: current }) => id === key || current === key);
    return failure.code === "protected" ? sheet?.isProtected : !sheet;
  });
  return { ...failure, sheets: concerned.length > 0 ? concerned : names };
}
