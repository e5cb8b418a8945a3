import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { fileSummarySchema } from "../../src/many/summary-schema";
import { build, hengbiao, SCRIPT } from "./built-command-line";

let folder = "";

const HEADER = [
  "一级指标",
  "二级指标",
  "三级指标",
  "绩效指标性质",
  "绩效指标值",
  "绩效度量单位",
  "权重",
  "完成值",
  "得分",
];

function selfEvaluation(number: number): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: "自评",
        rows: [
          ["2025年度项目支出绩效自评表"],
          ["项目名称", `项目${String(number)}`, "实施单位", number % 2 === 0 ? "甲单位" : "乙单位"],
          HEADER,
          ["产出指标", "数量指标", "巡检次数", "≥", 4, "次", 60, 4, 60],
          ["满意度指标", "服务对象满意度指标", "用户满意度", "≥", 90, "%", 40, 95, 40],
          ["合计", "", "", "", "", "", 100, "", 100],
        ],
      },
    ],
  });
}

function run(...args: readonly string[]) {
  return hengbiao(["rollup", "报送", ...args], folder);
}

beforeAll(async () => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-rollup-"));
  mkdirSync(join(folder, "报送"));
  for (let number = 1; number <= 12; number++) {
    writeFileSync(join(folder, "报送", `${String(number)}.xlsx`), await selfEvaluation(number));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the result has the same bytes whatever the number of threads, and takes no result of before for a form", () => {
  expect(run("--out", "一.xlsx", "--jobs", "1").code).toBe(0);
  expect(run("--out", "三.xlsx", "--jobs", "3").code).toBe(0);
  const [one, three] = ["一.xlsx", "三.xlsx"].map((name) => readFileSync(join(folder, name)));
  expect(one?.equals(three ?? Buffer.alloc(0))).toBe(true);
  expect(existsSync(join(folder, "一-文字稿.docx"))).toBe(true);
  const again = hengbiao(["rollup", "报送", "一.xlsx", "--format", "jsonl"], folder);
  expect(again.out.trimEnd().split("\n").at(-1)).toContain("汇总结果");
});

test("a result that is there is not written over", () => {
  const before = readFileSync(join(folder, "一.xlsx"));
  const again = run("--out", "一.xlsx");
  expect([again.code, again.err]).toEqual([2, expect.stringContaining("已经存在")]);
  expect(readFileSync(join(folder, "一.xlsx")).equals(before)).toBe(true);
});

test("lines of JSON follow the schema, a file each, and are rolled up as the files are", () => {
  const lines = run("--format", "jsonl").out.trimEnd().split("\n");
  expect(lines.map((line) => fileSummarySchema.parse(JSON.parse(line)).tables.length)).toEqual(
    Array(12).fill(1),
  );
  writeFileSync(join(folder, "一半.jsonl"), `${lines.slice(0, 6).join("\n")}\n`);
  writeFileSync(join(folder, "另一半.jsonl"), `${lines.slice(6).join("\n")}\n`);
  const merged = hengbiao(["rollup", "一半.jsonl", "另一半.jsonl", "--out", "合.xlsx"], folder);
  expect(merged.code).toBe(0);
  expect(run("--out", "直接.xlsx").code).toBe(0);
  const [joined, direct] = ["合.xlsx", "直接.xlsx"].map((name) => readFileSync(join(folder, name)));
  expect(joined?.equals(direct ?? Buffer.alloc(0))).toBe(true);
});

test("paths come from a file or from standard input", () => {
  writeFileSync(join(folder, "清单.txt"), "报送/1.xlsx\n报送/2.xlsx\n");
  const listed = hengbiao(["rollup", "--files-from", "清单.txt", "--format", "jsonl"], folder);
  expect(listed.out.trimEnd().split("\n")).toHaveLength(2);
});

test("a file that cannot be read is a row, and the exit code is 2", () => {
  writeFileSync(join(folder, "坏.xlsx"), "不是表格");
  const bad = hengbiao(["rollup", "报送", "坏.xlsx", "--format", "jsonl"], folder);
  expect(bad.code).toBe(2);
  expect(bad.out.trimEnd().split("\n")).toHaveLength(13);
});

test("two runs into one result refuse, one that a run left behind is taken over", () => {
  writeFileSync(join(folder, "占.xlsx.lock"), String(process.pid));
  const second = run("--out", "占.xlsx");
  expect([second.code, second.err]).toEqual([2, expect.stringContaining("另一次汇总")]);
  // No process has so high a number.
  writeFileSync(join(folder, "占.xlsx.lock"), "99999999");
  expect(run("--out", "占.xlsx").code).toBe(0);
  expect(existsSync(join(folder, "占.xlsx.lock"))).toBe(false);
});

test("Ctrl+C keeps what is done, and --resume goes on with it to the same result", async () => {
  const many = join(folder, "许多");
  mkdirSync(many);
  for (let number = 1; number <= 150; number++) {
    writeFileSync(join(many, `${String(number)}.xlsx`), await selfEvaluation(number));
  }
  const journal = join(folder, "断.xlsx.进度.jsonl");
  const child = spawn(process.execPath, [SCRIPT, "rollup", "许多", "--out", "断.xlsx", "--jobs", "1"], {
    cwd: folder,
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const read = (): number => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length : 0);
  // Pressed once: a second time would end it on the spot.
  let isPressed = false;
  const watching = setInterval(() => {
    if (!isPressed && read() > 5) isPressed = child.kill("SIGINT");
  }, 5);
  const code = await ended;
  clearInterval(watching);
  expect(code).toBe(2);
  expect(existsSync(join(folder, "断.xlsx"))).toBe(false);
  const done = read();
  expect(done).toBeGreaterThan(5);
  expect(done).toBeLessThan(150);

  const without = hengbiao(["rollup", "许多", "--out", "断.xlsx"], folder);
  expect([without.code, without.err]).toEqual([2, expect.stringContaining("--resume")]);
  expect(hengbiao(["rollup", "许多", "--out", "断.xlsx", "--resume"], folder).code).toBe(0);
  expect(hengbiao(["rollup", "许多", "--out", "整.xlsx"], folder).code).toBe(0);
  expect(readFileSync(join(folder, "断.xlsx")).equals(readFileSync(join(folder, "整.xlsx")))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith("断.xlsx"))).toEqual(["断.xlsx"]);
});

test("a journal that was made with other settings is not gone on with", () => {
  writeFileSync(join(folder, "别.xlsx.进度.jsonl"), `${JSON.stringify({ lines: 0 })}\n`);
  const other = run("--out", "别.xlsx", "--resume");
  expect([other.code, other.err]).toEqual([2, expect.stringContaining("不能接着做")]);
});
