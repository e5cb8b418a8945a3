import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { a1Area } from "../../src/sheet/address";
import { filledCells, type SheetSnapshot } from "../../src/sheet/snapshot";
import { build, hengbiao, type Run } from "./built-command-line";

const INPUTS = join(__dirname, "../../../shared/inputs");

beforeAll(build);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbiao-extract-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Run {
  return hengbiao(args, folder);
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function sheetsOf(file: string): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(readFileSync(file));
  return reading.kind === "read" ? reading.sheets : [];
}

function shown(sheet: SheetSnapshot): unknown {
  const cells = filledCells(sheet).map(([{ row, column }, { text }]) => [row, column, text]);
  return { name: sheet.name, cells, merges: sheet.merges.map(a1Area).sort() };
}

const PAGE = `<html><body><p>自评表</p>
<table><tr><td rowspan=2>产出</td><td>=1+1</td></tr><tr><td>0012</td></tr></table>
<table><tr><td colspan=2>第二个</td></tr></table></body></html>`;

test("the tables of a document become sheets with its texts, never formulas or numbers", async () => {
  write("a.html", PAGE);
  expect(run("extract", "a.html", "--out", "表.xlsx")).toEqual({
    code: 0,
    out: "已保存 表.xlsx：工作表 2 张。\n",
    err: "",
  });
  const sheets = await sheetsOf(join(folder, "表.xlsx"));
  expect(sheets.map(shown)).toEqual((await sheetsOf(join(folder, "a.html"))).map(shown));
  const cells = sheets.flatMap(filledCells).map(([, { value, formula }]) => [value, formula]);
  expect(cells).toEqual([
    ["自评表", undefined],
    ["产出", undefined],
    ["=1+1", undefined],
    ["0012", undefined],
    ["第二个", undefined],
  ]);
});

test("a document without a table gives one line, no file, and no failure", () => {
  write("a.html", "<html><body><p>通知</p></body></html>");
  expect(run("extract", "a.html", "--out", "a.xlsx")).toEqual({
    code: 0,
    out: "",
    err: "a.html：文件里没有表格。请改选有绩效表的文件。\n",
  });
  expect(readdirSync(folder)).toEqual(["a.html"]);
});

test("a file that is there is not written over", () => {
  write("a.html", PAGE);
  write("a.xlsx", "mine");
  const made = run("extract", "a.html", "--out", "a.xlsx");
  expect(made).toMatchObject({ code: 2, out: "" });
  expect(made.err).toBe("hengbiao extract：a.xlsx 已经存在，没有覆盖。请用 --out 另取文件名。\n");
  expect(readFileSync(join(folder, "a.xlsx"), "utf8")).toBe("mine");
});

test.each([
  [["extract"], "要写一个文件"],
  [["extract", "a.html"], "--out：要写存为哪个 .xlsx 文件"],
  [["extract", "a.html", "b.html", "--out", "c.xlsx"], "要写一个文件"],
  [["extract", "none.docx", "--out", "c.xlsx"], "none.docx：打不开：没有这个文件或文件夹。请核对路径"],
  [["extract", ".", "--out", "c.xlsx"], ".：这是文件夹。请写里面的一个文件"],
  [["extract", "a.html", "--out", "c.docx"], "--out 不能是“c.docx”：存成的是 .xlsx 工作簿"],
  [["extract", "a.html", "--out", "c"], "文件名要以 .xlsx 结尾"],
  [["extract", "a.html", "--out", "c.csv", "--language", "en"], "must end in .xlsx"],
  [
    ["extract", "a.rtf", "--out", "c.xlsx"],
    "a.rtf：这是 RTF 文档，不能直接读取。请用 Word 或 WPS 打开，另存为 .docx",
  ],
  [["extract", "a.html", "--out", "none/c.xlsx"], "none/c.xlsx 写不进去（没有这个文件或文件夹）"],
])("%j ends with 2 and says why", (args, why) => {
  write("a.html", PAGE);
  write("a.rtf", "{\\rtf1 }");
  const made = run(...args);
  expect(made).toMatchObject({ code: 2, out: "" });
  expect(made.err).toContain(why);
  expect(readdirSync(folder).sort()).toEqual(["a.html", "a.rtf"]);
});

(existsSync(INPUTS) ? test : test.skip).each(["004.docx", "hard.docx", "004-gbk.csv"])(
  "%s is saved cell by cell",
  async (name) => {
    const made = run("extract", join(INPUTS, name), "--out", "a.xlsx");
    expect(made).toMatchObject({ code: 0, err: "" });
    const [read, saved] = [await sheetsOf(join(INPUTS, name)), await sheetsOf(join(folder, "a.xlsx"))];
    expect(saved.map(shown)).toEqual(read.map(shown));
  },
);
