import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { fileReport } from "../../src/report/json-report";
import { reportSchema, type FileReport } from "../../src/report/report-schema";
import { review } from "../../src/report/review";
import { textOfFile } from "../../src/report/text-report";
import type { Language } from "../../src/report/language";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import type { SheetSnapshot } from "../../src/sheet/snapshot";

const EXAMPLES = join(__dirname, "../../examples");

const ADDRESS = /(?<![A-Za-z\d])[A-Z]{1,2}[1-9]\d{0,2}(?![A-Za-z\d])/;

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

function reportOf(sheets: readonly SheetSnapshot[], language: Language = "zh"): FileReport {
  return fileReport("a", review(sheets, national2020), language);
}

const FORM = `
<p>2023年度整体支出绩效目标实现情况</p><p>（金额单位：万元）</p>
<table>
<tr><th>一级指标</th><th>二级指标</th><th colspan=2>三级指标</th><th>绩效指标性质</th><th>绩效指标值</th><th>绩效度量单位</th><th>权重</th><th>完成值</th></tr>
<tr><td>产出指标</td><td>数量指标</td><td colspan=2>知识库信息收集</td><td>≥</td><td>10</td><td>万条</td><td>60</td><td></td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td colspan=2>使用部门满意度</td><td>≥</td><td>90</td><td>%</td><td>40</td><td>95</td></tr>
</table>`;

const page = (...parts: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`<html><body>${parts.join("")}</body></html>`);

const OTHER = "<table><tr><td>联系人</td><td>电话</td></tr></table>";

test("a finding in a document names table, row and column as they are counted there", async () => {
  const report = reportOf(await sheetsOf(page(OTHER, FORM)));
  const finding = report.tables[0]?.findings.find(({ check }) => check === "actual-missing");
  expect(finding).toMatchObject({ cell: "I4", place: { table: 2, row: 2, column: 8 } });
  expect(`${finding?.message}${finding?.fix}`).toContain("第2行第8列");
  expect(reportSchema.parse({ version: 2, files: [report] }).files).toEqual([report]);
  const text = textOfFile(report, { language: "zh", colour: false, width: null });
  expect(text).toContain("第2个表第2行第8列");
  expect(text).not.toMatch(ADDRESS);
  const english = reportOf(await sheetsOf(page(OTHER, FORM)), "en");
  expect(textOfFile(english, { language: "en", colour: false, width: null })).toContain(
    "table 2, row 2 column 8",
  );
});

test("tables of a document that are no forms are told of in one line", async () => {
  const { unread } = reportOf(await sheetsOf(page(OTHER, FORM, OTHER, OTHER)));
  expect(unread).toHaveLength(1);
  expect(unread[0]).toMatchObject({ sheet: "表1、表3、表4", reason: expect.stringContaining("3 个表格") });
  const alone = reportOf(await sheetsOf(page(FORM, OTHER))).unread;
  expect(alone).toMatchObject([{ sheet: "表2", reason: expect.stringContaining("没有找到绩效表的表头") }]);
  const many = reportOf(await sheetsOf(page(...Array.from({ length: 30 }, () => OTHER)))).unread;
  expect(many).toMatchObject([{ sheet: "表1、表2、表3、表4、表5、表6、表7、表8 等" }]);
});

test("sheets of a workbook keep their addresses, and each of them its line", async () => {
  const sheets = (await sheetsOf(page(OTHER, FORM, OTHER))).map(
    ({ name, hidden, protected: isProtected, origin, rows, merges }): SheetSnapshot => ({
      name,
      hidden,
      protected: isProtected,
      origin,
      rows,
      merges,
    }),
  );
  const report = reportOf(sheets);
  const finding = report.tables[0]?.findings.find(({ check }) => check === "actual-missing");
  expect(finding).toMatchObject({ cell: "I4", fix: expect.stringContaining("I4") });
  expect(finding).not.toHaveProperty("place");
  expect(report.unread.map(({ sheet }) => sheet)).toEqual(["表1", "表3"]);
});

(existsSync(EXAMPLES) ? test : test.skip).each(["zh", "en"] as const)(
  "no check of the examples names a cell by its address in a document (%s)",
  async (language) => {
    const sheets = (await sheetsOf(readFileSync(join(EXAMPLES, "示例.xlsx")))).map(
      (sheet, at): SheetSnapshot => ({
        ...sheet,
        documentTable: { ordinal: at + 1, firstRow: 2, indents: [] },
      }),
    );
    const { tables, unread } = reportOf(sheets, language);
    const sentences = [
      ...tables.flatMap(({ findings }) => findings.flatMap(({ message, fix }) => [message, fix])),
      ...unread.map(({ reason }) => reason),
    ];
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((sentence) => ADDRESS.test(sentence))).toEqual([]);
  },
);
