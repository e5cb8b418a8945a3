import type { HostFailure } from "../host";
import { isUnspecific } from "./failure";
import type { KnownSheets } from "./known-sheets";
import type { Batches } from "./batches";

/** What a look at the workbook tells about a failure. */
interface SeenWorkbook {
  readonly readOnly: boolean;
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly isProtected: boolean }[];
}

const LOOKED_INTO: ReadonlySet<HostFailure["code"]> = new Set([
  "access-denied",
  "protected",
  "sheet-deleted",
  "too-large",
]);

/**
 * What is behind a failure of a step that concerned these sheets, by looking at the workbook again: Excel says
 * neither which sheet is protected or gone nor, often, that this is why it fails. Costs a round trip, only then. A
 * change of a workbook that is open for reading only fails for that; reading it does not.
 */
export async function explained(
  batches: Batches,
  known: KnownSheets,
  names: readonly string[],
  failure: HostFailure,
  step: "reading" | "changing",
): Promise<HostFailure> {
  if (!LOOKED_INTO.has(failure.code) && !isUnspecific(failure)) return failure;
  if (failure.code === "too-large") return { ...failure, sheets: names };
  const looked = await batches.ask((context) => {
    const { workbook } = context;
    workbook.load("readOnly");
    workbook.worksheets.load("items/id,items/name,items/protection/protected");
    return (): SeenWorkbook => ({
      readOnly: workbook.readOnly,
      sheets: workbook.worksheets.items.map(({ id, name, protection }) => ({
        id,
        name,
        isProtected: protection.protected,
      })),
    });
  });
  if (!looked.ok) return "sheets" in failure ? { ...failure, sheets: names } : failure;
  const found = names.map((name) => {
    const key = known.keyOf(name);
    return { name, sheet: looked.value.sheets.find(({ id, name: now }) => id === key || now === key) };
  });
  const gone = found.filter(({ sheet }) => !sheet).map(({ name }) => name);
  if (gone.length > 0) return { code: "sheet-deleted", sheets: gone };
  // Something else was not found, such as a conditional format.
  if (failure.code === "sheet-deleted") return { ...failure, sheets: names };
  if (looked.value.readOnly && step === "changing") return { code: "read-only" };
  const locked = found.filter(({ sheet }) => sheet?.isProtected).map(({ name }) => name);
  return locked.length > 0 ? { code: "protected", sheets: locked } : failure;
}
