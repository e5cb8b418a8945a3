import type { Host, Outcome, SheetCell } from "../../hosts/host";
import type { BeforeImage } from "../../sheet/patch";

/** Takes the marks off cells that hold again what they held before they were changed. */
export function setBack(
  host: Pick<Host, "apply">,
  cells: readonly SheetCell[],
): Promise<Outcome<readonly BeforeImage[]>> {
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  return host.apply(
    sheets.map((name) => ({
      sheet: name,
      writes: [],
      setBack: cells.filter(({ sheet }) => sheet === name).map(({ cell }) => cell),
    })),
  );
}
