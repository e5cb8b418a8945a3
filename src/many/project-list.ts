import type { Bilingual } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { Decimal } from "../scoring/decimal";
import { numberIn } from "../scoring/quantity";
import { columnName } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import type { ListRole } from "./list-roles";

/** Words by which a header is known, the more exact patterns first: each column takes the first role it fits. */
const PATTERNS: readonly (readonly [ListRole, RegExp])[] = [
  ["version", /^(?:表样|模板)?版本/],
  ["form", /^(?:表样|表种|表单|模板)/],
  ["batch", /^(?:下发)?批次/],
  ["year", /^(?:预算|绩效|所属|评价|自评)?年[度份]$/],
  ["status", /^(?:项目|报送|上报|填报)?(?:状态|情况)$/],
  ["funding", /^资金(?:来源|性质)/],
  ["file", /^(?:下发)?文件(?:名称?)?$/],
  ["code", /(?:项目)?(?:编码|代码|编号)$/],
  ["reviewScore", /^(?:复核|核定|评审|抽查)(?:总|得)?分/],
  ["score", /^(?:自评)?(?:总分|得分|总得分|分数)$|^自评(?:总|得)?分/],
  ["department", /^(?:主管(?:部门|单位)|部门(?:名称)?)$/],
  ["unit", /(?:^|预算|实施|项目|填报|承担|使用|执行|责任|申报)单位(?:名称)?$/],
  ["adjusted", /(?:调整后|全年|调整)预算/],
  [
    "initial",
    /^(?:(?:\d{4}年?|本年|当年|全年)度?)?(?:年初|项目|批复|部门)?(?:预算|金额|安排)(?:数|金额|资金|额)?$|预算(?:数|金额|额|安排)|年初数/,
  ],
  ["project", /^项目(?:名称?)?$|项目名称|^名称$/],
];

/** A code of a unit is no code of a project. */
const NOT_PROJECT_CODE = /单位|部门|科目|机构/;

/** What a column of a list of projects holds, by its header; null where the header does not tell. */
export function listRoleOf(header: string): ListRole | null {
  const key = labelKey(header);
  if (key === "" || key.length > 16) return null;
  const found = PATTERNS.find(([role, pattern]) => {
    if (role === "code" && NOT_PROJECT_CODE.test(key)) return false;
    return pattern.test(key);
  });
  return found?.[0] ?? null;
}

/** A column of the list as it was understood; the role is null where it is not used. */
export interface ListColumn {
  readonly role: ListRole | null;
  readonly header: string;
  /** Letters of the column. */
  readonly at: string;
}

/** One project that a form is due for, or was sent to. */
export interface ListedProject {
  /** Counts from 1 as Excel numbers rows. */
  readonly row: number;
  readonly code: string;
  readonly project: string;
  readonly unit: string;
  readonly department: string;
  readonly year: number | null;
  readonly batch: string;
  readonly form: string;
  readonly version: string;
  readonly status: string;
  readonly funding: string;
  /** In the unit of the list, as written. */
  readonly initial: string;
  readonly adjusted: string;
  readonly score: number | null;
  readonly reviewScore: number | null;
  readonly file: string;
}

/** A row of the list from which no form can be made, and why. */
export interface BadRow {
  readonly row: number;
  readonly why: Bilingual;
}

export interface ProjectList {
  readonly sheet: string;
  readonly columns: readonly ListColumn[];
  readonly projects: readonly ListedProject[];
  readonly bad: readonly BadRow[];
  /** Rows of which a form can be made, without what is said here. */
  readonly unclear: readonly BadRow[];
  /** The unit of the amounts, where the list prints it. */
  readonly amountUnit: "元" | "万元" | null;
}

/** Rows from the top in which a header is looked for. */
const HEADER_WITHIN = 30;
const SUM_ROW = /^(?:合计|总计|小计|共计)/;

interface Header {
  readonly row: number;
  readonly columns: readonly (ListColumn & { readonly column: number })[];
}

/** What is written in a cell; nothing where it is a formula whose result nobody knows. */
function textAt(cell: CellSnapshot | null | undefined): string {
  return cell && cell.result !== "none" ? cell.text.trim() : "";
}

