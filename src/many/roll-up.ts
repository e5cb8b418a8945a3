import { lettersOf } from "../checks/facts/texts";
import { STAGE_NAMES } from "../forms/form-read";
import type { FormStage } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { Decimal } from "../scoring/decimal";
import type { Grade, Profile } from "../scoring/profile";
import { gradeOf } from "../scoring/score";
import type { FileSummary, PlacedTable } from "./file-summary";
import { listedAmount, type ListedProject, type ProjectList } from "./project-list";
import { projectDigest } from "./sent-form";
import {
  findingCounts,
  NO_FINDINGS,
  type FindingCounts,
  type Funding,
  type TableSummary,
} from "./table-summary";
import { unreadRows, type UnreadRow } from "./unread-rows";
import { compareVersions, countsOf, type Comparison } from "./versions";

/** 退回 is a form with an error that a reviewer would send back, or of another form than was sent out. */
export type Status = "已报" | "未报" | "取消" | "退回";

export type Alert = "红" | "黄" | "绿";

/** How a table was taken for a project. */
export type MatchedBy = "标识" | "项目编码" | "单位和项目名称" | "项目名称";

/** What became of a table that came in. */
export type ReturnState =
  | "已收"
  | "清单外"
  | "重复"
  | "已被替代"
  | "年度不符"
  | "其他表种"
  | "整体绩效"
  | "未报"
  | "取消";

export type Category = "人员类" | "运转类" | "特定目标类" | "未注明";

/** One project of the roll-up: one that came in, or is due and did not. */
export interface ProjectRow {
  readonly unit: string;
  /** Counts from 1 in the order of the units. */
  readonly unitNumber: number;
  readonly code: string;
  readonly project: string;
  readonly category: Category;
  readonly funding: Funding | "未注明";
  /** Amounts in 万元. */
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
  /** A share with six decimals; null where there is no adjusted budget. */
  readonly rate: number | null;
  readonly executionScore: number | null;
  readonly total: number | null;
  readonly grade: Grade | null;
  readonly computedTotal: number | null;
  readonly reviewTotal: number | null;
  readonly reviewGrade: Grade | null;
  readonly counts: FindingCounts;
  readonly status: Status;
  readonly alert: Alert;
  /** Whether a form was due: it is in the list, or there is none. */
  readonly isDue: boolean;
  /** Null where nothing came. */
  readonly placed: PlacedTable | null;
  readonly listed: ListedProject | null;
  /** Beside the version that came before; null where there is none. */
  readonly comparison: Comparison | null;
}

/** One line of 报送情况. */
export interface ReturnRow {
  readonly unit: string;
  readonly code: string;
  readonly project: string;
  readonly state: ReturnState;
  readonly matchedBy: MatchedBy | "";
  readonly formName: string;
  readonly year: number | null;
  readonly placed: PlacedTable | null;
  /** What is to be said of it beside its state. */
  readonly notes: readonly string[];
}

/** Everything that the tables of a roll-up are made of. */
export interface RollUp {
  readonly stage: FormStage;
  readonly year: number | null;
  readonly hasList: boolean;
  readonly units: readonly string[];
  readonly projects: readonly ProjectRow[];
  readonly returns: readonly ReturnRow[];
  readonly unread: readonly UnreadRow[];
  /** Tables of the whole department or unit, which are no projects. */
  readonly overall: readonly PlacedTable[];
  /** Tables of the same projects of another year. */
  readonly otherYears: readonly PlacedTable[];
  readonly files: number;
  readonly failed: number;
  readonly tables: number;
  readonly grades: Profile["grades"];
}

export interface RollUpSettings {
  /** Null where the list, or else most of the tables, say it. */
  readonly year: number | null;
  readonly profile: Profile;
}

/** Below this share of the adjusted budget a project is red; below the profile's line it is yellow. */
const RED_BELOW = 0.5;

const GIVEN_UP = /取消|终止|停止|撤销/;

/** In a project's code: R 人员类, Y 运转类, T 特定目标类. */
const CODE = /^\d{6,}([RYT])\d/;
const CATEGORIES: Readonly<Record<string, Category>> = { R: "人员类", Y: "运转类", T: "特定目标类" };

