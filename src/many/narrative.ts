import { STAGE_NAMES } from "../forms/form-read";
import { Decimal } from "../scoring/decimal";
import type { CrossFinding } from "./checks/check";
import { isAdjusted, type Category, type ProjectRow, type RollUp } from "./roll-up";
import { sumOf } from "./amounts";
import { lowestOf } from "./sheets/conditional";
import { titleOf } from "./sheets/finding-sheets";

/** A part of the text that a department writes about its projects. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What the data do not tell and a person fills in. */
const TO_FILL_IN = "＿＿＿＿";
const NAMED = 5;
const PROBLEMS = 6;
const LONGEST_REASON = 60;

const SLOW_RATE = 0.95;

function figure(amount: number): string {
  return new Decimal(amount).round(2).toNumber().toLocaleString("en-US", { maximumFractionDigits: 2 });
}

function percent(share: number): string {
  return `${new Decimal(share).times(100).round(2).toString()}%`;
}

function named(rows: readonly ProjectRow[], name: (row: ProjectRow) => string): string {
  const list = rows.slice(0, NAMED).map(name).join("、");
  return rows.length > NAMED ? `${list}等 ${String(rows.length)} 个项目` : list;
}

function reasonOf({ placed }: ProjectRow): string {
  const reason = (placed?.table.texts.executionReason ?? "").replace(/\s+/g, "").replace(/[。；;.]+$/, "");
  if (reason === "") return "（原因未写）";
  return reason.length > LONGEST_REASON ? `（${reason.slice(0, LONGEST_REASON)}…）` : `（${reason}）`;
}

function rateOf(rows: readonly ProjectRow[]): number | null {
  const both = rows.filter(({ adjusted, executed }) => adjusted !== null && executed !== null);
  const adjusted = sumOf(both.map((row) => row.adjusted ?? 0));
  if (adjusted.eq(0)) return null;
  return sumOf(both.map((row) => row.executed ?? 0))
    .div(adjusted)
    .round(6)
    .toNumber();
}

function achieved(rows: readonly ProjectRow[]): string {
  const scores = rows.flatMap(({ total, status }) => (total === null || status === "取消" ? [] : [total]));
  if (scores.length === 0) return "目标实现：没有自评总分。";
  const lowest = String(lowestOf(scores));
  const full = scores.filter((score) => score === 100).length;
  const some = full === 0 ? "" : `，其中 ${String(full)} 个 100 分`;
  return `目标实现：${String(scores.length)} 个项目有自评总分，各项目得分均在 ${lowest} 分以上${some}。`;
}

function targets(rows: readonly ProjectRow[]): string {
  const indicators = rows.flatMap(({ placed }) => placed?.table.indicators ?? []);
  const quantitative = indicators.filter((indicator) => indicator.quantitative).length;
  const without = rows.filter(({ placed }) => placed && placed.table.indicators.length === 0);
  const lacking = without.length === 0 ? "" : `；${named(without, ({ project }) => project)}没有指标`;
  return `目标制定：共设指标 ${String(indicators.length)} 条，其中定量 ${String(quantitative)} 条、定性 ${String(indicators.length - quantitative)} 条${lacking}。`;
}

function spending(rows: readonly ProjectRow[]): string {
  const over = rows.filter(
    ({ adjusted, executed }) => adjusted !== null && executed !== null && executed > adjusted,
  );
  if (over.length === 0) return "支出控制：各项目执行数均未超过调整后预算。";
  return `支出控制：${named(over, ({ project }) => project)}的执行数超过调整后预算，其余均未超过。`;
}

function handled(rows: readonly ProjectRow[]): string {
  const adjusted = rows.filter(isAdjusted);
  const cancelled = rows.filter(({ status }) => status === "取消");
  const parts = [
    adjusted.length === 0
      ? "没有预算增减 20% 以上或年中追加的项目"
      : `预算增减 20% 以上或年中追加的有${named(adjusted, ({ project }) => project)}`,
    cancelled.length === 0
      ? "没有取消的项目"
      : `取消或未实施的有${named(cancelled, ({ project }) => project)}`,
  ];
  return `及时处置：${parts.join("；")}。`;
}

function progress(rows: readonly ProjectRow[]): string {
  const known = rows.filter(({ rate, status }) => rate !== null && status !== "取消");
  const whole = rateOf(rows);
  if (known.length === 0 || whole === null) return "执行进度：没有可计算的执行率。";
  const slow = known.filter(({ rate }) => rate !== null && rate < SLOW_RATE);
  const start = `执行进度：总执行率 ${percent(whole)}`;
  if (slow.length === 0) return `${start}，各项目执行率均在 95% 以上。`;
  const because = named(slow, (row) => `${row.project}${reasonOf(row)}`);
  return slow.length === known.length
    ? `${start}，各项目执行率均低于 95%：${because}。`
    : `${start}，除${because}外，其余项目执行率均在 95% 以上。`;
}

function left(rows: readonly ProjectRow[]): string {
  const whole = rateOf(rows);
  if (whole === null) return "资金结余率：无法计算。";
  return `资金结余率：${percent(new Decimal(1).minus(whole).toNumber())}（按执行数与调整后预算计算）。`;
}

const CATEGORIES: readonly Category[] = ["人员类", "运转类", "特定目标类", "未注明"];

