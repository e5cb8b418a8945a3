import { review } from "../../src/report/review";
import { indicatorGroups } from "../../src/taskpane/view/indicator-list";
import { tableLines } from "../../src/taskpane/view/table-list";
import { ALL_TABLES } from "../../src/taskpane/state/state";
import { cleanBook, incompleteBook, maintenanceBook } from "./books";

test("no sum of points by level stands over a table that was not read whole", () => {
  const groups = [cleanBook, incompleteBook].map((book) => {
    const [table] = review(book, null).tables;
    return table ? indicatorGroups(table.scored, false) : [];
  });
  expect(groups.map((each) => each.map(({ level1, sum }) => [level1, sum?.score ?? null]))).toEqual([
    [
      ["产出指标", "50"],
      ["效益指标", "30"],
      ["满意度指标", "10"],
    ],
    [
      ["产出指标", null],
      ["效益指标", null],
      ["满意度指标", null],
    ],
  ]);
});

test("tables that were not read whole stand between those with findings and those without, and claim no figures", () => {
  const incomplete = incompleteBook.map((sheet) => ({ ...sheet, name: "未读全" }));
  const { tables } = review([...cleanBook, ...incomplete, ...maintenanceBook], null);
  const lines = tableLines(tables, "worst", ALL_TABLES);
  expect(lines.map(({ sheet }) => sheet)).toEqual(["07 信息化系统运维", "未读全", "03 设备购置"]);
  expect(lines[1]).toMatchObject({ incomplete: true, computed: null, difference: null });
  expect(lines[2]).toMatchObject({ incomplete: false, difference: null });
  expect(lines[2]?.computed).not.toBeNull();
});
