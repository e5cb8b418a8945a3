import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import type { CellChange } from "../../src/files/patch/changes";
import { patchXlsx } from "../../src/files/patch/patch-xlsx";
import { readWorkbook } from "../../src/files/read-workbook";
import { readSheet } from "../../src/reading/read-sheet";
import type { CellValue } from "../../src/sheet/snapshot";
import { build, hengbiao, type Run } from "../cli/built-command-line";
import { convert } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";
import { schemaFaultsOfAll } from "../fixtures/open-xml";

/** A whole season is measured with SEASON_PROJECTS=300 (`npm run measure -- --season`); a sample shows the same. */
const COUNT = Number(process.env["SEASON_PROJECTS"] ?? "24");

const UNITS = ["信息中心", "监测总站", "宣教中心", "执法大队"];
const FORMS = [
  { kind: "built", form: "project-self-evaluation", perWan: 1 },
  { kind: "learned", form: "national-self-evaluation", perWan: 10_000 },
] as const;

/** Numbers that look drawn and are the same each time. */
function drawn(seed: number, below: number): number {
  return ((seed * 2_654_435_761) % 4_294_967_296) % below;
}

interface Project {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** In 万元. */
  readonly adjusted: number;
  readonly executed: number;
  readonly scores: readonly number[];
  readonly executionScore: number;
  readonly total: number;
  readonly fate:
    | "returned"
    | "missing"
    | "xls"
    | "docx"
    | "moved"
    | "duplicate"
    | "superseded"
    | "old-year"
    | "corrupt";
}

const FATES: Readonly<Record<number, Project["fate"]>> = {
  1: "missing",
  3: "xls",
  5: "docx",
  7: "moved",
  9: "duplicate",
  11: "superseded",
  13: "old-year",
  15: "corrupt",
  17: "corrupt",
};

function projectOf(number: number): Project {
  // Two corrupt files in all; the other fates come round again.
  const again = 3 + (drawn(number, 997) % 12);
  const own = number < 20 ? FATES[number] : number % 6 === 0 ? FATES[again] : undefined;
  const adjusted = (10_000 + drawn(number, 90_000)) / 100;
  const executed = Math.round(adjusted * ([100, 97, 92, 84, 55, 20][drawn(number, 6)] ?? 100)) / 100;
  const executionScore = Math.round((executed / adjusted) * 1000) / 100;
  const scores = [40, 30, drawn(number, 3) === 0 ? 20 : 20 - drawn(number, 40) / 4];
  const total = Math.round((executionScore + scores.reduce((sum, score) => sum + score, 0)) * 100) / 100;
  return {
    number,
    code: `51000025${"RYT"[number % 3] ?? "T"}${String(number).padStart(12, "0")}`,
    name: `业务项目${String(number)}号`,
    unit: UNITS[number % UNITS.length] ?? "",
    adjusted,
    executed,
    scores,
    executionScore,
    total,
    fate: own ?? "returned",
  };
}

const PROJECTS = Array.from({ length: COUNT }, (_, at) => projectOf(at + 1));

async function listFile(): Promise<Uint8Array> {
  const rows = PROJECTS.map(({ number, code, name, unit, adjusted }) => [
    number,
    code,
    name,
    unit,
    adjusted,
    "某联系人",
  ]);
  return writeXlsx({
    sheets: [
      {
        name: "清单",
        rows: [
          ["2025年项目清单"],
          ["序号", "项目编码", "项目名称", "实施单位", "年初预算（万元）", "联系人"],
          ...rows,
        ],
      },
    ],
  });
}

