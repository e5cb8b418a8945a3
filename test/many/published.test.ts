// Two departments' published tables, rolled up, beside figures worked out here from what they published.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { summarise } from "../../src/collecting/summarise";
import { rollUpBook } from "../../src/many/book";
import { runCrossChecks } from "../../src/many/checks/run-checks";
import { narrative } from "../../src/many/narrative";
import { rollUp } from "../../src/many/roll-up";
import { DEFAULT_PROFILE } from "../../src/scoring/profiles/registry";
import type { ListCell } from "../../src/sheet/list-sheet";
import { ROOT } from "../cli/built-command-line";

const CORPUS = join(ROOT, "../shared/corpus");
const isHere = existsSync(CORPUS);
const onCorpus = isHere ? describe : describe.skip;

const published = z.array(
  z.looseObject({
    form: z.string(),
    projectCode: z.string().optional(),
    projectName: z.string().optional(),
    implementingUnit: z.string().optional(),
    executionReason: z.string().optional(),
    budget: z
      .array(z.object({ label: z.string(), initial: z.string(), adjusted: z.string(), executed: z.string() }))
      .optional(),
    indicators: z.array(
      z.object({ level1: z.string(), nature: z.string(), target: z.string(), actual: z.string() }),
    ),
    total: z.object({ score: z.string() }).optional(),
  }),
);

/** Hundredths, so that sums are exact; null for what is no plain number. */
function hundredths(text: string): number | null {
  const plain = text.replaceAll(",", "").trim();
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0) / 100;
}

interface Project {
  readonly unit: string;
  readonly name: string;
  readonly letter: string;
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
  readonly score: number | null;
  readonly isFiscal: boolean;
  readonly indicators: readonly { readonly nature: string }[];
}

function projectsOf(source: string): readonly Project[] {
  const tables = published.parse(JSON.parse(readFileSync(join(CORPUS, `${source}.json`), "utf8")));
  return tables
    .filter(({ form }) => form === "project-self-evaluation")
    .map(({ budget = [], projectCode = "", projectName = "", implementingUnit = "", indicators, total }) => {
      const [all, fiscal] = budget;
      return {
        unit: implementingUnit.replace(/\s/g, ""),
        name: projectName.replace(/\s/g, ""),
        letter: /\d([RYT])\d/.exec(projectCode)?.[1] ?? "",
        initial: hundredths(all?.initial ?? ""),
        adjusted: hundredths(all?.adjusted ?? ""),
        executed: hundredths(all?.executed ?? ""),
        score: hundredths(total?.score ?? ""),
        isFiscal: (hundredths(fiscal?.adjusted ?? "") ?? 0) > 0,
        indicators,
      };
    });
}

const isBelow = ({ adjusted, executed }: Project, percent: number): boolean =>
  adjusted !== null && executed !== null && adjusted > 0 && executed * 100 < adjusted * percent;

/** Changed by a fifth or more, or given in the course of the year. */
function isAdjusted({ initial, adjusted }: Project): boolean {
  if (initial === null || adjusted === null) return false;
  if (initial === 0) return adjusted > 0;
  return Math.abs(adjusted - initial) * 5 >= initial;
}

function plain(cell: ListCell | undefined): string | number {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return typeof cell === "string" ? cell.replace(/\s/g, "") : cell;
  if ("formula" in cell) return typeof cell.result === "boolean" ? String(cell.result) : cell.result;
  return ("text" in cell ? cell.text : cell.value).replace(/\s/g, "");
}

const CLASSES = { R: "人员类", Y: "运转类", T: "特定目标类" } as const;

async function rolledUp(source: string) {
  const file = `${source}-standard.xlsx`;
  const bytes = new Uint8Array(readFileSync(join(CORPUS, "workbooks", file)));
  const read = await summarise(file, bytes, { profile: null, forms: [], language: "zh" });
  if (read.kind === "failed") throw new Error(read.why.zh);
  const all = rollUp([read.summary], null, { year: null, profile: DEFAULT_PROFILE });
  const cross = runCrossChecks(all, DEFAULT_PROFILE, "zh");
  const sheets = rollUpBook(all, cross, () => null);
  const rows = (name: string, block = 0): readonly (readonly (string | number)[])[] => {
    const sheet = sheets.find((each) => each.name === name);
    return (sheet?.blocks[block]?.rows ?? []).map((cells) => cells.map(plain));
  };
  const figure = (name: string): string | number =>
    rows("总览").find(([label]) => label === name)?.[1] ?? "—";
  const text = narrative(all, cross)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
    .join("\n");
  return { rows, figure, text };
}

