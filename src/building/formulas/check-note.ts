import type Big from "big.js";
import type { FormSpec } from "../../forms/form-spec";
import type { IndicatorRow, Table } from "../../reading/table";
import { answerColumns } from "../answer-columns";
import type { Profile } from "../../scoring/profile";
import type { SheetDraft } from "../sheet-draft";
import {
  differsFromParts,
  doesDifferFromParts,
  fundSums,
  isExecutionReasonDue,
  needsExecutionReason,
} from "./budget-formulas";
import { columnRef, quoted, ref } from "./excel";
import { numberAt } from "./placed-numbers";
import { isReasonDue, reasonPlace, reasonsDue } from "./reason-due";
import { column, numbersAt, refs, sumOf } from "./total-formulas";
import { executionWeight, weightAt, weightsAt, weightsRef, weightSum } from "./weights";

/** A piece of a line that the form writes about itself: the expression, and the text it gives now. */
export interface Note {
  readonly formula: string;
  readonly text: string;
}

/** What the lines of a form are written from. */
export interface Noting {
  readonly form: FormSpec;
  readonly table: Table;
  readonly draft: SheetDraft;
  readonly profile: Profile;
}

/** A text that stands while a condition holds. */
function warning(condition: string, holds: boolean, text: string): Note {
  return { formula: `IF(${condition},${quoted(text)},"")`, text: holds ? text : "" };
}

/** A text with a count before it, while there is anything to count. */
function counted(count: string, now: number, text: string): Note {
  return { formula: `IF(${count}>0,${count}&${quoted(text)},"")`, text: now > 0 ? `${now}${text}` : "" };
}

/** The pieces of a line as one; a form that gives cause for none has an empty text, not an empty formula. */
export function joined(notes: readonly Note[]): Note {
  return {
    formula: notes.length === 0 ? quoted("") : notes.map(({ formula }) => formula).join("&"),
    text: notes.map(({ text }) => text).join(""),
  };
}

/** A number as a sentence names it, in plain digits. */
export function plain(number: Big): string {
  return number.toFixed();
}

function weightNotes({ table, draft }: Noting): readonly Note[] {
  if (column(table.indicators, "weight").length === 0) return [];
  const execution = executionWeight(table, draft);
  const given = weightsAt(draft, table.indicators);
  const sum = sumOf([...given, ...(execution?.now ? [execution.now] : [])]);
  const weights = weightSum(table.indicators, execution?.value);
  return [
    {
      formula: `IF(AND(${weights.given},ROUND(${weights.sum}-100,4)<>0),"权重合计"&ROUND(${weights.sum},2)&"，应为100；","")`,
      text: given.length > 0 && !sum.eq(100) ? `权重合计${plain(sum)}，应为100；` : "",
    },
  ];
}

function fundNotes({ form, table, draft }: Noting): readonly Note[] {
  return fundSums(form, table).map((sum) => {
    const label = form.budget?.columns.find(({ key }) => key === sum.column)?.label ?? "收入";
    const text = `${label}各项之和与总额不符；`;
    return warning(differsFromParts(sum), doesDifferFromParts(sum, draft), text);
  });
}

function expenditureNotes({ table, draft }: Noting): readonly Note[] {
  const top = table.income[0]?.fullYear;
  const full = table.expenditure.map(({ fullYear }) => fullYear);
  const half = table.expenditure.map(({ halfYear }) => halfYear);
  if (!top || full.length === 0) return [];
  const sum = { column: null, top, parts: full };
  const [halves, wholes] = [columnRef(half), columnRef(full)];
  const isBeyond = table.expenditure.some(({ halfYear, fullYear }) => {
    const [first, whole] = [numberAt(draft, halfYear), numberAt(draft, fullYear)];
    return first !== null && whole !== null && first.gt(whole);
  });
  return [
    warning(differsFromParts(sum), doesDifferFromParts(sum, draft), "支出合计与收入总额不符；"),
    warning(
      `SUMPRODUCT(ISNUMBER(${halves})*ISNUMBER(${wholes})*(${halves}>${wholes}))>0`,
      isBeyond,
      "有支出的半年数大于全年数；",
    ),
  ];
}

function executionNotes({ table, draft, profile }: Noting): readonly Note[] {
  const [top] = table.budget;
  const reason = reasonPlace(table);
  if (!top?.rate || !reason) return [];
  const { initial, adjusted, rate } = top;
  const notes = [
    warning(
      needsExecutionReason(rate, reason, profile),
      isExecutionReasonDue(numberAt(draft, rate), reason, profile),
      `执行率低于${profile.executionReasonBelow}%，未写原因；`,
    ),
  ];
  if (!initial || !adjusted) return notes;
  const [before, after] = [numberAt(draft, initial), numberAt(draft, adjusted)];
  const isAdjusted = before !== null && after !== null && !before.eq(after) && reason.text.trim() === "";
  const condition = `AND(COUNT(${refs(initial, adjusted)})=2,${ref(initial)}<>${ref(adjusted)},LEN(TRIM(${ref(reason)}))=0)`;
  return [...notes, warning(condition, isAdjusted, "预算有调整，未写原因；")];
}

