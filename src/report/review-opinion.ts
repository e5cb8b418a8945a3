import { SEVERITIES, type Severity } from "../checks/check";
import { isIncomplete } from "../reading/table";
import { printed, roundHalfUp } from "../scoring/decimal";
import { gradeOf } from "../scoring/score";
import { decisionText } from "./decision-words";
import { OPINION } from "../sheet/own-papers";
import { decidedTogether, type Choice, type Decisions } from "./decisions";
import { gatheredByKind, gatheredByRow, saidTogether } from "./gathered";
import { cellName, findingWords } from "./finding-words";
import type { Language } from "./language";
import { reviewedScore, scoreDeviation } from "./reviewed-score";
import { verdictOf, type ReviewedTable } from "./review";

/** 审核意见: what a reviewer hands back, in plain words, about one page. */
export interface Opinion {
  readonly title: string;
  /** What it is about, a label and a text each. */
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** To be signed. */
  readonly closing: string;
}

/** Where the opinion's table comes from, and when it was looked at, as people write both; empty where unknown. */
export interface OpinionOrigin {
  readonly file: string;
  readonly date: string;
}

/** More than these do not go on a page; the work paper has all. */
const MOST_LINES = 18;

/** Findings of one cause, or of several rows that say the same, as one line of an opinion. */
interface Line {
  readonly severity: Severity;
  readonly text: string;
  readonly choice: Choice | null;
  /** How many causes it tells. */
  readonly count: number;
}

interface Words {
  readonly title: (year: number | null) => string;
  readonly facts: Readonly<Record<"project" | "unit" | "department" | "source" | "rule" | "date", string>>;
  readonly sheet: (name: string) => string;
  readonly scores: string;
  readonly incomplete: string;
  readonly unscored: string;
  readonly reviewed: (points: string, grade: string | null) => string;
  readonly reported: (points: string) => string;
  readonly difference: (points: string) => string;
  readonly deviation: (percent: string) => string;
  readonly rate: (percent: string) => string;
  readonly findings: string;
  readonly none: string;
  readonly counts: (counts: Readonly<Record<Severity, number>>) => string;
  readonly line: (
    at: number,
    severity: Severity,
    place: string,
    fact: string,
    fix: string,
    decision: string,
  ) => string;
  readonly more: (count: number) => string;
  readonly conclusion: string;
  readonly asked: (numbers: string) => string;
  readonly open: (count: number) => string;
  readonly undecided: (count: number) => string;
  readonly rejected: (count: number) => string;
  readonly agreed: string;
  readonly partly: string;
  readonly closing: (date: string) => string;
  readonly stop: string;
  readonly comma: string;
}

const zh: Words = {
  title: (year) => `${OPINION.zh.title}${year === null ? "" : `（${year}年度）`}`,
  facts: {
    project: "项目名称",
    unit: "实施单位",
    department: "主管部门",
    source: "审核材料",
    rule: "评分规则",
    date: "审核日期",
  },
  sheet: (name) => `工作表“${name}”`,
  scores: "一、得分",
  incomplete: "本表没有读全，不计总分，以下意见不作结论。",
  unscored: "本表不计分，只核对内容。",
  reviewed: (points, grade) => `复核得分 ${points} 分${grade === null ? "" : `，等级为${grade}`}`,
  reported: (points) => `自评得分 ${points} 分`,
  difference: (points) => `相差 ${points} 分`,
  deviation: (percent) => `偏离度 ${percent} %`,
  rate: (percent) => `预算执行率 ${percent} %`,
  findings: OPINION.zh.findings,
  none: "未发现问题。",
  counts: ({ error, warning, info }) =>
    `共 ${error + warning + info} 处：错误 ${error} 处，提醒 ${warning} 处，提示 ${info} 处。`,
  line: (at, severity, place, fact, fix, decision) =>
    `${at}．${{ error: "错误", warning: "提醒", info: "提示" }[severity]}（${place}）：${fact}。${fix}。${decision === "" ? "" : `［${decision}］`}`,
  more: (count) => `其余 ${count} 处见复核底稿。`,
  conclusion: "三、处理意见",
  asked: (numbers) => `请就第 ${numbers} 项修改或补充说明后重新报送。`,
  open: (count) => `${count} 处待核实，请提供佐证材料。`,
  undecided: (count) => `${count} 处尚未作出决定。`,
  rejected: (count) => `${count} 处经核实不作问题处理，理由见上。`,
  agreed: "自评结果与复核一致，未发现需要修改的问题。",
  partly: "部分内容没有检查，不作结论。",
  closing: (date) => `审核人（签字）：　　　　　　　　日期：${date}`,
  stop: "。",
  comma: "，",
};

