import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { inputFiles } from "../../src/cli/input-files";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbiao-inputs-"));
  mkdirSync(join(folder, "2023/甲局"), { recursive: true });
  mkdirSync(join(folder, "2023/.cache"), { recursive: true });
  mkdirSync(join(folder, "空"));
  for (const name of [
    "自评2.xlsx",
    "自评10.xlsx",
    "~$自评2.xlsx",
    "说明.docx",
    "说明.txt",
    "a[1].xlsx",
    "2023/甲局/表.ET",
    "2023/甲局/表.xls",
    "2023/乙局.ods",
    "2023/.cache/旧.xlsx",
    "2023/._乙局.xlsx",
  ]) {
    writeFileSync(join(folder, name), "");
  }
  symlinkSync(join(folder, "自评2.xlsx"), join(folder, "2023/链接.xlsm"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function found(...operands: string[]): Promise<string[]> {
  const inputs = await inputFiles(operands.map((operand) => join(folder, operand)));
  return inputs.map((input) => ("file" in input ? relative(folder, input.file) : "✗"));
}

test.each([
  ["a file by its name, whatever it is called", ["说明.docx"], ["说明.docx"]],
  [
    "a folder with all below it, in the order people count",
    ["."],
    [
      "2023/甲局/表.ET",
      "2023/甲局/表.xls",
      "2023/链接.xlsm",
      "2023/乙局.ods",
      "a[1].xlsx",
      "说明.docx",
      "自评2.xlsx",
      "自评10.xlsx",
    ],
  ],
  ["a pattern inside a folder", ["自评*.xlsx"], ["自评2.xlsx", "自评10.xlsx"]],
  ["a pattern for one character", ["自评?.xlsx"], ["自评2.xlsx"]],
  ["a pattern across folders", ["**/*.xls"], ["2023/甲局/表.xls"]],
  ["a pattern for folders", ["2023/*局/表.*"], ["2023/甲局/表.ET", "2023/甲局/表.xls"]],
  ["a choice", ["2023/*.{ods,xlsm}"], ["2023/链接.xlsm", "2023/乙局.ods"]],
  ["a name that only looks like a pattern", ["a[1].xlsx"], ["a[1].xlsx"]],
  ["a file named twice, once", ["自评2.xlsx", "自评*.xlsx"], ["自评2.xlsx", "自评10.xlsx"]],
  [
    "the lock file a shell's pattern brings along, not at all",
    ["~$自评2.xlsx", "自评2.xlsx"],
    ["自评2.xlsx"],
  ],
  ["a file that is not there", ["无.xlsx", "自评2.xlsx"], ["✗", "自评2.xlsx"]],
  ["a folder without workbooks", ["空"], ["✗"]],
  ["a pattern that nothing matches", ["无*.xlsx"], ["✗"]],
])("%s", async (_, operands, files) => {
  const inputs = await found(...operands);
  expect([...inputs].sort()).toEqual([...files].sort());
});

test("files come in the order of their names, numbers by their value", async () => {
  const files = await found("自评*.xlsx");
  expect(files).toEqual(["自评2.xlsx", "自评10.xlsx"]);
});

test("a problem names the path and says what to do", async () => {
  const [input] = await inputFiles([join(folder, "无.xlsx")]);
  expect(input).toMatchObject({ path: join(folder, "无.xlsx") });
  expect(JSON.stringify(input)).toContain("请核对路径");
});
