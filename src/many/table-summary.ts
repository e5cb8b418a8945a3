import type Big from "big.js";
import type { Finding } from "../checks/check";
import { actualOf, targetOf } from "../checks/facts/indicators";
import { classOf } from "../checks/facts/levels";
import { writtenIn } from "../checks/facts/texts";
import { formNameOf, formSpecOf } from "../forms/form-read";
import type { FieldKey, FormStage } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import type { Table } from "../reading/table";
import { decisionText } from "../report/decision-words";
import { decidedTogether, findingKeys, NO_DECISIONS, type Decisions } from "../report/decisions";
import type { Language } from "../report/language";
import { gatheredByRow } from "../report/gathered";
import { reviewFindings } from "../report/review-findings";
import { verdictOf, type ReviewedTable, type Verdict } from "../report/review";
import { Decimal, HUNDRED, ZERO, roundHalfUp } from "../scoring/decimal";
import { numberIn } from "../scoring/quantity";
import type { FundAmounts, Judged, Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { CameBack } from "./sent-form";

/** Where the money of a project comes from: 财政 where any of it is, null where the form does not tell. */
export type Funding = "财政" | "非财政";

/** One indicator, as far as tables over many forms need it. */
export interface IndicatorSummary {
  /** Without 指标 at its end, as the 二级指标: 产出, 数量. */
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly quantitative: boolean;
  /** Null where it cannot be concluded. */
  readonly met: boolean | null;
  /** Points; null when blank or no number. */
  readonly weight: number | null;
  /** Points as reported; null when blank or no number. */
  readonly score: number | null;
  /** 指标值 and 完成值 as people write them, with sign and unit. */
  readonly target: string;
  readonly actual: string;
  readonly reason: string;
  /** How far the value reached lies from the target, in percent of it; null where that cannot be told. */
  readonly deviation: number | null;
  /** Address of the name. */
  readonly cell: string;
}

/** Findings of one cause, told as one as everywhere, in the words of a reviewer's list; check and severity of the worst. */
export interface FindingSummary {
  readonly check: string;
  readonly severity: Finding["severity"];
  /** The 一级指标 or the part of the form. */
  readonly dimension: string;
  /** The indicator or fund it is about; empty where it is about the whole. */
  readonly object: string;
  readonly place: string;
  /** Address of the cell; for links, also in documents. */
  readonly cell: string;
  readonly fact: string;
  readonly proposal: string;
  /** By what it is known in another version of the table; the same for findings that nothing tells apart. */
  readonly key: string;
  /** What the reviewer's copy says was decided on it, with the reason; empty where nothing was. */
  readonly decision: string;
}

/** Texts that reviewers compare over the forms of a unit, and those a summary quotes. */
export interface TextSummary {
  readonly problems: string;
  readonly improvements: string;
  readonly conclusion: string;
  readonly executionReason: string;
}

/**
 * What a roll-up keeps of one table: plain data, so that it crosses to another thread, is a line of JSON and is read
 * back. Contacts and names of persons are not in it.
 */
export interface TableSummary {
  readonly sheet: string;
  /** The table's first cell. */
  readonly cell: string;
  readonly form: string;
  readonly formName: string;
  readonly stage: FormStage;
  readonly year: number | null;
  readonly code: string;
  readonly project: string;
  /** 实施单位, or 主管部门 where the form names none. */
  readonly unit: string;
  readonly department: string;
  readonly funding: Funding | null;
  /** Amounts in 万元; null when blank, no number, or when the form names no unit. */
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
  /** Whether there are amounts whose unit nobody knows. */
  readonly isUnitUnknown: boolean;
  /** Points of 预算执行, as reported. */
  readonly executionScore: number | null;
  /** Points by 一级指标, as reported; null where none is. */
  readonly levels: readonly (readonly [level1: string, score: number | null])[];
  /** 自评总分 as reported. */
  readonly total: number | null;
  /** What the profile makes of the table; null where it is incomplete or has no weights. */
  readonly computedTotal: number | null;
  /** The sum of 复核得分; null where the form has none, or not for every indicator. */
  readonly reviewTotal: number | null;
  /** Percent, below which a reason is due. */
  readonly reasonBelow: number;
  readonly indicators: readonly IndicatorSummary[];
  readonly texts: TextSummary;
  readonly findings: readonly FindingSummary[];
  readonly isCancelled: boolean;
  readonly verdict: Verdict;
  /** What the sheet says of itself where it was sent out by us; null for any other sheet. */
  readonly sent: CameBack | null;
}

/** How many findings there are of each severity. */
export type FindingCounts = Readonly<Record<Finding["severity"], number>>;

export const NO_FINDINGS: FindingCounts = { error: 0, warning: 0, info: 0 };

/** How many findings a table has of each severity, those of one cause as one. */
export function findingCounts({ findings }: Pick<TableSummary, "findings">): FindingCounts {
  const counts: Record<Finding["severity"], number> = { ...NO_FINDINGS };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function number(value: Big | null | undefined): number | null {
  return value ? value.toNumber() : null;
}

const NOT_FISCAL = /专户|单位|其他|自筹|社会|非财政|事业收入|经营/;
const FISCAL = /财政|中央|省级|市级|县级|区级|本级|上级|一般公共预算|政府性基金|国有资本/;

function isFiscal(label: string): boolean | null {
  const key = labelKey(label);
  if (NOT_FISCAL.test(key)) return false;
  return FISCAL.test(key) ? true : null;
}

function largest({ adjusted, initial, executed }: FundAmounts): Big {
  return adjusted?.value ?? initial?.value ?? executed?.value ?? ZERO;
}

function fundingOf({ table, execution }: Scored): Funding | null {
  const kinds = new Set<boolean>();
  execution?.funds.forEach((fund, at) => {
    const label = at === 0 ? null : table.budget[at]?.label.text;
    const kind = label === null || label === undefined ? null : isFiscal(label);
    if (kind !== null && largest(fund).gt(0)) kinds.add(kind);
  });
  if (kinds.has(true)) return "财政";
  return kinds.has(false) ? "非财政" : null;
}

/** How many of the table's unit make 万元; null where nobody knows the unit. */
function unitsOf(table: Table): Big | null {
  const unit = table.amountUnit ?? (table.spec === null ? null : formSpecOf(table).amountUnit);
  if (unit === null) return null;
  return new Decimal(unit === "元" ? "10000" : "1");
}

interface Amounts {
  readonly initial: Big | null;
  readonly adjusted: Big | null;
  readonly executed: Big | null;
}

function amountsOf({ table, execution }: Scored): Amounts {
  if (execution) {
    const { initial, adjusted, executed } = execution;
    return {
      initial: initial?.value ?? null,
      adjusted: adjusted?.value ?? null,
      executed: executed?.value ?? null,
    };
  }
  const income = numberIn(table.income[0]?.fullYear);
  return { initial: income?.value ?? null, adjusted: null, executed: null };
}

/** Notes that make the distance of two numbers meaningless. */
const NO_DISTANCE: ReadonlySet<string> = new Set(["unit-mismatch", "unit-scale", "percent-scale"]);

function deviationOf({ target, actual, quantitative, notes }: Judged): number | null {
  if (!quantitative || !target || !actual || target.value.eq(ZERO)) return null;
  if (notes.some((note) => NO_DISTANCE.has(note))) return null;
  return roundHalfUp(actual.value.minus(target.value).times(HUNDRED).div(target.value.abs())).toNumber();
}

function indicatorOf(judged: Judged): IndicatorSummary {
  const { row, quantitative, met, weight, reportedScore } = judged;
  const target = row.target ?? row.fullYear;
  const [level1 = "", level2 = ""] = classOf(row).split("\n");
  return {
    level1,
    level2,
    name: row.name.text,
    quantitative,
    met,
    weight: number(weight),
    score: number(reportedScore?.value),
    target: target === undefined || target.text === "" ? "" : targetOf(judged),
    actual: row.actual === undefined || row.actual.text === "" ? "" : actualOf(judged),
    reason: row.reason?.text ?? "",
    deviation: deviationOf(judged),
    cell: a1(row.name.cell),
  };
}

function levelsOf(indicators: readonly IndicatorSummary[]): TableSummary["levels"] {
  const levels = new Map<string, Big | null>();
  for (const { level1, score } of indicators) {
    const before = levels.get(level1) ?? null;
    const points = score === null ? null : new Decimal(score);
    levels.set(level1, points === null ? before : (before ?? ZERO).plus(points));
  }
  return [...levels].map(([level1, score]) => [level1, number(score)]);
}

function reviewTotalOf({ table }: Scored): number | null {
  const scores = table.indicators.map(({ reviewScore }) => numberIn(reviewScore));
  if (scores.length === 0 || scores.some((score) => score === null)) return null;
  return number(scores.reduce((sum, score) => (score ? sum.plus(score.value) : sum), ZERO));
}

function textOf(scored: Scored, key: FieldKey): string {
  return writtenIn(scored, key)?.text ?? "";
}

/** What the word of a file itself kept from being raised: counted all the same, and told as such. */
const WITHHELD: Readonly<Record<Language, (fact: string) => string>> = {
  zh: (fact) => `${fact.replace(/。$/, "")}（按文件自带的设置未提出或减轻，未经复核人确认）`,
  en: (fact) =>
    `${fact.replace(/\.$/, "")} (not raised, or milder, by the file's own settings, which no reviewer has confirmed)`,
};

function findingsOf(
  reviewed: ReviewedTable,
  language: Language,
  decisions: Decisions,
): readonly FindingSummary[] {
  const { withheld } = reviewed.claims ?? {};
  const hidden = (withheld?.findings ?? []).flatMap((finding) =>
    causesOf(
      { ...reviewed, scored: withheld?.scored ?? reviewed.scored, findings: [finding] },
      language,
      decisions,
    ),
  );
  return [
    ...causesOf(reviewed, language, decisions),
    ...hidden.map((cause) => ({ ...cause, fact: WITHHELD[language](cause.fact) })),
  ];
}

function causesOf(
  reviewed: ReviewedTable,
  language: Language,
  decisions: Decisions,
): readonly FindingSummary[] {
  const listed = reviewFindings(reviewed, language);
  const keys = findingKeys(reviewed);
  return gatheredByRow(reviewed.findings).flatMap((cause, at): FindingSummary[] => {
    const [first] = cause;
    const words = listed[at];
    if (!first || !words) return [];
    const { dimension, object, place, fact, proposal } = words;
    const { check, severity, cell } = first;
    const decision = decisionText(decidedTogether(cause, decisions), language);
    const key = keys.get(first) ?? "";
    return [{ check, severity, dimension, object, place, cell: a1(cell), fact, proposal, key, decision }];
  });
}

/** What a roll-up keeps of a table and its findings, these in words of the language. */
export function tableSummary(
  reviewed: ReviewedTable,
  language: Language,
  sent: CameBack | null,
  decisions: Decisions = NO_DECISIONS,
): TableSummary {
  const { scored, findings } = reviewed;
  const { table, execution, profile, total, reportedTotal } = scored;
  const indicators = scored.indicators.map(indicatorOf);
  const amounts = amountsOf(scored);
  const units = unitsOf(table);
  const inUnits = (amount: Big | null): number | null => number(units && amount && amount.div(units));
  const unit = textOf(scored, "implementingUnit");
  const department = textOf(scored, "competentDepartment");
  return {
    sheet: table.sheet,
    cell: a1({ row: table.range.top, column: table.range.left }),
    form: table.form,
    formName: formNameOf(table).zh,
    stage: table.stage,
    year: table.year,
    code: textOf(scored, "projectCode"),
    project: textOf(scored, "projectName"),
    unit: unit === "" ? department : unit,
    department,
    funding: fundingOf(scored),
    initial: inUnits(amounts.initial),
    adjusted: inUnits(amounts.adjusted),
    executed: inUnits(amounts.executed),
    isUnitUnknown: units === null && Object.values(amounts).some((amount) => amount !== null),
    executionScore: number(execution?.reportedScore?.value),
    levels: levelsOf(indicators),
    total: number(reportedTotal?.value),
    computedTotal: number(total),
    reviewTotal: reviewTotalOf(scored),
    reasonBelow: profile.executionReasonBelow,
    indicators,
    texts: {
      problems: textOf(scored, "problems"),
      improvements: textOf(scored, "improvements"),
      conclusion: textOf(scored, "conclusion"),
      executionReason: textOf(scored, "executionReason"),
    },
    findings: findingsOf(reviewed, language, decisions),
    isCancelled: findings.some(({ check }) => check === "project-cancelled"),
    verdict: verdictOf(reviewed),
    sent,
  };
}
