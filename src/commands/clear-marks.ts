import type { HostFailure } from "../hosts/host";
import { openExcel, type OfficeScope } from "../hosts/excel/open-excel";

/** 清除标记 on the ribbon: removes every mark of ours from the workbook; the failure, or null when it is done. */
export async function clearMarks(scope: OfficeScope): Promise<HostFailure | null> {
  const opened = await openExcel(scope);
  if (!opened.ok) return opened.failure;
  const cleared = await opened.value.clearMarks();
  return cleared.ok ? null : cleared.failure;
}