onCorpus.each(["000", "002"])("%s (needs ../shared/corpus)", (source) => {
  const projects = isHere ? projectsOf(source) : [];
  const units = [...new Set(projects.map(({ unit }) => unit))];
  const scores = projects.flatMap(({ score }) => score ?? []);
  const count = (is: (project: Project) => boolean): number => projects.filter(is).length;

  test("the main figures", async () => {
    const { figure } = await rolledUp(source);
    const [initial, adjusted, executed] = (["initial", "adjusted", "executed"] as const).map((key) =>
      sum(projects.map((project) => project[key])),
    );
    expect(figure("汇总的项目")).toBe(projects.length);
    expect(figure("单位")).toBe(units.length);
    expect(figure("年初预算（万元）")).toBe(initial);
    expect(figure("调整后预算（万元）")).toBe(adjusted);
    expect(figure("执行数（万元）")).toBe(executed);
    expect(figure("执行率")).toBeCloseTo((executed ?? 0) / (adjusted ?? 1), 6);
    expect(figure("自评平均分")).toBeCloseTo(sum(scores) / scores.length, 8);
  });

  test("units, classes, grades and bands of the rate", async () => {
    const { rows } = await rolledUp(source);
    for (const unit of units) {
      const own = projects.filter((project) => project.unit === unit);
      const row = rows("单位汇总").find((cells) => cells[1] === unit) ?? [];
      expect(row[2]).toBe(own.length);
      expect(row.slice(7, 10)).toEqual([
        sum(own.map(({ initial }) => initial)),
        sum(own.map(({ adjusted }) => adjusted)),
        sum(own.map(({ executed }) => executed)),
      ]);
      expect(row[13]).toBe(own.filter(({ score }) => (score ?? 0) >= 9000).length);
      expect(row[21]).toBe(own.filter(({ score }) => score === 10_000).length);
      expect(row[22]).toBe(own.filter((project) => isBelow(project, 90)).length);
    }
    for (const [letter, name] of Object.entries(CLASSES)) {
      for (const isFiscal of [true, false]) {
        const own = projects.filter((each) => each.letter === letter && each.isFiscal === isFiscal);
        const row = rows("类别与资金来源").find(
          (cells) => cells[0] === name && cells[1] === (isFiscal ? "财政" : "非财政"),
        );
        expect(row?.[2] ?? 0).toBe(own.length);
        if (!row) continue;
        expect(row[4]).toBe(sum(own.map(({ adjusted }) => adjusted)));
        const points = own.flatMap(({ score }) => score ?? []);
        expect([row[7], row[8]]).toEqual([Math.min(...points) / 100, Math.max(...points) / 100]);
      }
    }
    const grades = rows("等级与得分段").map((cells) => cells[1]);
    const bounds = [10_001, 9000, 8000, 6000, 0];
    expect(grades).toEqual(
      bounds.slice(1).map((least, at) => scores.filter((s) => s >= least && s < (bounds[at] ?? 0)).length),
    );
    const low = rows("执行率分段", 1).map((cells) => cells[2]);
    expect([...low].sort()).toEqual(
      projects
        .filter((project) => isBelow(project, 90))
        .map(({ name }) => name)
        .sort(),
    );
  });

  test("the lists and the paragraphs", async () => {
    const { rows, text } = await rolledUp(source);
    const names = (is: (project: Project) => boolean): readonly string[] =>
      projects
        .filter(is)
        .map(({ name }) => name)
        .sort();
    expect(
      rows("预算调整")
        .map((cells) => cells[2])
        .sort(),
    ).toEqual(names(isAdjusted));
    expect(rows("取消与未实施")).toEqual([]);
    const all = String(projects.length);
    expect(text).toContain(`收到绩效自评表的项目共 ${all} 个，其中设有绩效目标的 ${all} 个`);
    const fiscal = count(({ isFiscal }) => isFiscal);
    expect(text).toContain(
      `财政资金项目 ${String(fiscal)} 个，非财政资金项目 ${String(projects.length - fiscal)} 个`,
    );
    for (const [letter, name] of Object.entries(CLASSES)) {
      const own = projects.filter((each) => each.letter === letter);
      if (own.length === 0) continue;
      expect(text).toContain(`${name}项目（${String(own.length)} 个）`);
      const indicators = own.flatMap((each) => each.indicators);
      const words = indicators.filter(({ nature }) => nature === "定性").length;
      expect(text).toContain(
        `共设指标 ${String(indicators.length)} 条，其中定量 ${String(indicators.length - words)} 条、定性 ${String(words)} 条`,
      );
      const full = own.filter(({ score }) => score === 10_000).length;
      if (full > 0) expect(text).toContain(`其中 ${String(full)} 个 100 分`);
      const [adjusted, executed] = [
        sum(own.map((each) => each.adjusted)),
        sum(own.map((each) => each.executed)),
      ];
      expect(text).toContain(`总执行率 ${String(Math.round((executed / adjusted) * 10_000) / 100)}%`);
    }
  });
});