function scoreNotes({ table, draft }: Noting): readonly Note[] {
  const rows = table.indicators;
  const [actuals, weights, scores] = [
    columnRef(column(rows, "actual")),
    weightsRef(rows.filter(({ weight }) => weight !== undefined)),
    columnRef(column(rows, "score")),
  ];
  if (scores === "" || weights === "" || actuals === "") return [];
  const numbers = rows.map((row) => ({
    isFilled: row.actual !== undefined && row.actual.text !== "",
    weight: weightAt(draft, row),
    score: numberAt(draft, row.score),
  }));
  const due = reasonsDue(rows, table.fields.reason);
  return [
    ...(due === null
      ? []
      : [
          counted(
            due,
            rows.filter((row) => isReasonDue(row, table.fields.reason, draft)).length,
            "项未完成，未写原因；",
          ),
        ]),
    counted(
      `SUMPRODUCT(ISNUMBER(${scores})*ISNUMBER(${weights})*(${scores}>${weights}))`,
      numbers.filter(({ weight, score }) => weight && score?.gt(weight)).length,
      "项得分大于权重；",
    ),
    counted(
      `SUMPRODUCT((LEN(${actuals})>0)*ISNUMBER(${weights})*(1-ISNUMBER(${scores})))`,
      numbers.filter(({ isFilled, weight, score }) => isFilled && weight && !score).length,
      "项已填完成值，得分待填；",
    ),
  ];
}

/** The cells of some columns beside the indicators, each column as a range. */
function answerRanges(rows: readonly IndicatorRow[], columns: readonly number[]): readonly string[] {
  return columns.map((at) =>
    columnRef(rows.map(({ name }) => ({ cell: { row: name.cell.row, column: at } }))),
  );
}

/** Where a form has a column for each answer to 完成目标可能性, every answer but the first needs a reason. */
function likelihoodNotes({ form, table }: Noting): readonly Note[] {
  const answered = answerColumns(form);
  const rows = table.indicators;
  const [first] = rows;
  if (!answered || !first?.reason) return [];
  const reasons = columnRef(rows.flatMap(({ reason }) => reason ?? []));
  const marked = answerRanges(rows, answered.others)
    .map((range) => `(LEN(${range})>0)`)
    .join("+");
  const now = rows.filter(({ likelihood, reason }) => {
    const isDoubtful = likelihood !== undefined && answered.others.includes(likelihood.cell.column);
    return isDoubtful && likelihood.text !== "" && reason?.text.trim() === "";
  }).length;
  return [
    counted(`SUMPRODUCT((${marked}>0)*(LEN(TRIM(${reasons}))=0))`, now, "项不能确定完成，未说明原因；"),
  ];
}

/**
 * What does not add up, or lacks a reason, in the form as it stands: empty while there is nothing. A person reads
 * it above the form; it is no part of the form and is not printed.
 */
export function checkNote(noting: Noting): Note {
  return joined([
    ...weightNotes(noting),
    ...fundNotes(noting),
    ...expenditureNotes(noting),
    ...executionNotes(noting),
    ...scoreNotes(noting),
    ...likelihoodNotes(noting),
  ]);
}

/** Whether anything that the line checks is filled in: until then there is nothing to call right. */
export interface Checkable {
  /** An expression that is true once it is. */
  readonly formula: string;
  readonly now: boolean;
}

/** Null for a form of which nothing is checked. */
export function checkable({ form, table, draft }: Noting): Checkable | null {
  const { indicators: rows, expenditure } = table;
  const columns = [
    ...fundSums(form, table).map(({ top, parts }) => [top, ...parts]),
    expenditure.map(({ halfYear }) => halfYear),
    expenditure.map(({ fullYear }) => fullYear),
  ].filter((entries) => entries.length > 0);
  const answered = answerColumns(form);
  const answers = answered && rows.length > 0 ? answerRanges(rows, [answered.first, ...answered.others]) : [];
  const parts: readonly (Checkable | null)[] = [
    column(rows, "weight").length === 0
      ? null
      : { formula: weightSum(rows).given, now: weightsAt(draft, rows).length > 0 },
    columns.length === 0
      ? null
      : {
          formula: `COUNT(${refs(...columns.map(columnRef))})>0`,
          now: numbersAt(draft, columns.flat()).length > 0,
        },
    answers.length === 0
      ? null
      : {
          formula: `SUMPRODUCT(${answers.map((range) => `(LEN(${range})>0)`).join("+")})>0`,
          now: rows.some(({ likelihood }) => likelihood !== undefined && likelihood.text !== ""),
        },
  ];
  const given = parts.filter((part) => part !== null);
  if (given.length === 0) return null;
  return {
    formula: `OR(${given.map(({ formula }) => formula).join(",")})`,
    now: given.some(({ now }) => now),
  };
}