/** The category that the letter in a project's code says; 未注明 without one. */
export function categoryOf(code: string): Category {
  const letter = CODE.exec(code.replace(/\s+/g, "").toUpperCase())?.[1];
  return CATEGORIES[letter ?? ""] ?? "未注明";
}

function codeKey(code: string): string {
  return lettersOf(code).toUpperCase();
}

function nameKey(unit: string, project: string): string {
  return `${lettersOf(unit)}\n${lettersOf(project)}`;
}

/** Share of the initial budget from which a change of it is told. */
const LARGE_ADJUSTMENT = new Decimal("0.2");

/** By how much of the initial budget it was changed; null where one of the two is not known or there was none at first. */
export function adjustmentOf({ initial, adjusted }: ProjectRow): number | null {
  if (initial === null || adjusted === null || initial === 0) return null;
  return new Decimal(adjusted).minus(new Decimal(initial)).div(new Decimal(initial)).round(6).toNumber();
}

/** Whether the budget was changed by a fifth or more, or given in the course of the year. */
export function isAdjusted(row: ProjectRow): boolean {
  const share = adjustmentOf(row);
  if (share !== null) return new Decimal(share).abs().gte(LARGE_ADJUSTMENT);
  return row.initial === 0 && row.adjusted !== null && row.adjusted > 0;
}

/** The value that most have; of equally many the largest. */
function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, few]) => few - many || b - a);
  return sorted[0]?.[0] ?? null;
}

/** Of equally many tables self-evaluations come first: they are what is rolled up at the end of a year. */
const STAGES: readonly FormStage[] = ["self-evaluation", "monitoring", "target"];

function stageOf(tables: readonly PlacedTable[], list: ProjectList | null): FormStage {
  const named = list?.projects.map(({ form }) => formNamed(form)).find((form) => form !== undefined);
  if (named) return named.stage;
  const counts = STAGES.map((stage) => tables.filter(({ table }) => table.stage === stage).length);
  const most = Math.max(...counts);
  return STAGES[counts.indexOf(most)] ?? "self-evaluation";
}

/** A registered form by its id or name; undefined where a list names none, or one that was learned. */
export function formNamed(name: string): (typeof FORMS)[number] | undefined {
  return name === "" ? undefined : FORMS.find((form) => form.id === name || form.name.zh === name);
}

/** What does not count when two tables are compared: where they stand, and what was found in them. */
const PLACES: ReadonlySet<string> = new Set(["sheet", "cell", "findings"]);

