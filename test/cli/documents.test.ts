import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { readSheet } from "../../src/reading/read-sheet";
import { reportSchema } from "../../src/report/report-schema";
import { build, hengbiao, type Run } from "./built-command-line";

const HEADER = "一级指标 二级指标 三级指标 绩效指标性质 绩效指标值 绩效度量单位 权重 完成值".split(" ");
const ROWS = [
  HEADER,
  "产出指标 数量指标 知识库信息收集 ≥ 10 万条 60 10".split(" "),
  "满意度指标 服务对象满意度指标 使用部门满意度 ≥ 90 % 40 95".split(" "),
];
const FORM = `<p>2023年度整体支出绩效目标实现情况</p><table>${ROWS.map(
  (row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
).join("")}</table>`;

let folder = "";
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-documents-"));
  mkdirSync(join(folder, "收到/二"), { recursive: true });
  writeFileSync(join(folder, "收到/一.html"), `<html><body>${FORM}</body></html>`);
  writeFileSync(join(folder, "收到/二/二.xls"), `<html><body>${FORM}</body></html>`);
  writeFileSync(
    join(folder, "收到/二/三.csv"),
    [["2023年度整体支出绩效目标实现情况"], ...ROWS].map((row) => row.join(",")).join("\r\n"),
  );
  writeFileSync(join(folder, "收到/信1.html"), "<html><body><p>请查收。</p></body></html>");
  writeFileSync(join(folder, "收到/信2.html"), "<html><body><p>请填报。</p></body></html>");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Run {
  return hengbiao(args, folder);
}

test("a folder of documents is scored, and those without a table share one line", () => {
  const { code, out, err } = run("score", "收到");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.match(/未发现问题\n/g)).toHaveLength(3);
  expect(out).toMatch(
    /\n2 个文档里没有表格，没有评分：收到\/信1\.html、收到\/信2\.html。\n\n共 5 个文件，3 张表；未发现问题。\n$/,
  );
});

test("in JSON they are files without tables, and the line is on stderr", () => {
  const { code, out, err } = run("score", "收到", "--format", "json", "--language", "en");
  expect(code).toBe(0);
  expect(err).toBe("2 documents without a table, not scored: 收到/信1.html, 收到/信2.html.\n");
  const { files } = reportSchema.parse(JSON.parse(out));
  const counts = files.map(({ file, tables, unread }) => [file, tables.length, unread.length]);
  expect(counts.sort()).toEqual([
    ["收到/一.html", 1, 0],
    ["收到/二/三.csv", 1, 0],
    ["收到/二/二.xls", 1, 0],
    ["收到/信1.html", 0, 0],
    ["收到/信2.html", 0, 0],
  ]);
});

test("one document without a table, alone, is no failure either", () => {
  const { code, out, err } = run("score", "收到/信1.html");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toBe("1 个文档里没有表格，没有评分：收到/信1.html。\n\n共 1 个文件，0 张表。\n");
});

test("a form is made from a table of a document", async () => {
  const made = run("convert", "收到/二/二.xls", "--to", "overall", "--out", "新.xlsx");
  expect(made).toMatchObject({ code: 0, err: "" });
  const reading = await readWorkbook(readFileSync(join(folder, "新.xlsx")));
  const tables = reading.kind === "read" ? reading.sheets.flatMap((sheet) => readSheet(sheet).tables) : [];
  expect(tables.map(({ indicators }) => indicators.map(({ name }) => name.text))).toEqual([
    ["知识库信息收集", "使用部门满意度"],
  ]);
});

test("a document without a table gives nothing to convert, and says so", () => {
  expect(run("convert", "收到/信1.html", "--to", "overall", "--out", "无.xlsx")).toEqual({
    code: 0,
    out: "",
    err: "收到/信1.html：文件里没有表格。请改选有绩效表的文件。\n",
  });
});

test("a folder is converted into one workbook; what holds no table takes one line and no exit code", async () => {
  const made = run("convert", "收到", "--to", "overall", "--out", "全部.xlsx");
  expect({ code: made.code, err: made.err }).toEqual({
    code: 0,
    err: "收到/信1.html、收到/信2.html：2 个文档里没有表格，没有转换。\n",
  });
  const reading = await readWorkbook(readFileSync(join(folder, "全部.xlsx")));
  const tables = reading.kind === "read" ? reading.sheets.flatMap((sheet) => readSheet(sheet).tables) : [];
  expect(tables.map(({ indicators }) => indicators.length)).toEqual([2, 2, 2]);
});

test("a file that cannot be read is named, the others are converted, and the exit code says so", async () => {
  writeFileSync(join(folder, "坏.docx"), "PK\x03\x04");
  const made = run("convert", "坏.docx", "收到/一.html", "--to", "overall", "--out", "其余.xlsx");
  expect(made).toMatchObject({ code: 2, out: expect.stringContaining("已保存 其余.xlsx") });
  expect(made.err).toMatch(/^坏\.docx：/);
  const reading = await readWorkbook(readFileSync(join(folder, "其余.xlsx")));
  expect(reading).toMatchObject({ kind: "read", sheets: [{}] });
});

test("several documents without any table give nothing to convert, in one line", () => {
  expect(run("convert", "收到/信1.html", "收到/信2.html", "--to", "review", "--language", "en")).toEqual({
    code: 0,
    out: "",
    err: "收到/信1.html、收到/信2.html: 2 documents without a table, not converted.\n",
  });
});
