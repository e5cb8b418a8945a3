import { a1Area, parseA1, type CellAddress } from "../../src/sheet/address";
import { gatherAreas, unreadSentence } from "../../src/report/unread-sentence";

function cells(...names: string[]): CellAddress[] {
  return names.map((name) => parseA1(name)).filter((cell) => cell !== undefined);
}

test.each([
  [["C14"], ["C14"]],
  [["C14", "D14", "E14"], ["C14:E14"]],
  [
    ["C14", "E14"],
    ["C14", "E14"],
  ],
  [["E15", "C14", "D14", "C15", "D15", "E14"], ["C14:E15"]],
  [["C14", "C14"], ["C14"]],
])("%s are named as %s", (given, areas) => {
  expect(gatherAreas(cells(...given)).map(a1Area)).toEqual(areas);
});

test("a sheet without a header says what was looked for and what to do", () => {
  const reason = { kind: "no-header", looked: ["一级指标", "二级指标"] } as const;
  expect(unreadSentence({ sheet: "说明", sheetHidden: false, reason }, "zh")).toMatch(
    /一级指标、二级指标.*不必处理/,
  );
  expect(unreadSentence({ sheet: "说明", sheetHidden: true, reason }, "zh")).toMatch(/^（隐藏的工作表）/);
  expect(unreadSentence({ sheet: "说明", sheetHidden: false, reason }, "en")).toMatch(/looked for: 一级指标/);
});

test.each([
  ["transposed", /从左到右.*转置/, /from left to right.*transposed/],
  ["list-of-projects", /项目清单.*不必处理/, /list of projects.*Nothing to do/],
] as const)("a sheet that holds something else says what: %s", (layout, zh, en) => {
  const unread = {
    sheet: "表",
    sheetHidden: false,
    reason: { kind: "no-header", looked: [], layout },
  } as const;
  expect(unreadSentence(unread, "zh")).toMatch(zh);
  expect(unreadSentence(unread, "en")).toMatch(en);
});

test("unplaced cells are named with their addresses and their number", () => {
  const reason = { kind: "unplaced", cells: cells("B9", "C9", "F12") } as const;
  expect(unreadSentence({ sheet: "表", sheetHidden: false, reason }, "zh")).toMatch(
    /^B9:C9、F12 共 3 个单元格/,
  );
});