/** Fills a form in as a person does, cell by cell. */
async function filledIn(
  bytes: Uint8Array,
  project: Project,
  perWan: number,
  executed = project.executed,
): Promise<Uint8Array> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const [sheet] = reading.sheets;
  const table = sheet && readSheet(sheet).tables[0];
  if (!table) throw new Error("no table");
  const changes: CellChange[] = [];
  const put = (row: number, column: number, value: CellValue): void => {
    changes.push({ kind: "written", cell: { row, column }, content: { value } });
  };
  const at = (role: string, block: "budget" | "indicator"): number => {
    const column = table.columns.find((each) => each.role === role && each.block === block);
    return column ? column.at.left : -1;
  };
  const [funds] = table.budget;
  const row = funds?.label.cell.row ?? 0;
  const money = (amount: number): number => Math.round(amount * perWan * 100) / 100;
  put(row, at("initial", "budget"), money(project.adjusted));
  put(row, at("adjusted", "budget"), money(project.adjusted));
  put(row, at("executed", "budget"), money(executed));
  put(row, at("rate", "budget"), `${((executed / project.adjusted) * 100).toFixed(2)}%`);
  put(row, at("score", "budget"), project.executionScore);
  const top =
    Math.min(...table.columns.filter(({ block }) => block === "indicator").map((column) => column.at.top)) +
    1;
  [40, 30, 20].forEach((weight, place) => {
    const line = top + 2 * place;
    const score = project.scores[place] ?? 0;
    const put3 = (role: string, value: CellValue): void => {
      if (at(role, "indicator") >= 0) put(line, at(role, "indicator"), value);
    };
    const hasSign = at("nature", "indicator") >= 0;
    put3("name", `第${String(place + 1)}项工作数量`);
    put3("nature", "≥");
    put3("target", hasSign ? 200 : "≥200件");
    put3("unit", "件");
    put3(
      "actual",
      hasSign ? Math.round((200 * score) / weight) : `${String(Math.round((200 * score) / weight))}件`,
    );
    put3("weight", weight);
    put3("score", score);
    put3("reason", score < weight ? "年中任务调减，已列入下年计划。" : "");
  });
  const total = table.total;
  if (total?.weight) put(total.weight.cell.row, total.weight.cell.column, 100);
  if (total?.score) put(total.score.cell.row, total.score.cell.column, project.total);
  return patchXlsx(bytes, { sheets: [{ sheet: table.sheet, cells: changes }] });
}

/** The table pasted into a new workbook, two rows further down: neither its name nor its places are what they were. */
async function moved(bytes: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet] = sheets;
  const rows =
    sheet?.rows.map((row) => row.map((value) => (value instanceof Date ? value.toISOString() : value))) ?? [];
  const shift = <Place extends { startRow: number; endRow: number }>(merge: Place): Place => ({
    ...merge,
    startRow: merge.startRow + 2,
    endRow: merge.endRow + 2,
  });
  return writeXlsx({
    sheets: [{ name: "Sheet1", rows: [[], [], ...rows], merges: (sheet?.merges ?? []).map(shift) }],
  });
}

/** Lets LibreOffice convert all files of a folder with an ending, into the same folder. */
async function convertIn(folder: string, ending: string, to: string, from?: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (files.length === 0) return;
  await convert(
    files.map((name) => join(folder, name)),
    folder,
    to,
    from,
  );
}

type Rows = readonly (readonly CellValue[])[];

async function resultOf(file: string): Promise<ReadonlyMap<string, Rows>> {
  const { sheets } = await readXlsx(readFileSync(file));
  return new Map(
    sheets.map(({ name, rows }) => [
      name,
      rows.map((row) => row.map((value) => (value === null || value instanceof Date ? "" : value))),
    ]),
  );
}

/** The rows of a table of a sheet, by the titles of its header, from the header with these two titles on. */
function tableIn(
  rows: Rows | undefined,
  first: string,
  second: string,
): readonly ReadonlyMap<string, CellValue>[] {
  const at = (rows ?? []).findIndex((row) => row[0] === first && row[1] === second);
  const header = (rows ?? [])[at] ?? [];
  const found: ReadonlyMap<string, CellValue>[] = [];
  for (const row of (rows ?? []).slice(at + 1)) {
    if (row.every((value) => value === "")) break;
    found.push(new Map(header.map((title, column) => [String(title), row[column] ?? ""])));
  }
  return found;
}

