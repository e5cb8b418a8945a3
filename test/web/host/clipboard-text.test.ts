import { clipboardCells, clipboardTable } from "../../../src/web/host/clipboard-text";

test.each<[text: string, cells: readonly (readonly string[])[]]>([
  ["优", [["优"]]],
  [
    "1\t2\r\n3\t4\r\n",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  ["\t5\n", [["", "5"]]],
  ["甲\n\n乙", [["甲"], [""], ["乙"]]],
  ["甲\t", [["甲", ""]]],
  ['"甲\n乙"\t丙', [["甲\n乙", "丙"]]],
  ['"他说""好""\n"\t1', [['他说"好"\n', "1"]]],
  ['"引号"\t1', [['"引号"', "1"]]],
  ['"没有完\n1', [['"没有完'], ["1"]]],
  ["", [[""]]],
])("%j are the cells %j", (text, cells) => {
  expect(clipboardCells(text)).toEqual(cells);
});

test("what looks like markup stays a text", () => {
  expect(clipboardTable("<5\t&lt;b>")).toBe("<table><tr><td>&lt;5</td><td>&amp;lt;b&gt;</td></tr></table>");
  expect(clipboardTable('"甲\n乙"')).toBe("<table><tr><td>甲<br>乙</td></tr></table>");
});