/** What makes two tables the same one, wherever they stand. */
function contentOf({ table }: PlacedTable): string {
  return JSON.stringify(table, (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}

interface Match {
  readonly listed: ListedProject;
  readonly by: MatchedBy;
}

/** What is under a name only once; null where it is there several times. */
class Index<Value> {
  private readonly values = new Map<string, Value | null>();

  add(key: string, value: Value): void {
    this.values.set(key, this.values.has(key) ? null : value);
  }

  get(key: string): Value | null {
    return this.values.get(key) ?? null;
  }
}

/**
 * Finds the project of the list that a table is of. Units share codes, those of salaries for one, so that a code alone
 * tells a project only where the list has it once.
 */
function matcher(list: ProjectList): (table: TableSummary) => Match | null {
  const byCodeAndUnit = new Index<ListedProject>();
  const byCode = new Index<ListedProject>();
  const byName = new Index<ListedProject>();
  const byProject = new Index<ListedProject>();
  const byIdentity = new Index<ListedProject>();
  for (const listed of list.projects) {
    byIdentity.add(`${listed.code}\n${projectDigest(listed.unit, listed.project)}`, listed);
    if (listed.code !== "") {
      byCodeAndUnit.add(`${codeKey(listed.code)}\n${lettersOf(listed.unit)}`, listed);
      byCode.add(codeKey(listed.code), listed);
    }
    byName.add(nameKey(listed.unit, listed.project), listed);
    byProject.add(lettersOf(listed.project), listed);
  }
  return ({ code, unit, department, project, sent }) => {
    const { identity } = sent ?? {};
    const known = identity && byIdentity.get(`${identity.code}\n${identity.project}`);
    if (known) return { listed: known, by: "标识" };
    if (code !== "") {
      const units = [unit, department].map(lettersOf);
      const ofUnit = units.map((each) => byCodeAndUnit.get(`${codeKey(code)}\n${each}`));
      const coded = ofUnit.find((listed) => listed !== null) ?? byCode.get(codeKey(code));
      if (coded) return { listed: coded, by: "项目编码" };
    }
    // Another code says that it is another project, whatever its name.
    const isOther = (listed: ListedProject): boolean => code !== "" && listed.code !== "";
    const named = byName.get(nameKey(unit, project)) ?? byName.get(nameKey(department, project));
    if (named && !isOther(named)) return { listed: named, by: "单位和项目名称" };
    const only = byProject.get(lettersOf(project));
    if (only && !isOther(only) && (unit === "" || only.unit === "")) return { listed: only, by: "项目名称" };
    return null;
  };
}

/** What tables of one project and year are put together by, where no list tells. */
function ownKey({ file, table }: PlacedTable): string {
  const { identity } = table.sent ?? {};
  if (identity) return `sent ${identity.code}\n${identity.project}`;
  if (table.code !== "") return `code ${codeKey(table.code)}\n${lettersOf(table.unit)}`;
  if (table.project !== "") return `name ${nameKey(table.unit, table.project)}`;
  return `alone ${file}\n${table.sheet}\n${table.cell}`;
}

/** The year of a table: what its title says, else what it was sent out for. */
function yearOf({ year, sent }: TableSummary): number | null {
  const sentFor = sent?.identity.year ?? "";
  return year ?? (sentFor === "" ? null : Number(sentFor));
}

interface Group {
  readonly key: string;
  readonly listed: ListedProject | null;
  readonly by: MatchedBy | "";
  readonly tables: PlacedTable[];
}

/** The table that counts: the one changed last, by the file system; of equally old ones the last in order. */
function newestOf(tables: readonly PlacedTable[]): PlacedTable | undefined {
  let newest: PlacedTable | undefined;
  for (const placed of tables) if (!newest || placed.modified >= newest.modified) newest = placed;
  return newest;
}

function gradeFor(total: number | null, profile: Profile): Grade | null {
  return total === null ? null : gradeOf(new Decimal(total), profile);
}

function rateOf(adjusted: number | null, executed: number | null): number | null {
  if (adjusted === null || executed === null || adjusted === 0) return null;
  return new Decimal(executed).div(new Decimal(adjusted)).round(6).toNumber();
}

function alertOf(row: Omit<ProjectRow, "alert">): Alert {
  const { status, rate, grade, counts, placed } = row;
  if (status === "取消") return "黄";
  if (status === "未报" || status === "退回" || grade === "差") return "红";
  if (rate !== null && rate < RED_BELOW) return "红";
  const reasonBelow = (placed?.table.reasonBelow ?? 90) / 100;
  const isLow = rate !== null && rate < reasonBelow;
  return counts.warning > 0 || isLow || grade === "中" || placed?.table.verdict === "incomplete"
    ? "黄"
    : "绿";
}

interface Counted {
  readonly placed: PlacedTable | null;
  readonly listed: ListedProject | null;
  readonly isWrongForm: boolean;
  readonly comparison: Comparison | null;
}

function statusOf({ placed, listed, isWrongForm }: Counted): Status {
  if (listed !== null && GIVEN_UP.test(listed.status)) return "取消";
  if (placed === null) return "未报";
  if (placed.table.isCancelled) return "取消";
  return isWrongForm || findingCounts(placed.table).error > 0 ? "退回" : "已报";
}

/** Makes the rows of projects, for one roll-up. */
class RowMaker {
  readonly units = new Map<string, number>();

  constructor(
    private readonly list: ProjectList | null,
    private readonly profile: Profile,
  ) {}

  row(counted: Counted): ProjectRow {
    const { placed, listed } = counted;
    const table = placed?.table;
    const unit = unitOf(listed, table);
    const code = table?.code === "" || !table ? (listed?.code ?? "") : table.code;
    const unitOfList = this.list?.amountUnit ?? null;
    const adjusted = table ? table.adjusted : listedAmount(listed?.adjusted ?? "", unitOfList);
    const executed = table?.executed ?? null;
    const total = table?.total ?? null;
    const reviewTotal = listed?.reviewScore ?? table?.reviewTotal ?? null;
    const row = {
      unit,
      unitNumber: this.numberOf(unit),
      code,
      project: table && table.project !== "" ? table.project : (listed?.project ?? ""),
      category: categoryOf(code),
      funding: table?.funding ?? fundingNamed(listed?.funding ?? "") ?? ("未注明" as const),
      initial: table ? table.initial : listedAmount(listed?.initial ?? "", unitOfList),
      adjusted,
      executed,
      rate: rateOf(adjusted, executed),
      executionScore: table?.executionScore ?? null,
      total,
      grade: gradeFor(total, this.profile),
      computedTotal: table?.computedTotal ?? null,
      reviewTotal,
      reviewGrade: gradeFor(reviewTotal, this.profile),
      counts: table ? findingCounts(table) : NO_FINDINGS,
      status: statusOf(counted),
      isDue: this.list === null || listed !== null,
      placed,
      listed,
      comparison: counted.comparison,
    };
    return { ...row, alert: alertOf(row) };
  }

  private numberOf(unit: string): number {
    const known = this.units.get(unit);
    if (known !== undefined) return known;
    this.units.set(unit, this.units.size + 1);
    return this.units.size;
  }
}

const NO_UNIT = "（未填单位）";

function unitOf(listed: ListedProject | null, table: TableSummary | undefined): string {
  const unit = listed && listed.unit !== "" ? listed.unit : (table?.unit ?? "");
  return unit === "" ? NO_UNIT : unit;
}

function fundingNamed(text: string): Funding | null {
  if (text === "") return null;
  return text.includes("财政") && !/非财政|专户/.test(text) ? "财政" : "非财政";
}

/** Whether a table is of another form than the list names for its project. */
function isOtherForm({ form, formName }: TableSummary, listed: ListedProject | null): boolean {
  if (!listed || listed.form === "") return false;
  return listed.form !== form && listed.form !== formName;
}

function notesOf(placed: PlacedTable, listed: ListedProject | null, isWrongForm: boolean): string[] {
  const { table } = placed;
  const notes: string[] = [];
  const { sent } = table;
  if (sent?.isOtherVersion) notes.push("表样版本与现在的不同，请核对是否用了旧表");
  if (sent && sent.changed.length > 0) notes.push(`锁定单元格有改动，缺少：${sent.changed.join("、")}`);
  if (listed && sent && listed.batch !== "" && sent.identity.batch !== listed.batch) {
    notes.push(`批次不同：清单为 ${listed.batch}，表上为 ${sent.identity.batch}`);
  }
  if (listed && sent && listed.version !== "" && sent.identity.version !== listed.version) {
    notes.push("表样版本与清单不同");
  }
  if (isWrongForm) notes.push(`表样应为“${listed?.form ?? ""}”，交来的是“${table.formName}”`);
  if (table.isUnitUnknown) notes.push("表上没有写金额单位，金额未计入汇总");
  if (table.verdict === "incomplete") notes.push("没有读全，见“未读文件”");
  if (listed && listed.project !== "" && lettersOf(listed.project) !== lettersOf(table.project)) {
    notes.push(`项目名称与清单不同：清单为“${listed.project}”`);
  }
  if (listed && listed.unit !== "" && table.unit !== "" && lettersOf(listed.unit) !== lettersOf(table.unit)) {
    notes.push(`单位与清单不同：清单为“${listed.unit}”`);
  }
  return notes;
}

function comparisonNote(comparison: Comparison): string {
  const { 解决: solved, 新增: added, 仍在: open } = countsOf(comparison);
  return `比上一版“${comparison.before.file}”：已解决 ${String(solved)} 项，新增 ${String(added)} 项，仍在 ${String(open)} 项`;
}

function returnRow(
  placed: PlacedTable,
  state: ReturnState,
  listed: ListedProject | null,
  by: MatchedBy | "",
  notes: readonly string[],
): ReturnRow {
  const { table } = placed;
  return {
    unit: unitOf(listed, table),
    code: table.code === "" ? (listed?.code ?? "") : table.code,
    project: table.project === "" ? (listed?.project ?? "") : table.project,
    state,
    matchedBy: by,
    formName: table.formName,
    year: table.year,
    placed,
    notes,
  };
}

function missingRow(listed: ListedProject): ReturnRow {
  return {
    unit: listed.unit === "" ? NO_UNIT : listed.unit,
    code: listed.code,
    project: listed.project,
    state: GIVEN_UP.test(listed.status) ? "取消" : "未报",
    matchedBy: "",
    formName: listed.form,
    year: listed.year,
    placed: null,
    notes: [],
  };
}

/** Rows of one unit stand together, units in the order in which they first appear. */
function byUnit(rows: readonly ProjectRow[]): readonly ProjectRow[] {
  return [...rows].sort((a, b) => a.unitNumber - b.unitNumber);
}

/** Puts the tables of many files together: which project each is of, which one counts, what is missing. */
export function rollUp(
  files: readonly FileSummary[],
  list: ProjectList | null,
  settings: RollUpSettings,
): RollUp {
  const { profile } = settings;
  const all = files.flatMap(({ file, modified, tables }) =>
    tables.map((table): PlacedTable => ({ file, modified, table })),
  );
  const stage = stageOf(all, list);
  const due = all.filter(({ table }) => table.stage === stage);
  const yearsOfList = (list?.projects ?? []).flatMap(({ year }) => year ?? []);
  const year =
    settings.year ?? mostCommon(yearsOfList) ?? mostCommon(due.flatMap(({ table }) => table.year ?? []));
  const match = list ? matcher(list) : () => null;

  const returns: ReturnRow[] = [];
  const otherYears: PlacedTable[] = [];
  const groups = new Map<string, Group>();
  for (const placed of all) {
    const { table } = placed;
    if (table.stage === "overall") {
      returns.push(returnRow(placed, "整体绩效", null, "", []));
      continue;
    }
    const found = match(table);
    const listed = found?.listed ?? null;
    const by = found?.by ?? "";
    if (table.stage !== stage) {
      const note = `本次汇总的是${STAGE_NAMES[stage].zh}，这张未计入`;
      returns.push(returnRow(placed, "其他表种", listed, by, [note]));
      continue;
    }
    const expected = listed?.year ?? year;
    const own = yearOf(table);
    if (own !== null && expected !== null && own !== expected) {
      otherYears.push(placed);
      const note = `应为 ${String(expected)} 年度，表上是 ${String(own)} 年度，未计入`;
      returns.push(returnRow(placed, "年度不符", listed, by, [note]));
      continue;
    }
    const key = listed ? `row ${String(listed.row)}` : ownKey(placed);
    const group = groups.get(key) ?? { key, listed, by, tables: [] };
    group.tables.push(placed);
    groups.set(key, group);
  }

  const maker = new RowMaker(list, profile);
  const rows: ProjectRow[] = [];
  const take = (group: Group): void => {
    const { listed, by, tables } = group;
    const placed = newestOf(tables);
    if (!placed) return;
    const isWrongForm = isOtherForm(placed.table, listed);
    const content = tables.length > 1 ? contentOf(placed) : "";
    const others = tables.filter((other) => other !== placed);
    const same = new Set(others.filter((other) => contentOf(other) === content));
    const before = newestOf(others.filter((other) => !same.has(other)));
    const comparison = before ? compareVersions(placed, before) : null;
    rows.push(maker.row({ placed, listed, isWrongForm, comparison }));
    const state = list !== null && listed === null ? "清单外" : "已收";
    const notes = [
      ...notesOf(placed, listed, isWrongForm),
      ...(comparison ? [comparisonNote(comparison)] : []),
    ];
    returns.push(returnRow(placed, state, listed, by, notes));
    for (const other of others) {
      const isSame = same.has(other);
      const note = isSame ? `与“${placed.file}”内容相同` : `以后来的“${placed.file}”为准`;
      returns.push(returnRow(other, isSame ? "重复" : "已被替代", listed, by, [note]));
    }
  };
  for (const listed of list?.projects ?? []) {
    const group = groups.get(`row ${String(listed.row)}`);
    if (group) {
      take(group);
    } else {
      rows.push(maker.row({ placed: null, listed, isWrongForm: false, comparison: null }));
      returns.push(missingRow(listed));
    }
  }
  for (const group of groups.values()) if (group.listed === null) take(group);

  return {
    stage,
    year,
    hasList: list !== null,
    units: [...maker.units.keys()],
    projects: byUnit(rows),
    returns,
    unread: unreadRows(files),
    overall: all.filter(({ table }) => table.stage === "overall"),
    otherYears,
    files: files.length,
    failed: files.filter(({ failure }) => failure !== null).length,
    tables: all.length,
    grades: profile.grades,
  };
}