/** The columns as a person says; a role that was chosen for one column is no other column's. */
function withChosen(columns: Header["columns"], chosen: ChosenRoles): Header["columns"] {
  const given = new Set(chosen.values());
  return columns.map((column) => {
    const role = chosen.get(column.at);
    if (role !== undefined) return { ...column, role };
    return given.has(column.role) ? { ...column, role: null } : column;
  });
}

/** What a person says the columns of a list hold, by the letters of the column; null for nothing that is used. */
export type ChosenRoles = ReadonlyMap<string, ListRole | null>;

const NOTHING_CHOSEN: ChosenRoles = new Map();

function headerIn({ rows, origin }: SheetSnapshot, chosen: ChosenRoles): Header | null {
  for (const [at, line] of rows.slice(0, HEADER_WITHIN).entries()) {
    const taken = new Set<ListRole>();
    const found = line.flatMap((cell, column) => {
      const header = textAt(cell);
      if (header === "") return [];
      const own = listRoleOf(header);
      const role = own === null || taken.has(own) ? null : own;
      if (role !== null) taken.add(role);
      return [{ role, header, at: columnName(origin.column + column), column }];
    });
    if (taken.has("project") && taken.size > 1) return { row: at, columns: withChosen(found, chosen) };
  }
  return null;
}

const NUMBER_OF_YEAR = /(?:19|20|21)\d{2}/;

/** What holds for several projects below one another may stand in one cell that is merged over their rows. */
const MAY_BE_MERGED: ReadonlySet<ListRole> = new Set([
  "unit",
  "department",
  "year",
  "batch",
  "form",
  "funding",
]);

/** The cell that is merged over one of a column, by its place on the sheet; undefined where none is. */
function mergedOver(
  { rows, origin, merges }: SheetSnapshot,
  row: number,
  column: number,
): CellSnapshot | null | undefined {
  const over = merges.find(
    ({ top, bottom, left, right }) => top < row && row <= bottom && left <= column && column <= right,
  );
  return over && rows[over.top - origin.row]?.[over.left - origin.column];
}

function projectOf(
  sheet: SheetSnapshot,
  line: readonly (CellSnapshot | null)[],
  header: Header,
  row: number,
): ListedProject {
  const text = (role: ListRole): string => {
    const column = header.columns.find((candidate) => candidate.role === role)?.column;
    if (column === undefined) return "";
    const own = textAt(line[column]);
    if (own !== "" || !MAY_BE_MERGED.has(role)) return own;
    return textAt(mergedOver(sheet, row - 1, column + sheet.origin.column));
  };
  const points = (role: ListRole): number | null => {
    const column = header.columns.find((candidate) => candidate.role === role)?.column;
    const cell = column === undefined ? null : line[column];
    return (cell && numberIn({ text: cell.text.trim(), source: cell })?.value.toNumber()) ?? null;
  };
  const year = NUMBER_OF_YEAR.exec(text("year"))?.[0];
  return {
    row,
    code: text("code"),
    project: text("project"),
    unit: text("unit") === "" ? text("department") : text("unit"),
    department: text("department"),
    year: year === undefined ? null : Number(year),
    batch: text("batch"),
    form: text("form"),
    version: text("version"),
    status: text("status"),
    funding: text("funding"),
    initial: text("initial"),
    adjusted: text("adjusted"),
    score: points("score"),
    reviewScore: points("reviewScore"),
    file: text("file"),
  };
}