const root = mkdtempSync(join(tmpdir(), "hengbiao-season-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const withLibreOffice = LIBRE_OFFICE === null ? describe.skip : describe;

withLibreOffice.each(FORMS)("a season of $kind forms (needs LibreOffice)", ({ kind, form, perWan }) => {
  const folder = join(root, kind);
  const result = join(folder, "结果", "汇总.xlsx");
  let run: Run = { code: null, out: "", err: "" };

  beforeAll(async () => {
    build();
    mkdirSync(join(folder, "结果"), { recursive: true });
    const list = join(folder, "清单.xlsx");
    writeFileSync(list, await listFile());
    let asked: string = form;
    if (kind === "learned") {
      asked = join(folder, "表样.xlsx");
      hengbiao(["template", form, "--out", join(folder, "空白.xlsx"), "--year", "2025"]);
      hengbiao(["learn", join(folder, "空白.xlsx"), "--out", asked]);
    }
    const sent = hengbiao([
      "distribute",
      list,
      "--form",
      asked,
      "--out",
      join(folder, "下发"),
      "--year",
      "2025",
    ]);
    expect(sent.code).toBe(0);

    const back = join(folder, "收回");
    const xls = join(folder, "xls");
    const html = join(folder, "html");
    for (const each of [back, xls, html]) mkdirSync(each, { recursive: true });
    const files = readdirSync(join(folder, "下发")).filter((name) => name.startsWith("51"));
    const oldYear = join(folder, "上年");
    hengbiao(["distribute", list, "--form", asked, "--out", oldYear, "--year", "2024", "--batch", "去年"]);
    for (const project of PROJECTS) {
      const file = files.find((name) => name.startsWith(project.code)) ?? "";
      const blank = readFileSync(join(folder, "下发", file));
      const name = join(back, `附件${String(project.number)}（终稿）.xlsx`);
      switch (project.fate) {
        case "missing":
          break;
        case "returned":
          writeFileSync(name, await filledIn(blank, project, perWan));
          break;
        case "xls":
          writeFileSync(join(xls, `${String(project.number)}.xlsx`), await filledIn(blank, project, perWan));
          break;
        case "docx":
          writeFileSync(join(html, `${String(project.number)}.xlsx`), await filledIn(blank, project, perWan));
          break;
        case "moved":
          writeFileSync(name, await moved(await filledIn(blank, project, perWan)));
          break;
        case "duplicate":
          writeFileSync(name, await filledIn(blank, project, perWan));
          copyFileSync(name, join(back, `副本 ${String(project.number)}.xlsx`));
          break;
        case "superseded": {
          const before = join(back, `初稿 ${String(project.number)}.xlsx`);
          writeFileSync(before, await filledIn(blank, project, perWan, project.executed / 2));
          utimesSync(before, new Date(2025, 0, 1), new Date(2025, 0, 1));
          writeFileSync(name, await filledIn(blank, project, perWan));
          break;
        }
        case "old-year":
          writeFileSync(name, await filledIn(readFileSync(join(oldYear, file)), project, perWan));
          break;
        case "corrupt":
          writeFileSync(name, blank.subarray(0, blank.length / 2));
      }
    }
    await convertIn(xls, ".xlsx", "xls:MS Excel 97");
    await convertIn(html, ".xlsx", "html:HTML (StarCalc)");
    await convertIn(html, ".html", "docx:MS Word 2007 XML", "HTML (StarWriter)");
    for (const [from, ending] of [
      [xls, ".xls"],
      [html, ".docx"],
    ] as const) {
      for (const name of readdirSync(from)) {
        if (name.endsWith(ending)) copyFileSync(join(from, name), join(back, `转存${name}`));
      }
    }
    const record = join(folder, "下发", "下发清单-1.xlsx");
    const own = kind === "learned" ? ["--form", asked] : [];
    run = hengbiao(["rollup", back, "--list", record, "--out", result, ...own]);
  });

  const isIn = ({ fate }: Project): boolean => !["missing", "old-year", "corrupt"].includes(fate);

  test("ends with 2, as two files cannot be read, and says which", () => {
    expect(run.code).toBe(2);
    const corrupt = PROJECTS.filter(({ fate }) => fate === "corrupt").length;
    expect(run.err.split("\n").filter((line) => line.includes("（终稿）.xlsx：")).length).toBe(corrupt);
  });

  test("every return is matched, and what is missing, twice, old or of another year is told", async () => {
    const sheets = await resultOf(result);
    const states = tableIn(sheets.get("报送情况"), "序号", "单位").map((row) => [
      row.get("项目名称"),
      row.get("状态"),
      row.get("年度"),
    ]);
    const expected = PROJECTS.flatMap(({ name, fate }) => {
      if (fate === "missing" || fate === "corrupt") return [[name, "未报", "2025"]];
      if (fate === "old-year")
        return [
          [name, "年度不符", "2024"],
          [name, "未报", "2025"],
        ];
      if (fate === "duplicate")
        return [
          [name, "已收", "2025"],
          [name, "重复", "2025"],
        ];
      if (fate === "superseded")
        return [
          [name, "已收", "2025"],
          [name, "已被替代", "2025"],
        ];
      return [[name, "已收", "2025"]];
    });
    const sorted = (rows: readonly (readonly unknown[])[]): string[] =>
      rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(states)).toEqual(sorted(expected));
    const unread = tableIn(sheets.get("未读文件"), "序号", "文件").map((row) =>
      basename(String(row.get("文件"))),
    );
    for (const { number, fate } of PROJECTS) {
      if (fate === "corrupt") expect(unread).toContain(`附件${String(number)}（终稿）.xlsx`);
    }
  });

  test("every number of a project is the one that was filled in", async () => {
    const rows = tableIn((await resultOf(result)).get("项目汇总"), "序号", "单位");
    for (const project of PROJECTS) {
      const row = rows.find((each) => each.get("项目名称") === project.name);
      const got = ["调整后预算（万元）", "执行数（万元）", "执行率", "执行得分", "自评总分"].map((title) =>
        row?.get(title),
      );
      if (!isIn(project)) {
        expect([project.name, row?.get("状态")]).toEqual([project.name, "未报"]);
        continue;
      }
      expect([project.name, ...got]).toEqual([
        project.name,
        expect.closeTo(project.adjusted, 4),
        expect.closeTo(project.executed, 4),
        expect.closeTo(project.executed / project.adjusted, 6),
        project.executionScore,
        project.total,
      ]);
    }
  });

  test("the figures of units, grades and rates are those of an independent count", async () => {
    const sheets = await resultOf(result);
    const here = PROJECTS.filter(isIn);
    const units = tableIn(sheets.get("单位汇总"), "序号", "单位");
    for (const unit of UNITS) {
      const own = here.filter((project) => project.unit === unit);
      const row = units.find((each) => each.get("单位") === unit);
      const sum = (of: (project: Project) => number): number =>
        own.reduce((all, project) => all + of(project), 0);
      expect([unit, row?.get("应报"), row?.get("已报"), row?.get("未报")]).toEqual([
        unit,
        PROJECTS.filter((project) => project.unit === unit).length,
        own.length,
        PROJECTS.filter((project) => project.unit === unit && !isIn(project)).length,
      ]);
      if (own.length === 0) continue;
      expect(row?.get("执行数（万元）")).toBeCloseTo(
        sum(({ executed }) => executed),
        4,
      );
      expect(row?.get("执行率")).toBeCloseTo(
        sum(({ executed }) => executed) / sum(({ adjusted }) => adjusted),
        5,
      );
      expect(row?.get("平均分")).toBeCloseTo(sum(({ total }) => total) / own.length, 6);
      expect(row?.get("按预算加权平均分")).toBeCloseTo(
        sum(({ total, adjusted }) => total * adjusted) / sum(({ adjusted }) => adjusted),
        6,
      );
      expect(row?.get("优")).toBe(own.filter(({ total }) => total >= 90).length);
      expect(row?.get("良")).toBe(own.filter(({ total }) => total >= 80 && total < 90).length);
      expect(row?.get("执行率低于 90%")).toBe(
        own.filter((project) => project.executed / project.adjusted < 0.9).length,
      );
    }
    const bands = tableIn(sheets.get("执行率分段"), "执行率", "项目数");
    const between = (from: number, below: number): number =>
      here.filter(({ executed, adjusted }) => {
        const rate = Math.round((executed / adjusted) * 1e6) / 1e6;
        return rate >= from && rate < below;
      }).length;
    expect(bands.slice(0, 6).map((row) => row.get("项目数"))).toEqual([
      between(1, Infinity),
      between(0.95, 1),
      between(0.9, 0.95),
      between(0.8, 0.9),
      between(0.5, 0.8),
      between(0.0000001, 0.5),
    ]);
    const scores = tableIn(sheets.get("等级与得分段"), "自评总分", "项目数");
    const scored = (from: number, below: number): number =>
      here.filter(({ total }) => total >= from && total < below).length;
    expect(scores.slice(0, 6).map((row) => row.get("项目数"))).toEqual([
      scored(100, Infinity),
      scored(99, 100),
      scored(95, 99),
      scored(90, 95),
      scored(80, 90),
      scored(60, 80),
    ]);
    const [statistics] = tableIn(sheets.get("指标统计"), "一级指标", "二级指标").filter(
      (row) => row.get("一级指标") === "合计",
    );
    expect(statistics?.get("指标数")).toBe(3 * here.length);
    expect(statistics?.get("未完成")).toBe(here.filter(({ scores: [, , last] }) => last !== 20).length);
  });

  test("the workbook follows the schema, and names no contact", async () => {
    const bytes = readFileSync(result);
    expect(await schemaFaultsOfAll([bytes])).toEqual([[]]);
    expect(JSON.stringify([...(await resultOf(result))])).not.toContain("某联系人");
  });
});
