import type { Table } from "../reading/table";
import { numberIn, type Quantity } from "./quantity";

/** The 得分 of 合计; null where the form has no such row, or no number in it. */
export function totalRowScore({ total }: Pick<Table, "total">): Quantity | null {
  return numberIn(total?.score ?? undefined);
}
