import fc from "fast-check";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { readWorkbook } from "../../src/files/read-workbook";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { FORMS } from "../../src/forms/registry";
import { fileStem } from "../../src/many/distribution";
import { listRoleOf, readProjectList } from "../../src/many/project-list";
import { cameBack, versionOf } from "../../src/many/sent-form";
import { digestOf, identityIn, identityText, type SheetIdentity } from "../../src/sheet/identity";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { OPTIONS } from "../fixtures/built";
import { savedByLibreOffice } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";

test.each([
  ["项目编码", "code"],
  ["项目代码（19位）", "code"],
  ["单位编码", null],
  ["项目名称", "project"],
  ["预算单位", "unit"],
  ["项目实施单位名称", "unit"],
  ["计量单位", null],
  ["主管部门", "department"],
  ["年初预算数（万元）", "initial"],
  ["预算金额", "initial"],
  ["2026年预算", "initial"],
  ["2026年度项目预算（万元）", "initial"],
  ["本年度预算数", "initial"],
  ["批复金额", "initial"],
  ["全年预算", "adjusted"],
  ["调整后预算数", "adjusted"],
  ["自评总分", "score"],
  ["复核得分", "reviewScore"],
  ["年度", "year"],
  ["批次", "batch"],
  ["联系人", null],
  ["联系电话", null],
  ["序号", null],
])("a column headed %s holds %s", (header, role) => {
  expect(listRoleOf(header)).toBe(role);
});

function sheetOf(rows: readonly (readonly string[])[]): SheetSnapshot {
  return {
    name: "清单",
    hidden: false,
    protected: false,
    origin: { row: 0, column: 0 },
    rows: rows.map((row) => row.map((text) => (text === "" ? null : { value: text, text }))),
    merges: [],
  };
}

test("a unit that is merged over its projects is that of each; a name without a result is told", () => {
  const rows = sheetOf([
    ["单位", "项目名称", "金额"],
    ["教育局", "甲", "1"],
    ["", "乙", "2"],
    ["卫健局", "", "3"],
    ["", "丁", ""],
  ]);
  const unknown = { value: "", text: "无结果", formula: "A1&B1", result: "none" } as const;
  const list = readProjectList({
    ...rows,
    rows: rows.rows.map((line, row) =>
      line.map((cell, column) => (row === 3 && column === 1 ? unknown : cell)),
    ),
    merges: [{ top: 1, bottom: 2, left: 0, right: 0 }],
  });
  expect(list?.projects.map(({ unit, project }) => [unit, project])).toEqual([
    ["教育局", "甲"],
    ["教育局", "乙"],
  ]);
  expect(list?.bad.map(({ row, why }) => [row, why.zh.slice(0, 8)])).toEqual([
    [4, "的项目名称是公式"],
    [5, "没有单位，请补上"],
  ]);
});

test("an amount that is no number is told, and the form goes out without it", () => {
  const list = readProjectList(
    sheetOf([
      ["项目名称", "单位", "年初预算（万元）"],
      ["甲", "教育局", "待定"],
      ["乙", "教育局", "—"],
      ["丙", "教育局", "1,200"],
    ]),
  );
  expect(list?.projects).toHaveLength(3);
  expect(list?.unclear.map(({ row, why }) => [row, why.zh])).toEqual([
    [2, "的金额“待定”不是数，没有使用，请核对"],
  ]);
});

test("a list is read below its title, without sums and notes; rows that are no use have their reason", () => {
  const list = readProjectList(
    sheetOf([
      ["2025年项目清单（单位：万元）"],
      ["序号", "项目编码", "项目名称", "预算单位", "预算数", "联系人"],
      ["1", "A1", "运维", "中心", "1,200.5", "某人"],
      ["2", "A1", "别的", "大队", "3", "某人"],
      ["3", "A1", "又一个", "中心", "3", ""],
      ["4", "", "", "中心", "3", ""],
      ["", "", "合计", "", "1206.5", ""],
      ["注：以上为年初数"],
    ]),
  );
  expect(
    list?.projects.map(({ row, code, project, unit, initial }) => [row, code, project, unit, initial]),
  ).toEqual([
    [3, "A1", "运维", "中心", "1,200.5"],
    [4, "A1", "别的", "大队", "3"],
  ]);
  expect(list?.bad.map(({ row, why }) => [row, why.zh])).toEqual([
    [5, "单位和项目编码 A1 与第 3 行相同，请改正其中一行"],
    [6, "没有项目名称，请补上后再做这一行"],
  ]);
  expect(list?.amountUnit).toBe("万元");
  expect(JSON.stringify(list)).not.toContain("某人");
});

