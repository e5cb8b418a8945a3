import type { IndicatorRow, Table } from "../../reading/table";
import type { Profile } from "../../scoring/profile";
import { gradeOf } from "../../scoring/score";
import type { SheetDraft } from "../sheet-draft";
import { joined, plain, type Note, type Noting } from "./check-note";
import { columnRef, quoted, ref } from "./excel";
import { numberAt } from "./placed-numbers";
import { column, numbersAt, refs, sumOf } from "./total-formulas";
import { weightsAt, weightSum } from "./weights";

const GAP = "　";
const UNKNOWN = "—";

function fixed(text: string): Note {
  return { formula: quoted(text), text };
}

/** A number where there is one, else a stroke. */
function number(
  place: { readonly cell: IndicatorRow["name"]["cell"]; readonly text: string },
  draft: SheetDraft,
): Note {
  const now = numberAt(draft, { ...place, source: null });
  const cell = ref(place);
  return { formula: `IF(ISNUMBER(${cell}),${cell},"${UNKNOWN}")`, text: now ? plain(now) : UNKNOWN };
}

/** The rows of each 一级指标. */
function level1Groups(rows: readonly IndicatorRow[]): readonly (readonly IndicatorRow[])[] {
  const groups: IndicatorRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.level1 === row.level1) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function scoreSum(rows: readonly IndicatorRow[], draft: SheetDraft): Note {
  const entries = column(rows, "score");
  return {
    formula: `ROUND(SUM(${columnRef(entries)}),2)`,
    text: plain(sumOf(numbersAt(draft, entries))),
  };
}

function weightNote(rows: readonly IndicatorRow[], draft: SheetDraft): Note {
  return { formula: `ROUND(${weightSum(rows).sum},2)`, text: plain(sumOf(weightsAt(draft, rows))) };
}

/** 产出指标 48/50: what the rows of a 一级指标 score of what they weigh. */
function levelNote(rows: readonly IndicatorRow[], draft: SheetDraft): readonly Note[] {
  const [first] = rows;
  if (!first) return [];
  const name = { formula: ref(first.level1), text: first.level1.text };
  const weight = weightNote(rows, draft);
  const figures = first.score ? [scoreSum(rows, draft), fixed("/"), weight] : [weight];
  return [name, fixed(" "), ...figures, fixed(GAP)];
}

function gradeNote(table: Table, draft: SheetDraft, profile: Profile): readonly Note[] {
  const place = table.total?.score;
  if (!place) return [];
  const cell = ref(place);
  const grades = profile.grades.reduceRight(
    (rest, { grade, from }) => `IF(${cell}>=${from},${quoted(grade)},${rest})`,
    quoted(UNKNOWN),
  );
  const now = numberAt(draft, place);
  const grade = {
    formula: `IF(ISNUMBER(${cell}),${grades},"${UNKNOWN}")`,
    text: (now && gradeOf(now, profile)) ?? UNKNOWN,
  };
  return [fixed("合计 "), number(place, draft), fixed(`${GAP}等次 `), grade];
}

function scoresNote({ table, draft, profile }: Noting): Note {
  const [top] = table.budget;
  const weight = top?.weight
    ? number(top.weight, draft)
    : table.executionWeight && fixed(table.executionWeight.text);
  const execution =
    top?.score && weight
      ? [fixed("预算执行 "), number(top.score, draft), fixed("/"), weight, fixed(GAP)]
      : [];
  return joined([
    ...execution,
    ...level1Groups(table.indicators).flatMap((rows) => levelNote(rows, draft)),
    ...gradeNote(table, draft, profile),
  ]);
}

function fundingNote({ table, draft }: Noting): Note {
  const [top] = table.income;
  const full = table.expenditure.map(({ fullYear }) => fullYear);
  const spent = {
    formula: `ROUND(SUM(${columnRef(full)}),6)`,
    text: plain(sumOf(numbersAt(draft, full), 6)),
  };
  return joined([
    fixed("收入总额 "),
    ...(top ? [number(top.fullYear, draft)] : []),
    fixed(`${GAP}支出合计 `),
    spent,
    fixed(` ${table.amountUnit ?? ""}`),
  ]);
}

/** The line, once any of the cells it sums holds a number; until then what fills it. */
function onceFilled(cells: string, anyNow: boolean, note: Note, hint: string): Note {
  return {
    formula: `IF(COUNT(${cells})=0,${quoted(hint)},${note.formula})`,
    text: anyNow ? note.text : hint,
  };
}

/**
 * What the form comes to: scores or weights by 一级指标 with total and grade, or income and expenditure. Null for
 * a form that has nothing to sum.
 */
export function resultNote(noting: Noting): Note | null {
  const { table, draft } = noting;
  const scores = column(table.indicators, "score");
  const weights = column(table.indicators, "weight");
  if (weights.length > 0) {
    const cells = scores.length > 0 ? [table.budget[0]?.score, ...scores] : weights;
    const hint =
      scores.length > 0
        ? "填写指标值、完成值和权重后，自动算出得分、合计和等次"
        : "填写权重后，自动按一级指标合计";
    const range = scores.length > 0 ? refs(table.budget[0]?.score, columnRef(scores)) : columnRef(weights);
    return onceFilled(range, numbersAt(draft, cells).length > 0, scoresNote(noting), hint);
  }
  const [top] = table.income;
  if (!top) return null;
  const amounts = [top.fullYear, ...table.expenditure.map(({ fullYear }) => fullYear)];
  const range = refs(top.fullYear, columnRef(amounts.slice(1)));
  return onceFilled(
    range,
    numbersAt(draft, amounts).length > 0,
    fundingNote(noting),
    "填写金额后，自动合计收入和支出",
  );
}