function classSections(projects: readonly ProjectRow[]): readonly Section[] {
  return CATEGORIES.flatMap((category): Section[] => {
    const rows = projects.filter((row) => row.category === category && row.placed !== null);
    if (rows.length === 0) return [];
    const name = category === "未注明" ? "项目编码未注明类别的项目" : `${category}项目`;
    return [
      {
        heading: `${name}（${String(rows.length)} 个）`,
        paragraphs: [
          targets(rows),
          achieved(rows),
          spending(rows),
          handled(rows),
          progress(rows),
          left(rows),
          `违规记录：${TO_FILL_IN}（请根据审计、巡视和财会监督情况填写）。`,
        ],
      },
    ];
  });
}

function beginning(rollUp: RollUp): readonly string[] {
  const { projects, returns, year, stage, hasList } = rollUp;
  const here = projects.filter(({ placed }) => placed !== null);
  const of = (condition: (row: ProjectRow) => boolean): string => String(here.filter(condition).length);
  const withTargets = of(({ placed }) => (placed?.table.indicators.length ?? 0) > 0);
  const monitored = new Set(
    returns
      .filter(({ placed }) => placed?.table.stage === "monitoring")
      .map(({ unit, project }) => `${unit}\n${project}`),
  ).size;
  const missing = projects.filter(({ status, placed }) => status === "未报" && placed === null);
  const when = year === null ? "" : `${String(year)} 年度`;
  const monitoring =
    monitored > 0
      ? `开展绩效监控的 ${String(monitored)} 个`
      : `开展绩效监控的 ${TO_FILL_IN} 个（本次没有监控表）`;
  const money = rateOf(here);
  const [adjusted, executed] = [
    sumOf(here.flatMap((row) => row.adjusted ?? [])),
    sumOf(here.flatMap((row) => row.executed ?? [])),
  ];
  const scored = here.flatMap(({ total }) => total ?? []);
  const mean = scored.length === 0 ? null : sumOf(scored).div(scored.length).round(2).toString();
  return [
    `${when}收到${STAGE_NAMES[stage].zh}的项目共 ${String(here.length)} 个，其中设有绩效目标的 ${withTargets} 个，${monitoring}，填有自评总分的 ${String(scored.length)} 个。`,
    `其中财政资金项目 ${of(({ funding }) => funding === "财政")} 个，非财政资金项目 ${of(({ funding }) => funding === "非财政")} 个，未注明资金来源的 ${of(({ funding }) => funding === "未注明")} 个；取消或未实施的 ${of(({ status }) => status === "取消")} 个。`,
    ...(hasList
      ? [
          missing.length === 0
            ? "清单中的项目均已报送。"
            : `清单中有 ${String(missing.length)} 个项目没有报送：${named(missing, ({ project }) => project)}。`,
        ]
      : []),
    `调整后预算合计 ${figure(adjusted.toNumber())} 万元，执行数合计 ${figure(executed.toNumber())} 万元${money === null ? "" : `，执行率 ${percent(money)}`}${mean === null ? "" : `；自评平均 ${mean} 分`}。`,
  ];
}

interface Problem {
  readonly check: string;
  readonly times: number;
  readonly projects: number;
}

function problemsOf(rollUp: RollUp, cross: readonly CrossFinding[]): readonly Problem[] {
  const found = new Map<string, { times: number; readonly projects: Set<number | string> }>();
  const add = (check: string, project: number | string): void => {
    const entry = found.get(check) ?? { times: 0, projects: new Set<number | string>() };
    entry.times++;
    entry.projects.add(project);
    found.set(check, entry);
  };
  rollUp.projects.forEach(({ placed }, at) => {
    for (const { check, severity } of placed?.table.findings ?? []) if (severity !== "info") add(check, at);
  });
  for (const { check, severity, unit, projects } of cross) {
    if (severity !== "info") for (const project of projects) add(check, `${unit}\n${project}`);
  }
  return [...found]
    .map(([check, { times, projects }]) => ({ check, times, projects: projects.size }))
    .sort((a, b) => b.projects - a.projects || b.times - a.times)
    .slice(0, PROBLEMS);
}

/** The paragraphs that departments write, filled from the data; what the data do not tell is left open. */
export function narrative(rollUp: RollUp, cross: readonly CrossFinding[]): readonly Section[] {
  const problems = problemsOf(rollUp, cross);
  return [
    { heading: "一、工作开展情况", paragraphs: beginning(rollUp) },
    ...classSections(rollUp.projects).map(({ heading, paragraphs }, at) => ({
      heading: `${at === 0 ? "二、分类情况\n" : ""}（${"一二三四"[at] ?? ""}）${heading}`,
      paragraphs,
    })),
    {
      heading: "三、存在问题",
      paragraphs:
        problems.length === 0
          ? ["没有发现错误和提醒级别的问题。"]
          : problems.map(
              ({ check, times, projects }, at) =>
                `${String(at + 1)}. ${titleOf(check)}：涉及 ${String(projects)} 个项目，共 ${String(times)} 处。`,
            ),
    },
    {
      heading: "四、改进建议",
      paragraphs:
        problems.length === 0
          ? ["保持现有做法。"]
          : problems.map(
              ({ check, projects }, at) =>
                `${String(at + 1)}. 针对“${titleOf(check)}”，请 ${String(projects)} 个项目的填报单位按“问题清单”中的建议逐项核对、改正后重报。`,
            ),
    },
  ];
}

/** The title of the text. */
export function narrativeTitle({ year, stage }: RollUp): string {
  return `${year === null ? "" : `${String(year)} 年度`}${STAGE_NAMES[stage].zh.replace(/表$/, "")}情况（文字稿）`;
}
