import { review } from "../../src/report/review";
import { tableLines } from "../../src/taskpane/view/table-list";
import { ALL_TABLES } from "../../src/taskpane/state/state";
import { cleanBook, incompleteBook, maintenanceBook } from "./books";

test("tables that were not read whole stand between those with findings and those without, and claim no figures", () => {
  const incomplete = incompleteBook.map((sheet) => ({ ...sheet, name: "未读全" }));
  const { tables } = review([...cleanBook, ...incomplete, ...maintenanceBook], null);
  const lines = tableLines(tables, "worst", ALL_TABLES);
  expect(lines.map(({ sheet }) => sheet)).toEqual(["07 信息化系统运维", "未读全", "03 设备购置"]);
  expect(lines[1]).toMatchObject({ incomplete: true, computed: null, difference: null });
  expect(lines[2]).toMatchObject({ incomplete: false, difference: null });
  expect(lines[2]?.computed).not.toBeNull();
});
