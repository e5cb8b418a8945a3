import { NO_DATA, type BudgetData, type FormData } from "../building/form-data";
import type { FieldKey, FormSpec } from "../forms/form-spec";
import { Decimal } from "../scoring/decimal";
import { numberIn } from "../scoring/quantity";
import { identityText, type SheetIdentity } from "../sheet/identity";
import type { ListCell, ListSheet } from "../sheet/list-sheet";
import type { ListedProject, ProjectList } from "./project-list";
import { projectDigest } from "./sent-form";

/** What holds for all forms of a distribution. */
export interface Batch {
  readonly name: string;
  readonly year: number | null;
}

/** A form as it goes out: of which kind, in which version. */
export interface OutgoingForm {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** One project's form before it is made. */
export interface Outgoing {
  readonly listed: ListedProject;
  readonly data: FormData;
  readonly identity: SheetIdentity;
  /** Without folder; safe for every file system. */
  readonly file: string;
}

/** An amount of the list in the unit of the form; empty where that cannot be said. */
function amountIn(text: string, from: ProjectList["amountUnit"], to: FormData["amountUnit"]): string {
  const amount = numberIn({ text, source: null });
  if (!amount || from === null || to === null) return "";
  if (from === to) return amount.value.toFixed();
  const many = new Decimal("10000");
  return (from === "元" ? amount.value.div(many) : amount.value.times(many)).toFixed();
}

/** What the list tells of a project, as far as the form has a place for it. */
export function prefilled(
  form: FormSpec,
  listed: ListedProject,
  list: ProjectList,
  year: number | null,
  unit: FormData["amountUnit"],
): FormData {
  const amountUnit = unit ?? form.amountUnit;
  const known: Readonly<Partial<Record<FieldKey, string>>> = {
    projectName: listed.project,
    projectCode: listed.code,
    implementingUnit: listed.unit,
    competentDepartment: listed.department,
  };
  const fields = Object.fromEntries(
    form.fields.flatMap(({ key }) => {
      const text = known[key] ?? "";
      return text === "" ? [] : [[key, text]];
    }),
  );
  const amounts = {
    initial: amountIn(listed.initial, list.amountUnit, amountUnit),
    adjusted: amountIn(listed.adjusted, list.amountUnit, amountUnit),
  };
  const budget = (form.budget?.funds ?? []).map((label, at): BudgetData =>
    at === 0 ? { label, ...amounts } : { label },
  );
  return {
    ...NO_DATA,
    year: listed.year ?? year,
    amountUnit: unit,
    fields,
    budget: amounts.initial === "" && amounts.adjusted === "" ? [] : budget,
    income: (form.income ?? []).map((label, at) => ({ label, fullYear: at === 0 ? amounts.initial : "" })),
  };
}

const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** File systems take 255 bytes of a name; the rest is for a number and the ending. */
const LONGEST_STEM = 200;
const LEAST_PART = 12;

function safePart(text: string): string {
  return text.normalize("NFC").replace(FORBIDDEN, " ").replace(/\s+/g, " ").trim();
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The parts cut, the longest first, until the whole is no longer than file systems take. */
function withinLimit(parts: readonly string[]): string {
  const letters = parts.map((part) => Array.from(part));
  const whole = (): string => letters.map((part) => part.join("")).join("-");
  while (bytesOf(whole()) > LONGEST_STEM) {
    const longest = letters.reduce((a, b) => (b.length > a.length ? b : a));
    if (longest.length <= LEAST_PART) break;
    longest.pop();
  }
  return whole();
}

/** A name such as `编码-项目-单位`, safe for every file system, without its ending. */
export function fileStem({ code, project, unit }: Pick<ListedProject, "code" | "project" | "unit">): string {
  const parts = [code, project, unit].map(safePart).filter((part) => part !== "");
  const stem = withinLimit(parts).replace(/^[.\-~\s]+|[.\s]+$/g, "");
  if (stem === "") return "表";
  return RESERVED.test(stem) ? `_${stem}` : stem;
}

/** Names that differ also where the case of letters does not count. */
function numbered(stems: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return stems.map((stem) => {
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem} (${String(number)})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** What goes out to each project of a list. */
export function distribution(
  list: ProjectList,
  form: OutgoingForm,
  batch: Batch,
  dataOf: (listed: ListedProject) => FormData,
): readonly Outgoing[] {
  const stems = numbered(list.projects.map(fileStem));
  return list.projects.map((listed, at) => {
    const data = dataOf(listed);
    return {
      listed,
      data,
      identity: {
        form: form.id,
        version: form.version,
        code: listed.code,
        project: projectDigest(listed.unit, listed.project),
        batch: batch.name,
        year: data.year === null ? "" : String(data.year),
      },
      file: `${stems[at] ?? "表"}.xlsx`,
    };
  });
}

/** A batch's name as part of a file's. */
export function batchInName(batch: string): string {
  return batch.replace(/[^\p{L}\p{N}_-]+/gu, "_");
}

/** The list of what went out, which a roll-up takes as its list. */
export function distributionRecord(
  sent: readonly Outgoing[],
  form: OutgoingForm,
  batch: Batch,
  list: ProjectList,
): ListSheet {
  const unit = list.amountUnit === null ? "" : `（${list.amountUnit}）`;
  const columns = [
    { header: "序号", style: "count", width: 6 },
    { header: "项目编码", style: "short", width: 24 },
    { header: "项目名称", style: "text", width: 34 },
    { header: "单位", style: "text", width: 26 },
    { header: "主管部门", style: "text", width: 22 },
    { header: "年度", style: "short", width: 8 },
    { header: "批次", style: "short", width: 10 },
    { header: "表样", style: "text", width: 28 },
    { header: "表样版本", style: "short", width: 15 },
    { header: `年初预算${unit}`, style: "short", width: 14 },
    { header: `调整后预算${unit}`, style: "short", width: 14 },
    { header: "资金来源", style: "short", width: 12 },
    { header: "文件名", style: "link", width: 50 },
  ] as const;
  const rows = sent.map(({ listed, data, file }, at): ListCell[] => [
    at + 1,
    listed.code,
    listed.project,
    listed.unit,
    listed.department,
    data.year === null ? "" : String(data.year),
    batch.name,
    form.name,
    form.version,
    listed.initial,
    listed.adjusted,
    listed.funding,
    { text: file, file, place: "" },
  ]);
  return {
    name: "下发清单",
    title: `下发清单（批次 ${batch.name}）`,
    notes: ["汇总时用 hengbiao rollup 收回的文件夹 --list 本文件，即可查出未报、重复、年度和表样不符的。"],
    widths: columns.map(({ width }) => width),
    hidden: [],
    blocks: [
      {
        caption: null,
        columns: columns.map(({ header, style }) => ({ header, style })),
        rows,
        total: null,
        filter: true,
      },
    ],
    charts: [],
    frozenColumns: 3,
    orientation: "landscape",
  };
}

/** The constant that a form's hidden name holds. */
export function identityOf({ identity }: Outgoing): string {
  return identityText(identity);
}
