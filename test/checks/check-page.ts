import { join } from "node:path";
import type { BudgetColumn, FieldKey, FormSpec, IndicatorColumn } from "../../src/forms/form-spec";
import { labelKey } from "../../src/forms/label-key";
import { FORMS } from "../../src/forms/registry";
import type { Table } from "../../src/reading/table";
import { pageOfExamples, type PageOfExamples } from "../fixtures/page-of-examples";
import { monitoring, nationalSelfEvaluation, overall, selfEvaluation, target } from "../fixtures/table";

/**
 * A page of `docs/checks` as a test reads it. Examples are written as a finance officer would sketch them:
 *
 *     表样：部门预算项目支出绩效自评表          (left out for Sichuan's form)
 *     没有的栏目：未完成原因分析              (a column of indicators that the sheet lacks; most have all)
 *
 *     | 三级指标 | 指标性质 | 指标值 | 完成值 |   (a part of the form under its printed labels)
 *     | --- | --- | --- | --- |
 *     | 用户满意度 | ≥ | 90 | 85 |
 *
 *     > 错误 K10：……                          (what is found, worst first; none in a 正例)
 *
 * A part is known by its first label: 栏目 (fields), 资金 (budget), 三级指标 or 一级指标 (indicators), 合计 (total), 收入,
 * 支出. What an example does not show is as it should be, or blank in a row it shows. A paragraph after a table,
 * and whatever follows a finding, begins the next example.
 */
export type CheckPage = PageOfExamples<Example>;

export interface Example {
  /** The first words of the example, to find it by. */
  readonly caption: string;
  readonly table: Table;
  /** Findings as the page quotes them. */
  readonly quoted: readonly string[];
}

const PAGES = join(__dirname, "../../docs/checks");

export function readPage(id: string): CheckPage {
  return pageOfExamples(join(PAGES, `${id}.md`), examplesIn);
}

type Row = Readonly<Record<string, string>>;

interface Draft {
  readonly caption: string[];
  readonly parts: (readonly Row[])[];
  readonly quoted: string[];
}

function examplesIn(section: string): readonly Example[] {
  const drafts: Draft[] = [];
  for (const block of section.split(/\n\s*\n/)) {
    const text = block.trim();
    if (text === "") continue;
    if (text.startsWith(">")) {
      drafts.at(-1)?.quoted.push(...quotesIn(text));
      continue;
    }
    const isTable = text.startsWith("|");
    let current = drafts.at(-1);
    if (!current || current.quoted.length > 0 || (!isTable && current.parts.length > 0)) {
      current = { caption: [], parts: [], quoted: [] };
      drafts.push(current);
    }
    if (isTable) current.parts.push(rowsIn(text));
    else current.caption.push(text);
  }
  return drafts.map(({ caption, parts, quoted }) => {
    const form = formOf(caption);
    return {
      caption: caption.join(" "),
      table: withoutColumn(tableOf(form, parts), form, lackingIn(caption)),
      quoted,
    };
  });
}

function cellsIn(line: string): readonly string[] {
  return line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim().replace(/<br>/g, "\n"));
}

function rowsIn(block: string): readonly Row[] {
  const [header = "", , ...lines] = block.split("\n");
  const labels = cellsIn(header);
  return lines.map((line) => {
    const cells = cellsIn(line);
    if (cells.length !== labels.length) throw new Error(`${line} has not ${String(labels.length)} cells`);
    return Object.fromEntries(labels.map((label, at) => [label, cells[at] ?? ""]));
  });
}

function quotesIn(block: string): readonly string[] {
  return block
    .split("\n")
    .map((line) => line.replace(/^>\s*/, "").trim())
    .filter((line) => line !== "");
}

function formOf(caption: readonly string[]): FormSpec {
  const named = caption.find((line) => line.startsWith("表样："))?.slice("表样：".length);
  const form = FORMS.find(({ name }) => name.zh === (named ?? "部门预算项目支出绩效自评表"));
  if (!form) throw new Error(`No form is called ${named ?? ""}`);
  return form;
}

/** The column that an example's sheet lacks, by its label. */
function lackingIn(caption: readonly string[]): string | undefined {
  return caption.find((line) => line.startsWith("没有的栏目："))?.slice("没有的栏目：".length);
}

function withoutColumn(table: Table, form: FormSpec, label: string | undefined): Table {
  if (label === undefined) return table;
  const lacking = form.indicators.columns.find((column) => labelKey(column.label) === labelKey(label));
  if (!lacking) throw new Error(`The form prints no ${label}`);
  const indicators = table.indicators.map((row) => ({ ...row }));
  for (const row of indicators) Reflect.deleteProperty(row, lacking.key);
  return { ...table, columns: table.columns.filter(({ role }) => role !== lacking.key), indicators };
}

/** Rows by the keys of their columns; throws for a label that the form does not print. */
function keyed<Key extends string>(
  rows: readonly Row[],
  columns: readonly { readonly key: Key; readonly label: string }[],
): readonly Readonly<Partial<Record<Key, string>>>[] {
  return rows.map((row) => {
    const cells: Partial<Record<Key, string>> = {};
    for (const [label, text] of Object.entries(row)) {
      const column = columns.find((candidate) => labelKey(candidate.label) === labelKey(label));
      if (!column) throw new Error(`The form prints no ${label}`);
      cells[column.key] = text;
    }
    return cells;
  });
}

function tableOf(form: FormSpec, parts: readonly (readonly Row[])[]): Table {
  const part = (...firstLabels: readonly string[]) =>
    parts.find(([row]) => row && firstLabels.some((label) => Object.keys(row)[0] === label));

  const fields: Partial<Record<FieldKey, string>> = {};
  for (const { 栏目: label = "", 内容: text = "" } of part("栏目") ?? []) {
    const field = form.fields.find((candidate) => labelKey(candidate.label) === labelKey(label));
    if (!field) throw new Error(`The form prints no ${label}`);
    fields[field.key] = text;
  }
  const budget = part("资金");
  const budgetColumns = [
    { key: "label" as const, label: "资金" },
    ...(form.budget?.columns ?? []).filter((column) => column.key !== "reason"),
  ] satisfies { key: BudgetColumn | "label"; label: string }[];
  const indicators = keyed<IndicatorColumn>(part("三级指标", "一级指标") ?? [], form.indicators.columns);
  const [total] = part("合计", "总分") ?? [];

  switch (form.stage) {
    case "self-evaluation": {
      const build = form.id === "national-self-evaluation" ? nationalSelfEvaluation : selfEvaluation;
      return build({
        fields,
        indicators,
        ...(budget && { budget: keyed(budget, budgetColumns) }),
        ...(total && { total: { weight: total["权重"] ?? total["分值"] ?? "", score: total["得分"] ?? "" } }),
      });
    }
    case "overall":
      return overall({ indicators });
    case "monitoring":
      return monitoring({ fields, indicators, ...(budget && { budget: keyed(budget, budgetColumns) }) });
    case "target":
      return target({
        fields,
        indicators,
        income: keyed(part("收入") ?? [], [
          { key: "label", label: "收入" },
          { key: "fullYear", label: "全年（程）预算数" },
        ]),
        expenditure: keyed(part("支出") ?? [], [
          { key: "item", label: "支出" },
          { key: "halfYear", label: "半年（程）计划执行数" },
          { key: "fullYear", label: "全年（程）预算数" },
        ]),
      });
  }
}