const en: Words = {
  title: (year) => `${OPINION.en.title}${year === null ? "" : ` (${year})`}`,
  facts: {
    project: "Project",
    unit: "Implementing unit",
    department: "Department",
    source: "Reviewed",
    rule: "Rules",
    date: "Date of review",
  },
  sheet: (name) => `sheet “${name}”`,
  scores: "1. Score",
  incomplete:
    "The table was not read as a whole: it has no total, and nothing is concluded from what follows.",
  unscored: "The table is not scored; its contents alone were checked.",
  reviewed: (points, grade) => `Reviewed ${points} points${grade === null ? "" : `, grade ${grade}`}`,
  reported: (points) => `reported ${points}`,
  difference: (points) => `difference ${points}`,
  deviation: (percent) => `deviation ${percent}%`,
  rate: (percent) => `execution rate ${percent}%`,
  findings: OPINION.en.findings,
  none: "Nothing was found.",
  counts: ({ error, warning, info }) =>
    `${error + warning + info} in all: errors ${error}, warnings ${warning}, notes ${info}.`,
  line: (at, severity, place, fact, fix, decision) =>
    `(${at}) ${{ error: "Error", warning: "Warning", info: "Note" }[severity]} (${place}): ${fact}. ${fix}.${decision === "" ? "" : ` [${decision}]`}`,
  more: (count) => `The other ${count} are in the work paper.`,
  conclusion: "3. What is asked",
  asked: (numbers) => `Please correct or explain ${numbers} and hand the form in again.`,
  open: (count) => `To be verified: ${count}; please hand in evidence.`,
  undecided: (count) => `Not decided yet: ${count}.`,
  rejected: (count) => `Looked into and not taken for problems: ${count}; the reasons stand above.`,
  agreed: "The reported result agrees with the review; nothing has to be changed.",
  partly: "Some of it was not checked: nothing is concluded.",
  closing: (date) => `Reviewer (signature):                         Date: ${date}`,
  stop: ".",
  comma: ", ",
};

const WORDS: Readonly<Record<Language, Words>> = { zh, en };

const bare = (sentence: string): string => sentence.replace(/[。.]$/, "");

function linesOf(
  { scored: { table }, findings }: ReviewedTable,
  decisions: Decisions,
  language: Language,
  words: Words,
): readonly Line[] {
  const causes = gatheredByRow(findings).map((cause) => {
    const decided = decidedTogether(cause, decisions);
    const decision = decisionText(decided, language);
    return cause.map((finding) => ({
      ...finding,
      ...findingWords(finding, table, language),
      // What is decided differently does not stand in one line.
      check: `${finding.check} ${decision}`,
      choice: decided?.choice ?? null,
      decision,
    }));
  });
  const { kinds, others } = gatheredByKind(causes);
  const lines = [...kinds, ...others.map((cause) => [cause])].map((kind) => {
    const [cause = []] = kind;
    const [first] = cause;
    const place = kind
      .flatMap(([each]) => (each ? [cellName(table, each.cell, language)] : []))
      .join(language === "zh" ? "、" : ", ");
    const fact = bare(saidTogether(cause.map(({ message }) => message)));
    const fix = [...new Set(cause.map((each) => bare(each.fix)))].join(words.stop);
    const isOne = kind.length === 1;
    const named = first ? cellName(table, first.cell, language) : "";
    return {
      severity: first?.severity ?? "info",
      choice: first?.choice ?? null,
      count: kind.length,
      place,
      fact: isOne ? fact : fact.replace(/“[^”]*”/, ""),
      fix: isOne || named === "" ? fix : fix.replaceAll(named, place),
      decision: first?.decision ?? "",
    };
  });
  lines.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return lines.map(({ severity, choice, count, place, fact, fix, decision }, at) => ({
    severity,
    choice,
    count,
    text: words.line(at + 1, severity, place, fact, fix, decision),
  }));
}

