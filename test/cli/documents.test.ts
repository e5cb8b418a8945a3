import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { readSheet } from "../../src/reading/read-sheet";
import { reportSchema } from "../../src/report/report-schema";
import { DrawnPage, pdfOfDrawn } from "../fixtures/make-pdf";
import { pdfForm } from "../fixtures/pdf-form";
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
  mkdirSync(join(folder, "公开"));
  writeFileSync(join(folder, "公开/决算.pdf"), pdfForm());
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

describe("a PDF", () => {
  test("is scored: the report says what it is, and the page of every finding", () => {
    const { code, out, err } = run("score", "公开");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(
      /^公开\/决算\.pdf\n\? 由 PDF（共 3 页）读出：表格按页面上的线条和文字的位置还原，可能有错位，请核对。第 3 页有文字而没有画线的表格，没有读取；/,
    );
    expect(out).toMatch(/第 2 页，第1个表第14行第8列/);
  });

  test("says in JSON which pages were read and where each finding stands", () => {
    const { out } = run("score", "公开/决算.pdf", "--format", "json", "--language", "en");
    const { files } = reportSchema.parse(JSON.parse(out));
    expect(files[0]?.pdf).toMatchObject({ pages: 3, read: 3, withoutText: [], withoutRules: [3] });
    expect(files[0]?.pdf?.note).toMatch(/^Read from a PDF \(pages: 3\)/);
    const findings = files[0]?.tables.flatMap((table) => table.findings) ?? [];
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ place }) => place?.page !== undefined)).toBe(true);
    expect(findings.find(({ check }) => check === "actual-missing")?.place).toEqual({
      page: 2,
      table: 1,
      row: 14,
      column: 8,
    });
  });

  test("is extracted and converted like other documents, and it is said to be compared", async () => {
    const extracted = run("extract", "公开/决算.pdf", "--out", "决算.xlsx");
    expect(extracted).toMatchObject({ code: 0, out: "已保存 决算.xlsx：工作表 1 张。\n" });
    expect(extracted.err).toMatch(/^由 PDF（共 3 页）读出：.*请核对/);
    const reading = await readWorkbook(readFileSync(join(folder, "决算.xlsx")));
    const tables = reading.kind === "read" ? reading.sheets.flatMap((sheet) => readSheet(sheet).tables) : [];
    expect(tables.map(({ sheet, indicators }) => [sheet, indicators.length])).toEqual([["表1 第1–2页", 13]]);
    expect(run("convert", "公开/决算.pdf", "--to", "overall", "--out", "下年.xlsx").code).toBe(0);
  });

  test("without a drawn table is no failure, and its pages are counted", () => {
    writeFileSync(join(folder, "说明.pdf"), pdfOfDrawn([new DrawnPage().text(60, 60, "绩效自评说明")]));
    const { code, out } = run("score", "说明.pdf");
    expect(code).toBe(0);
    expect(out).toMatch(/这份 PDF（共 1 页）里没有读出表格。第 1 页有文字而没有画线的表格/);
  });
});
