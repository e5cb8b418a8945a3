import { amountColumns } from "../forms/amount-columns";
import type { FieldKey, FormSpec, IndicatorColumn } from "../forms/form-spec";
import type { Entry, IndicatorRow, Table } from "../reading/table";
import type { Profile } from "../scoring/profile";
import { columnName, type Area, type CellAddress } from "../sheet/address";
import type { FormulaFormat } from "../sheet/conditional-format";
import type { BuiltValidation, ListValidation, Notice, NumberValidation } from "../sheet/data-validation";
import { answerColumns } from "./answer-columns";
import { isBehindName } from "./form-data";
import { differsFromParts, fundSums, needsExecutionReason } from "./formulas/budget-formulas";
import { ref } from "./formulas/excel";
import { reasonDue, reasonPlace, reasonsDue } from "./formulas/reason-due";
import { ALARM } from "./cell-styles";
import type { SheetDraft } from "./sheet-draft";

const NATURES = ["≥", "≤", "＞", "＜", "＝", "定性"];
const SCALES = ["优良中低差", "高中低", "好坏"];
const LEVELS = ["优", "良", "中", "低", "差", "高", "好", "坏"];
const TICK = "√";
const LARGEST_AMOUNT = 1e13;
/** What Excel shows of a prompt. */
const LONGEST_PROMPT = 255;

type Prompt = readonly [title: string, text: string];

/** What cells take: one of a list, a number, or anything (null). */
type Rule = Pick<ListValidation, "items"> | Pick<NumberValidation, "least" | "most"> | null;

function notice([title, text]: Prompt): Notice {
  return { title, text };
}

/** A rule for cells with what is said of it; what is against it is refused where there is a refusal. */
function validation(
  areas: readonly Area[],
  rule: Rule,
  prompt: Prompt | null,
  refusal: Prompt | null,
): BuiltValidation[] {
  if (areas.length === 0) return [];
  const shown = prompt && notice([prompt[0], prompt[1].slice(0, LONGEST_PROMPT)]);
  const said = {
    areas,
    ...(shown ? { prompt: shown } : {}),
    ...(refusal ? { errorMessage: notice(refusal) } : {}),
  };
  if (rule) return [{ ...said, ...rule, strict: refusal !== null }];
  return shown ? [{ ...said, prompt: shown }] : [];
}

/** The cells of one column, one below the other, as one area. */
function columnArea(draft: SheetDraft, entries: readonly { readonly cell: CellAddress }[]): readonly Area[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  return [{ ...draft.areaAt(first.cell), bottom: draft.areaAt(last.cell).bottom }];
}

function indicatorColumn(
  draft: SheetDraft,
  rows: readonly IndicatorRow[],
  key: IndicatorColumn,
): readonly Area[] {
  return columnArea(
    draft,
    rows.flatMap((row) => row[key] ?? []),
  );
}

function hasColumn(form: FormSpec, key: IndicatorColumn): boolean {
  return form.indicators.columns.some((column) => column.key === key);
}

const NAME_OF_FIELD: Readonly<Partial<Record<FieldKey, Prompt>>> = {
  projectName: ["项目名称", "有项目编码的，写成“编码-名称”。"],
  startYear: ["开始时间", "写年份，如2024年。"],
  endYear: ["完成时间", "写年份，如2026年。"],
};

function fieldPrompts(form: FormSpec, table: Table, draft: SheetDraft): readonly BuiltValidation[] {
  return form.fields.flatMap(({ key, label, hints }) => {
    const place = table.fields[key];
    if (!place || (key === "projectCode" && table.fields.projectName)) return [];
    const [hint] = hints;
    const prompt: Prompt | undefined = hint === undefined ? NAME_OF_FIELD[key] : [label, hint];
    return prompt ? validation([draft.areaAt(place.cell)], null, prompt, null) : [];
  });
}

function amounts(form: FormSpec, table: Table, draft: SheetDraft): readonly BuiltValidation[] {
  const entries: readonly (readonly (Entry | undefined)[])[] = [
    ...amountColumns(form).map((key) => table.budget.map((row) => row[key])),
    table.income.map(({ fullYear }) => fullYear),
    table.expenditure.map(({ halfYear }) => halfYear),
    table.expenditure.map(({ fullYear }) => fullYear),
  ];
  const areas = entries.flatMap((column) =>
    columnArea(
      draft,
      column.flatMap((entry) => entry ?? []),
    ),
  );
  const unit = table.amountUnit ?? "";
  return validation(
    areas,
    { least: 0, most: LARGEST_AMOUNT },
    ["金额", `只填数字，单位为${unit}。总额留空则自动合计。`],
    ["金额须为数字", `请只填不小于0的数字，单位${unit}写在表头。`],
  );
}