function unitIn({ rows }: SheetSnapshot, header: Header): ProjectList["amountUnit"] {
  const printed = [
    ...rows.slice(0, header.row).flatMap((line) => line.map(textAt)),
    ...header.columns.map((column) => column.header),
  ];
  if (printed.some((text) => text.includes("万元"))) return "万元";
  return printed.some((text) => /[（(：:]\s*元|单位.*元/.test(text)) ? "元" : null;
}

const NAME_WITHOUT_RESULT: Bilingual = {
  zh: "的项目名称是公式，文件里没有它的结果，请用 Excel 或 WPS 打开并保存后再做这一行",
  en: "Its 项目名称 is a formula whose result is not in the file; open and save the list in Excel or WPS, and do this row again",
};

/** Tells of each row why no form can be made of it, the rows before it in mind; null where one can. */
function rowJudge(hasUnits: boolean): (project: ListedProject) => Bilingual | null {
  const rows = new Map<string, number>();
  return ({ row, code, project, unit }) => {
    if (project === "") {
      return {
        zh: "没有项目名称，请补上后再做这一行",
        en: "It has no 项目名称; put it in and do this row again",
      };
    }
    if (hasUnits && unit === "") {
      return { zh: "没有单位，请补上后再做这一行", en: "It has no 单位; put it in and do this row again" };
    }
    const key = code === "" ? `name ${unit}\n${project}` : `code ${unit}\n${code}`;
    const before = rows.get(key);
    if (before === undefined) {
      rows.set(key, row);
      return null;
    }
    return code === ""
      ? {
          zh: `单位和项目名称与第 ${String(before)} 行相同，又没有项目编码，请删去一行或补上编码`,
          en: `Unit and project are those of row ${String(before)}, and it has no code; delete one of them or put a code in`,
        }
      : {
          zh: `单位和项目编码 ${code} 与第 ${String(before)} 行相同，请改正其中一行`,
          en: `Its unit and code ${code} are those of row ${String(before)}; put one of them right`,
        };
  };
}

/** Amounts of a row that are no number; a dash or slash stands for none. */
function unclearAmounts({ row, initial, adjusted }: ListedProject): readonly BadRow[] {
  return [initial, adjusted].flatMap((text): BadRow[] => {
    if (/^[-—/无]*$/.test(text) || numberIn({ text, source: null })) return [];
    return [
      {
        row,
        why: {
          zh: `的金额“${text}”不是数，没有使用，请核对`,
          en: `Its amount “${text}” is no number and is not used; see to it`,
        },
      },
    ];
  });
}

/** A list of projects on one sheet; null where no header with 项目名称 and one more column is found. */
export function readProjectList(sheet: SheetSnapshot, chosen = NOTHING_CHOSEN): ProjectList | null {
  const header = headerIn(sheet, chosen);
  if (!header) return null;
  const projects: ListedProject[] = [];
  const bad: BadRow[] = [];
  const hasUnits = header.columns.some(({ role }) => role === "unit" || role === "department");
  const judge = rowJudge(hasUnits);
  sheet.rows.slice(header.row + 1).forEach((line, at) => {
    const row = sheet.origin.row + header.row + 2 + at;
    const filled = line.map(textAt).filter((text) => text !== "");
    const project = projectOf(sheet, line, header, row);
    const name = header.columns.find(({ role }) => role === "project")?.column;
    const isUnknown = name !== undefined && line[name]?.result === "none";
    const isNamed = isUnknown || project.project !== "" || project.code !== "";
    // A note below the list stands in one cell alone, and a row of sums is no project.
    if (filled.length === 0 || (!isNamed && filled.length === 1)) return;
    if (filled.some((text) => SUM_ROW.test(text)) && project.code === "") return;
    const why = isUnknown ? NAME_WITHOUT_RESULT : judge(project);
    if (why) bad.push({ row, why });
    else projects.push(project);
  });
  const columns = header.columns.map(({ role, header: text, at }) => ({ role, header: text, at }));
  const unclear = projects.flatMap(unclearAmounts);
  return { sheet: sheet.name, columns, projects, bad, unclear, amountUnit: unitIn(sheet, header) };
}

/** The first sheet of a workbook that holds a list of projects. */
export function projectListIn(sheets: readonly SheetSnapshot[], chosen = NOTHING_CHOSEN): ProjectList | null {
  for (const sheet of sheets) {
    const list = readProjectList(sheet, chosen);
    if (list) return list;
  }
  return null;
}

/** An amount of the list in 万元; null where it is none, or where nobody knows its unit. */
export function listedAmount(text: string, unit: ProjectList["amountUnit"]): number | null {
  const amount = numberIn({ text, source: null });
  if (!amount || unit === null) return null;
  return amount.value.div(new Decimal(unit === "元" ? "10000" : "1")).toNumber();
}
