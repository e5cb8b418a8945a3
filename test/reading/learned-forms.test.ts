import type { IndicatorColumn } from "../../src/forms/form-spec";
import { learnForm } from "../../src/reading/learned/learn-form";
import { NO_ASSIGNMENT } from "../../src/reading/role-assignment";
import { sheetOf } from "../fixtures/sheet-of-lines";

/** Blank forms, their headers in front of what is otherwise the same, and the roles that are learned of them. */
const BLANK: readonly (readonly [string, string, readonly (IndicatorColumn | null)[]])[] = [
  [
    "level 1 under a header that only says 绩效指标",
    `
绩效指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
 | | | | | | `,
    ["level1", "level2", "name", "target", "actual", "weight", "score"],
  ],
  [
    "the same behind a column of line numbers",
    `
编号 | 绩效指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
 | | | | | | | `,
    ["serial", "level1", "level2", "name", "target", "actual", "weight", "score"],
  ],
  [
    "the same behind tasks that have no role",
    `
任务 | 绩效指标 | 二级指标 | 具体指标 | 目标值 | 实际值 | 得分
 | | | | | | `,
    [null, "level1", "level2", "name", "target", "actual", "score"],
  ],
  [
    "绩效指标 that heads the block down its side",
    `
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
^ | | | | | |
^ | | | | | | `,
    ["level1", "level2", "name", "target", "actual", "score"],
  ],
  [
    "绩效指标 merged down over levels that only begin with the second",
    `
绩效指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
^ | | | | |
^ | | | | | `,
    ["level2", "name", "target", "actual", "score"],
  ],
  [
    "line numbers that a form with printed levels leaves out",
    `
绩效指标 | 序号 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
^ | | 产出指标 | 数量指标 | | | |
^ | | 效益指标 | 社会效益指标 | | | | `,
    ["serial", "level1", "level2", "name", "target", "actual", "score"],
  ],
];

test.each(BLANK)("a blank form with %s", (_what, lines, roles) => {
  const sheet = sheetOf(`项目支出绩效自评表\n${lines.replace(/^\n/, "")}\n填表人： | | 联系电话：`);
  const learned = learnForm(sheet, "表样", NO_ASSIGNMENT, 0, ({ row }) => row > 1 && row < 4);
  expect(learned.kind === "learned" && learned.form.columns.map(({ role }) => role)).toEqual(roles);
});
