import { fold } from "../../sheet/fold";
import type { Table } from "../../reading/table";

/** In a project's code, R marks 人员类 and Y 运转类; T is for all others. */
const STAFF_OR_RUNNING = /^\d{8}[RY]\d/;
const NAMES = /人员经费|人员支出|工资|公用经费|单位缴费|运转/;

/** Whether the project pays staff or keeps the office running, for which benefits and satisfaction are not asked. */
export function isStaffOrRunning({ fields }: Table): boolean {
  const code = fold(fields.projectCode?.text ?? "");
  if (/^\d{8}[A-Z]\d/.test(code)) return STAFF_OR_RUNNING.test(code);
  return NAMES.test(fields.projectName?.text ?? "");
}

const CANCELLED = /取消|停止|终止|未实施|不再实施|未启动/;

/** Whether the texts of a table say that the project was given up. */
export function saysCancelled({ fields, indicators }: Table): boolean {
  const keys = [
    "goalCompletion",
    "implementation",
    "executionReason",
    "conclusion",
    "problems",
    "reason",
  ] as const;
  return (
    keys.some((key) => CANCELLED.test(fields[key]?.text ?? "")) ||
    indicators.some(({ reason, actual }) => CANCELLED.test(`${reason?.text ?? ""}${actual?.text ?? ""}`))
  );
}