function scoreSentence(table: ReviewedTable, decisions: Decisions, words: Words): string {
  const { scored } = table;
  if (isIncomplete(scored.table)) return words.incomplete;
  const { total } = reviewedScore(table, decisions);
  if (!total) return words.unscored;
  const deviation = scoreDeviation(scored, total);
  const reported = scored.reportedTotal?.value;
  const rate = scored.execution?.rate;
  const parts = [
    ...(reported ? [words.reported(reported.toFixed())] : []),
    words.reviewed(roundHalfUp(total).toFixed(2), gradeOf(total, scored.profile)),
    ...(reported ? [words.difference(roundHalfUp(total.minus(reported)).abs().toFixed())] : []),
    ...(deviation ? [words.deviation(printed(deviation))] : []),
    ...(rate ? [words.rate(roundHalfUp(rate).toFixed())] : []),
  ];
  return parts.join(words.comma) + words.stop;
}

function conclusions(table: ReviewedTable, lines: readonly Line[], words: Words): readonly string[] {
  const count = (choice: Choice | null): number =>
    lines.reduce((sum, line) => (line.choice === choice ? sum + line.count : sum), 0);
  const asked = lines.flatMap(({ choice }, at) => (choice === "accepted" ? [String(at + 1)] : []));
  const texts = [
    ...(asked.length > 0 ? [words.asked(asked.join("、"))] : []),
    ...(count("open") > 0 ? [words.open(count("open"))] : []),
    ...(count("rejected") > 0 ? [words.rejected(count("rejected"))] : []),
    ...(count(null) > 0 ? [words.undecided(count(null))] : []),
  ];
  if (texts.length > 0) return texts;
  return [verdictOf(table) === "clean" ? words.agreed : words.partly];
}

/** The opinion on one table: what it is about, its scores, the findings with what was decided, and what is asked. */
export function reviewOpinion(
  table: ReviewedTable,
  decisions: Decisions,
  { file, date }: OpinionOrigin,
  language: Language,
): Opinion {
  const words = WORDS[language];
  const { fields, sheet, year } = table.scored.table;
  const lines = linesOf(table, decisions, language, words);
  const counts = { error: 0, warning: 0, info: 0 };
  for (const line of lines) counts[line.severity] += line.count;
  const shown = lines.slice(0, MOST_LINES);
  const left = lines.slice(MOST_LINES).reduce((sum, { count }) => sum + count, 0);
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.project, fields.projectName?.text ?? ""],
    [words.facts.department, fields.competentDepartment?.text ?? ""],
    [words.facts.unit, fields.implementingUnit?.text ?? ""],
    [words.facts.source, [file, words.sheet(sheet)].filter((part) => part !== "").join(words.comma)],
    [words.facts.rule, table.scored.profile.name[language]],
    [words.facts.date, date],
  ];
  return {
    title: words.title(year),
    facts: facts.filter(([, text]) => text !== ""),
    sections: [
      { heading: words.scores, paragraphs: [scoreSentence(table, decisions, words)] },
      {
        heading: words.findings,
        paragraphs:
          lines.length === 0
            ? [words.none]
            : [
                words.counts(counts),
                ...shown.map(({ text }) => text),
                ...(left > 0 ? [words.more(left)] : []),
              ],
      },
      { heading: words.conclusion, paragraphs: conclusions(table, lines, words) },
    ],
    closing: words.closing(date),
  };
}