describe("names of files", () => {
  test.each([
    [{ code: "5100", project: "运维", unit: "中心" }, "5100-运维-中心"],
    [{ code: "", project: "运维", unit: "中心" }, "运维-中心"],
    [{ code: "A/1:2*", project: 'a\\b"<>|', unit: "?" }, "A 1 2-a b"],
    [{ code: "", project: "..隐藏", unit: "" }, "隐藏"],
    [{ code: "", project: "CON", unit: "" }, "_CON"],
    [{ code: "", project: "名称. ", unit: "" }, "名称"],
    [{ code: "", project: "../../etc", unit: "" }, "etc"],
  ])("%j", (parts, stem) => {
    expect(fileStem(parts)).toBe(stem);
  });

  test("are taken by every file system, whatever the list says", () => {
    fc.assert(
      fc.property(
        fc.record({
          code: fc.string(),
          project: fc.string({ unit: "binary", maxLength: 400 }),
          unit: fc.string({ maxLength: 300 }),
        }),
        (parts) => {
          const stem = fileStem(parts);
          expect(stem).not.toMatch(/[\\/:*?"<>|\u0000-\u001F]|[. ]$|^[. -]/);
          expect(stem).not.toBe("");
          expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(230);
        },
      ),
    );
  });
});

test("an identity comes back from its text, which a name of Excel can hold", () => {
  const part = fc.string({ unit: "binary", maxLength: 30 });
  const identity = fc.record({
    form: part,
    version: part,
    code: part,
    project: part,
    batch: part,
    year: part,
  });
  fc.assert(
    fc.property(identity, (value) => {
      const text = identityText(value);
      expect(text.length).toBeLessThanOrEqual(255);
      expect(text).not.toContain('"');
      const short = Object.values(value).every((each) => /^[\w\u4e00-\u9fff]*$/.test(each));
      if (short) expect(identityIn(text)).toEqual(value);
    }),
  );
});

test("digests of texts that differ in a letter differ", () => {
  const texts = Array.from({ length: 20_000 }, (_, at) => `信息中心\n项目${String(at)}`);
  expect(new Set(texts.map(digestOf)).size).toBe(texts.length);
});

const IDENTITY: Omit<SheetIdentity, "form" | "version"> = {
  code: "51000025T000000000001",
  project: "0123456789ab",
  batch: "一",
  year: "2025",
};

async function sentAndRead(form: (typeof FORMS)[number], change: (bytes: Uint8Array) => Promise<Uint8Array>) {
  const identity = { ...IDENTITY, form: form.id, version: versionOf(form) };
  const spec = build(form, { ...NO_DATA, year: 2025 }, { ...OPTIONS, rowsPerClass: 2 });
  const bytes = await writeSheets([{ ...spec, identity: identityText(identity) }]);
  const reading = await readWorkbook(await change(bytes));
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const [sheet] = reading.sheets;
  if (!sheet) throw new Error("no sheet");
  return { sheet, identity };
}

describe.each(FORMS.map((form) => [form.id, form] as const))("%s", (_, form) => {
  test("is known again as it was sent, with nothing changed", async () => {
    const { sheet, identity } = await sentAndRead(form, (bytes) => Promise.resolve(bytes));
    expect(cameBack(sheet)).toEqual({ identity, isOtherVersion: false, changed: [] });
  });
});

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

withLibreOffice.each(["xls", "ods"] as const)("a form saved as .%s is known again", async (format) => {
  const [form] = FORMS;
  if (!form) throw new Error("no form");
  const { sheet, identity } = await sentAndRead(form, (bytes) => savedByLibreOffice(bytes, format));
  expect(cameBack(sheet)).toEqual({ identity, isOtherVersion: false, changed: [] });
});

test("a label of a locked cell that was written over is named", async () => {
  const [form] = FORMS;
  if (!form) throw new Error("no form");
  const { sheet } = await sentAndRead(form, (bytes) => Promise.resolve(bytes));
  const rows = sheet.rows.map((row) =>
    row.map((cell) => (cell?.text === "三级指标" ? { value: "指标名", text: "指标名" } : cell)),
  );
  expect(cameBack({ ...sheet, rows })?.changed).toEqual(["三级指标"]);
});
