import { labelKey } from "../forms/label-key";
import { budgetCandidates, budgetWords, TO_BE_SPENT } from "./column-labels";
import { keyOfCell, type FilledCell } from "./grid";
import { isOverYears } from "./stated-months";

const FUND =
  /资金|拨款|补助|结转|基金|自筹|贷款|收入|总额|合计|总计|中央|省级|市级|县级|区级|本级|财政|^其他|^(?:省|市|县|区)$|(?:基本|项目|人员|公用|专项)(?:经费)?支出|支出(?:总额|合计)/;
const TOP = /^(?:总额|合计|总计|.*(?:资金|支出|预算|收入|金额|经费|投资)(?:总额|合计|总计)|.*总额|小计)$/;
const LONGEST_FUND = 24;
const NUMBERING = /^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/;

/** Whether a text names money by where it comes from, or the sum of it. */
export function isFundLabel(cell: FilledCell): boolean {
  return (cell.words.isFund ??= namesFund(cell));
}

function namesFund({ text, roles, kind }: FilledCell): boolean {
  if (roles.fund !== undefined) return true;
  if (roles.field !== undefined || text.length > LONGEST_FUND || kind === "number" || kind === "percent")
    return false;
  return FUND.test(text);
}

/** Whether a fund label names the sum of the others. */
export function isTopFund(cell: FilledCell): boolean {
  return (cell.words.isTopFund ??= cell.roles.fund === "top" || TOP.test(keyOfCell(cell)));
}

/** Whether the name of a row says where its money comes from, or that it is the sum. */
export function isNameOfFund(text: string): boolean {
  return FUND.test(text) || isSumOfFunds(text);
}

/** Whether the name of a row says that it is the sum of funds. */
export function isSumOfFunds(text: string): boolean {
  return TOP.test(labelKey(text));
}

/** Money that is neither planned nor spent: what has arrived, and what is left. */
const BESIDE_AMOUNTS = /到位|结余|结存|剩余|未支出|未使用/;

/** Whether a label names money that no execution rate rests on: 到位资金, 结余 or 应执行数. */
export function isBesideAmounts({ text }: FilledCell): boolean {
  return BESIDE_AMOUNTS.test(text) || TO_BE_SPENT.test(text);
}

/** Whether a header names a part of the amounts left of it: 其中：财政拨款. */
export function isPartOfAmount({ text }: FilledCell): boolean {
  return text.startsWith("其中");
}

const CARRIED_OVER = /^(?:上年|上年度|以前年度)?结转(?:资金|结余|数|金额)?$/;

/** Whether a header names money that was left from the year before. */
export function isCarriedOver(cell: FilledCell): boolean {
  return CARRIED_OVER.test(keyOfCell(cell));
}

const OF_YEAR = /^(?:年度|全年|当年|本年)/;
const MONEY = /(?:金额|资金|总额|投资|经费|预算)(?:总额|合计)?$/;

/** Whether a label names money for several years, 实施期金额, or for the year, 年度金额; null for any other. */
export function spanOfMoney(cell: FilledCell): "years" | "year" | null {
  const key = keyOfCell(cell);
  if (key.length > LONGEST_FUND || !MONEY.test(key)) return null;
  if (isOverYears(cell.text) || cell.text.includes("总投资")) return "years";
  return OF_YEAR.test(key) ? "year" : null;
}

type Amount = "initial" | "adjusted" | "executed" | "rate" | "forecast";

function isAmount(role: string): role is Amount {
  return ["initial", "adjusted", "executed", "rate", "forecast"].includes(role);
}

/** The kind of amount that a row's or a column's label names: 预算安排 or 资金执行; null for a fund or anything else. */
export function amountOf(cell: FilledCell): Amount | null {
  if (cell.roles.fund !== undefined || cell.roles.field !== undefined) return null;
  const isNumbered = cell.roles.budget === undefined && NUMBERING.test(cell.text);
  const [best] = isNumbered ? budgetWords(cell.text.replace(NUMBERING, "")) : budgetCandidates(cell);
  return best && isAmount(best.role) ? best.role : null;
}
