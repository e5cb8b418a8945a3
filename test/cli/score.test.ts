import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { reportSchema, type FileReport } from "../../src/report/report-schema";
import { build, hengbiao, ROOT, SCRIPT, type Run } from "./built-command-line";

let folder = "";

/** A department's overall table of two indicators, the first missed where `actual` is below 10. */
function overall(actual: number): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: "整体",
        rows: [
          ["2023年度整体支出绩效目标实现情况"],
          [
            "一级指标",
            "二级指标",
            "三级指标",
            "绩效指标性质",
            "绩效指标值",
            "绩效度量单位",
            "权重",
            "完成值",
          ],
          ["产出指标", "数量指标", "知识库信息收集", "≥", 10, "万条", 60, actual],
          ["满意度指标", "服务对象满意度指标", "使用部门满意度", "≥", 90, "%", 40, 95],
        ],
      },
    ],
  });
}

function filesOf(run: Run): readonly FileReport[] {
  return reportSchema.parse(JSON.parse(run.out)).files;
}

beforeAll(async () => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-score-"));
  mkdirSync(join(folder, "下级"));
  const good = await overall(10);
  writeFileSync(join(folder, "好.xlsx"), good);
  writeFileSync(join(folder, "下级/也好.xlsx"), good);
  writeFileSync(join(folder, "断.xlsx"), good.subarray(0, good.length / 2));
  writeFileSync(join(folder, "文字.xlsx"), "这不是表格");
  writeFileSync(join(folder, "空表.xlsx"), await writeXlsx({ sheets: [{ name: "空", rows: [] }] }));
  copyFileSync(join(ROOT, "examples/示例.xlsx"), join(folder, "示例.xlsx"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the exit code", () => {
  test.each([
    ["0 where nothing is wrong", ["好.xlsx"], 0],
    ["0 where there is no table, which the report says", ["空表.xlsx"], 0],
    ["1 where an error was found", ["示例.xlsx"], 1],
    ["1 where one of several files has an error", ["好.xlsx", "示例.xlsx"], 1],
    ["2 where a file is unusable, whatever the others are", ["好.xlsx", "文字.xlsx", "示例.xlsx"], 2],
    ["2 where a file is missing", ["无.xlsx"], 2],
    ["2 where no file is named", [], 2],
  ])("is %s", (_, files, code) => {
    expect(hengbiao(["score", ...files], folder).code).toBe(code);
  });
});

test("each bad file has one line on stderr and harms no other", () => {
  const run = hengbiao(["score", "文字.xlsx", "好.xlsx", "断.xlsx", "无.xlsx", "--format", "json"], folder);
  expect(filesOf(run).map(({ file }) => file)).toEqual(["好.xlsx"]);
  const lines = run.err.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  for (const file of ["文字.xlsx", "断.xlsx", "无.xlsx"]) {
    expect(lines.filter((line) => line.startsWith(`${file}：`))).toHaveLength(1);
  }
});

test("JSON follows the schema and gives files in their order, one a line", () => {
  const run = hengbiao(["score", "示例.xlsx", "好.xlsx", "下级", "--format", "json"], folder);
  expect(run.err).toBe("");
  expect(filesOf(run).map(({ file }) => file)).toEqual(["示例.xlsx", "好.xlsx", join("下级", "也好.xlsx")]);
  expect(run.out.trimEnd().split("\n")).toHaveLength(5);
});

test("one file gives the same report alone, without a thread, as among others", () => {
  const [alone] = filesOf(hengbiao(["score", "示例.xlsx", "--format", "json"], folder));
  const [among] = filesOf(hengbiao(["score", "示例.xlsx", "好.xlsx", "--format", "json"], folder));
  expect(alone).toEqual(among);
});

test("folders and patterns stand for the workbooks in them", () => {
  const byFolder = hengbiao(["score", ".", "--format", "json"], folder);
  expect(
    filesOf(byFolder)
      .map(({ file }) => file)
      .sort(),
  ).toEqual(["下级/也好.xlsx", "好.xlsx", "示例.xlsx", "空表.xlsx"].map((file) => join(file)).sort());
  const byPattern = hengbiao(["score", "**/*好.xlsx", "--format", "json"], folder);
  expect(filesOf(byPattern)).toHaveLength(2);
});

test("the text is for people: no colour in a pipe, a summary at the end", () => {
  const { out } = hengbiao(["score", "示例.xlsx", "好.xlsx"], folder);
  expect(out).not.toContain("\u001B");
  expect(out).toMatch(/^示例\.xlsx\n/);
  expect(out).toMatch(
    /好\.xlsx\n✓ 整体支出绩效目标实现情况 2023［整体］\n {2}复核 100\.00 优 {3}未发现问题\n/,
  );
  expect(out).toMatch(/\n共 2 个文件，14 张表；错误 \d+ 处.*。\n$/);
});

test("English on demand", () => {
  const { out, err } = hengbiao(["score", "示例.xlsx", "无.xlsx", "--language", "en"], folder);
  expect(out).toMatch(/\n1 file could not be read|; 1 file could not be read\.\n$/);
  expect(err).toBe("无.xlsx: There is no such file or folder; check the path.\n");
});

test("a reader that goes away ends the run without a word", () => {
  const command = `"${process.execPath}" "${SCRIPT}" score 示例.xlsx 示例.xlsx 下级 | head -c 50`;
  const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
  expect(Buffer.byteLength(stdout)).toBe(50);
  expect(stderr).toBe("");
});

test("nothing is written beside what is read", () => {
  const listing = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();
  const before = [listing(), readFileSync(join(folder, "示例.xlsx"))];
  hengbiao(["score", "."], folder);
  expect([listing(), readFileSync(join(folder, "示例.xlsx"))]).toEqual(before);
});

test("a pipe among other files is told instead of being waited for", () => {
  const place = join(folder, "管道");
  mkdirSync(place);
  execFileSync("sh", ["-c", `mkfifo "$0"`, join(place, "管道.xlsx")]);
  const run = hengbiao(["score", "管道/管道.xlsx", "好.xlsx"], folder);
  rmSync(place, { recursive: true });
  expect(run.code).toBe(2);
  expect(run.out).toContain("好.xlsx");
  expect(run.err + run.out).toMatch(/管道\.xlsx：不是普通文件（管道或设备）/);
});

describe("the scoring profile", () => {
  test("is chosen by name", () => {
    const run = hengbiao(["score", "好.xlsx", "--profile", "sichuan", "--format", "json"], folder);
    expect(filesOf(run)[0]?.tables[0]?.profile).toBe("sichuan");
  });

  test("may be a file that names only what it changes", () => {
    writeFileSync(join(folder, "规则.json"), JSON.stringify({ base: "sichuan", deviationPercent: 50 }));
    const deviations = (args: string[]): number =>
      filesOf(hengbiao(["score", "示例.xlsx", "--format", "json", ...args], folder))
        .flatMap(({ tables }) => tables.flatMap(({ findings }) => findings))
        .filter(({ check }) => check === "deviation-unexplained").length;
    expect(deviations([])).toBe(1);
    expect(deviations(["--profile", "规则.json"])).toBe(0);
  });

  test("may be what `profiles` prints", () => {
    const printed = hengbiao(["profiles", "shanghai"]);
    writeFileSync(join(folder, "上海.json"), printed.out);
    expect(hengbiao(["score", "好.xlsx", "--profile", "上海.json"], folder).code).toBe(0);
  });

  test.each([
    ["无.json", undefined, /“无\.json”不是内置规则.*打不开/],
    ["坏.json", "{", /坏\.json 不是 JSON/],
    ["深.json", "[".repeat(200_000), /深\.json 括号嵌套超过 64 层/],
    ["错.json", '{"deviationPercent":"很多"}', /偏离多少须说明原因.*应为数字/],
  ])("that cannot be used says why: %s", (name, content, why) => {
    if (content !== undefined) writeFileSync(join(folder, name), content);
    const run = hengbiao(["score", "好.xlsx", "--profile", name], folder);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toMatch(why);
    expect(run.err.trimEnd().split("\n")).toHaveLength(1);
  });
});