function points(table: Table, draft: SheetDraft): readonly BuiltValidation[] {
  const rows = table.indicators;
  const execution = table.budget[0]?.weight;
  const weights = [
    ...(execution ? [draft.areaAt(execution.cell)] : []),
    ...(rows.some(isBehindName) ? [] : indicatorColumn(draft, rows, "weight")),
  ];
  const [first] = rows;
  const limits = validation(
    weights,
    { least: 0, most: 100 },
    ["权重", "填分数，全部权重（含预算执行）合计100。"],
    ["权重须在0至100之间", "请填0至100的数字，全部权重合计100。"],
  );
  if (!first?.score || !first.weight) return limits;
  if (isBehindName(first)) {
    return [
      ...limits,
      ...validation(
        indicatorColumn(draft, rows, "name"),
        null,
        ["指标名称", "分值写在名称后的括号里，如：培训人数（20分）。"],
        null,
      ),
      ...validation(
        indicatorColumn(draft, rows, "score"),
        { least: 0, most: 100 },
        ["得分", "定量指标自动算出；定性指标请填写，不超过名称后的分值。"],
        ["得分须为数字", "请填0至100之间的数字。"],
      ),
    ];
  }
  return [
    ...limits,
    ...validation(
      indicatorColumn(draft, rows, "score"),
      { least: 0, most: { formula: ref(first.weight) } },
      ["得分", "定量指标自动算出；定性指标请填写，不超过权重。"],
      ["得分超过权重", "请填0至权重之间的数字。"],
    ),
  ];
}

const AS_TYPED_PROMPT = "可直接写 =100%、≥98%，按文字保存，不会变成公式。";

function indicatorChoices(form: FormSpec, table: Table, draft: SheetDraft): readonly BuiltValidation[] {
  const rows = table.indicators;
  const at = (key: IndicatorColumn): readonly Area[] => indicatorColumn(draft, rows, key);
  const level1 = form.indicators.levels.map((level) => level.level1);
  const level2 = [...new Set(form.indicators.levels.flatMap((level) => level.level2))];
  const bySign = hasColumn(form, "nature");
  const scales = { items: SCALES } as const;
  const levels = { items: LEVELS } as const;
  const anything = null;
  return [
    ...validation(at("level1"), { items: level1 }, null, null),
    ...validation(at("level2"), { items: level2 }, null, null),
    ...validation(
      at("nature"),
      { items: NATURES },
      ["指标性质", "从下拉列表选择。成本、时限等越小越好的用≤。"],
      ["请从列表选择", "指标性质只能是 ≥、≤、＞、＜、＝、定性 之一。"],
    ),
    ...validation(
      at("target"),
      bySign ? scales : anything,
      bySign
        ? ["指标值", "定量指标填数字，单位写在度量单位；定性指标选等级范围。"]
        : ["指标值", AS_TYPED_PROMPT],
      null,
    ),
    ...validation(at("halfYear"), anything, ["半年指标值", AS_TYPED_PROMPT], null),
    ...validation(at("fullYear"), anything, ["全年指标值", AS_TYPED_PROMPT], null),
    ...validation(
      at("actual"),
      levels,
      [
        "完成值",
        bySign ? "定量指标填数字；定性指标选等级。" : "填数字可带单位，与指标值一致；定性的写等级或词语。",
      ],
      null,
    ),
    ...validation(at("reason"), anything, ["原因", "未完成的须写明原因；变红表示还没有写。"], null),
    ...answers(form, table),
  ];
}

function answers(form: FormSpec, table: Table): readonly BuiltValidation[] {
  const columns = answerColumns(form);
  const [first, last] = [table.indicators[0], table.indicators.at(-1)];
  if (!columns || !first || !last) return [];
  const area = {
    top: first.name.cell.row,
    bottom: last.name.cell.row,
    left: columns.first,
    right: columns.others.at(-1) ?? columns.first,
  };
  return validation(
    [area],
    { items: [TICK] },
    ["完成目标可能性", "在一列中选√；选“有可能”或“完全不可能”的须说明原因。"],
    null,
  );
}

/** What the places of a form let in, and what they tell who is about to fill them in. */
export function validationsOf(form: FormSpec, table: Table, draft: SheetDraft): readonly BuiltValidation[] {
  return [
    ...fieldPrompts(form, table, draft),
    ...amounts(form, table, draft),
    ...points(table, draft),
    ...indicatorChoices(form, table, draft),
  ];
}

function alarm(areas: readonly Area[], formula: string): FormulaFormat {
  return { areas, formula, ...ALARM, stopIfTrue: false };
}

/** What turns red: the line above the form, sums that do not come out, places where a reason is due. */
export function alarmsOf(
  form: FormSpec,
  table: Table,
  draft: SheetDraft,
  profile: Profile,
  checkLine: { readonly area: Area; readonly text: CellAddress },
): readonly FormulaFormat[] {
  const { row, column } = checkLine.text;
  const alarms = [alarm([checkLine.area], `LEN($${columnName(column)}$${row + 1})>0`)];
  for (const sum of fundSums(form, table))
    alarms.push(alarm([draft.areaAt(sum.top.cell)], differsFromParts(sum)));
  const weight = table.total?.weight;
  if (weight) {
    const cell = ref(weight);
    alarms.push(alarm([draft.areaAt(weight.cell)], `AND(ISNUMBER(${cell}),ROUND(N(${cell})-100,4)<>0)`));
  }
  const rate = table.budget[0]?.rate;
  const reason = reasonPlace(table);
  if (rate && reason) {
    alarms.push(alarm([draft.areaAt(reason.cell)], needsExecutionReason(rate, reason, profile)));
  }
  const [first] = table.indicators;
  const due = first && reasonDue(first);
  if (due) alarms.push(alarm(indicatorColumn(draft, table.indicators, "reason"), `${due}>0`));
  const common = table.fields.reason;
  const dueForAll = common && reasonsDue(table.indicators, common);
  if (common && dueForAll && !due) alarms.push(alarm([draft.areaAt(common.cell)], `${dueForAll}>0`));
  return alarms;
}
