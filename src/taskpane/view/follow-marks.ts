import type { Host, HostFailure } from "../../hosts/host";
import type { Mark } from "../../sheet/patch";
import type { Result } from "../state/state";
import { followedMarks } from "./mark-plan";

/**
 * Brings the marks of sheets that were marked up to what a result finds now, in the host and in `shown`; sheets edited
 * since wait. Gives what went wrong, or null.
 */
export async function followMarks(
  host: Host,
  { sheets, stale }: Result,
  shown: Map<string, readonly Mark[]>,
): Promise<HostFailure | null> {
  const patches = followedMarks(
    sheets.filter(({ snapshot }) => !stale.includes(snapshot.name)),
    shown,
  );
  if (patches.length === 0) return null;
  const applied = await host.apply(patches);
  for (const { sheet, marks = [] } of patches)
    if (applied.ok) shown.set(sheet, marks);
    else shown.delete(sheet);
  return applied.ok ? null : applied.failure;
}
