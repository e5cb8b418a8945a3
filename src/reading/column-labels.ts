import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { labelRoles } from "./label-index";
import { statedMonths, type StatedMonths } from "./stated-months";
import { keyOfCell, type Candidate, type FilledCell } from "./grid";

/** The score of a known spelling. */
export const KNOWN_SPELLING = 10;
/** That of a label that speaks for a role by its own words. */
export const CLEAR = 7;
/** That of a label that may mean the role. */
export const LIKELY = 5;
const LONGEST_LABEL = 24;

type IndicatorCandidates = readonly Candidate<IndicatorColumn>[];
type BudgetCandidates = readonly Candidate<BudgetColumn>[];

function speaksFor<Role extends string>(
  pattern: RegExp,
  ...roles: readonly (readonly [Role, number])[]
): { readonly pattern: RegExp; readonly candidates: readonly Candidate<Role>[] } {
  return { pattern, candidates: roles.map(([role, score]) => ({ role, score })) };
}

/** Who gives a score other than the one who fills in the form. */
const REVIEWERS =
  "复核|复评|审核|评审|财政|核定|专家|抽查|核查|第三方|评价组|考核组|考评组|检查组|督查|终评|上级|主管";

/** The first that matches speaks; the words that tell two roles apart come before those they share. */
const INDICATOR_WORDS: readonly {
  readonly pattern: RegExp;
  readonly candidates: IndicatorCandidates;
}[] = [
  speaksFor<IndicatorColumn>(/^一级.*(?:分值?|权重)$/, ["level1Weight", CLEAR]),
  speaksFor<IndicatorColumn>(/^二级.*(?:分值?|权重)$/, ["level2Weight", CLEAR]),
  speaksFor<IndicatorColumn>(/^三级.*(?:分值?|权重)$/, ["weight", CLEAR]),
  // What an indicator is called and what it is to reach, in one text: 培训人数≥500人.
  speaksFor<IndicatorColumn>(/指标(?:名称|内容)?[及和与、](?:年度|绩效)?(?:目标|指标)值?$/, [
    "name",
    CLEAR + 1,
  ]),
  speaksFor<IndicatorColumn>(/^(?:一|1)级/, ["level1", CLEAR + 1]),
  speaksFor<IndicatorColumn>(/^(?:二|2)级/, ["level2", CLEAR + 1]),
  speaksFor<IndicatorColumn>(/^(?:三|3|四|4|末)级/, ["name", CLEAR + 1]),
  speaksFor<IndicatorColumn>(/可能性|能否(?:完成|实现|达到|达成)/, ["likelihood", CLEAR]),
  speaksFor<IndicatorColumn>(
    /原因|偏差|差异|偏离|未达标|未达到|改进|整改|(?:扣|失|丢|减)分(?:说明|理由|情况|事项|明细)|未(?:完成|实现|达成)(?:说明|理由|情况|事项)/,
    ["reason", CLEAR],
  ),
  speaksFor<IndicatorColumn>(/^(?:序号|行次|编号|编码|代码|指标编码|指标代码|指标编号)$/, ["serial", CLEAR]),
  speaksFor<IndicatorColumn>(new RegExp(`(?:${REVIEWERS}).*(?:分|分值|分数|得分|评分)$`), [
    "reviewScore",
    CLEAR,
  ]),
  // 单位自评, 主管部门复核 and 财政部门审核 side by side: whose points they are.
  speaksFor<IndicatorColumn>(/^.{2,8}自评$/, ["score", LIKELY]),
  speaksFor<IndicatorColumn>(
    /[局厅委办处科所站院会](?:复核|审核|复评|评审|核定|评定|考核|打分|评分)(?:分|得分|分值|结果)?$/,
    ["reviewScore", LIKELY],
  ),
  // Of those who examine one after another the first examines itself: 乡镇自验, 区县考评.
  speaksFor<IndicatorColumn>(/^.{1,6}自[验查](?:得?分)?$/, ["score", LIKELY]),
  speaksFor<IndicatorColumn>(
    /^(?:省|市|州|区|县|旗|乡|镇|街道)+级?(?:考评|考核|复核|复验|复评|验收|核查|抽查|评审|审核)(?:得?分|结果)?$/,
    ["reviewScore", LIKELY],
  ),
  speaksFor<IndicatorColumn>(
    new RegExp(`(?:${REVIEWERS}).*(?:复核|审核|复评|评审|核定|评定|抽查)(?:结果)?$`),
    ["reviewScore", LIKELY],
  ),
  speaksFor<IndicatorColumn>(
    /(?:评分|评价|计分|打分|赋分|评估|扣分|得分|考核|评判).*(?:标准|规则|办法|细则|方法)(?:及?说明|解释)?$|^(?:标准|细则)$/,
    ["rule", CLEAR],
  ),
  speaksFor<IndicatorColumn>(/佐证|证明|来源|依据|材料|附件|出处/, ["evidence", CLEAR]),
  speaksFor<IndicatorColumn>(/备注/, ["remark", CLEAR]),
  // How far a target was reached is told by a share of it or, where nothing else tells it, by the result itself.
  speaksFor<IndicatorColumn>(/(?:完成|达成|实现)程度$/, ["completionRate", CLEAR], ["actual", CLEAR - 1]),
  speaksFor<IndicatorColumn>(/(?:完成|达成|实现|达标)(?:率|度|程度|比例|百分比)$/, ["completionRate", CLEAR]),
  speaksFor<IndicatorColumn>(/解释|释义|说明|定义|内涵|含义|口径|计算(?:公式|方法)|描述$/, [
    "explanation",
    CLEAR,
  ]),
  speaksFor<IndicatorColumn>(/上年|去年|上一年|历史|基期|往年|前三年/, ["previous", CLEAR]),
  speaksFor<IndicatorColumn>(/预计.*(?:完成|实现|全年|情况)|全年预计/, ["forecast", CLEAR]),
  speaksFor<IndicatorColumn>(/(?:月|截至|目前|监控|当前|半年|阶段|中期).*(?:完成|执行|实际|进展|进度|实现)/, [
    "progress",
    CLEAR,
  ]),
  speaksFor<IndicatorColumn>(/^(?:19|20)\d{2}年度?(?:目标|计划|预期)$/, ["target", CLEAR]),
  speaksFor<IndicatorColumn>(/^(?:19|20)\d{2}年度?预计$/, ["forecast", CLEAR]),
  // How far things have come: what was reached so far or, beside that, the share of the target.
  speaksFor<IndicatorColumn>(
    /(?:完成|实施|推进|工作|任务|指标|目标)进度$|^(?:总体|当前)?进度$/,
    ["progress", LIKELY],
    ["completionRate", LIKELY - 1],
  ),
  // 中期 is half of the year where something is reached by then, and some years where something is aimed at.
  speaksFor<IndicatorColumn>(/半年|阶段/, ["halfYear", CLEAR]),
  speaksFor<IndicatorColumn>(/单位$/, ["unit", CLEAR]),
  speaksFor<IndicatorColumn>(/性质|符号|方向|比较符|关系符|运算符/, ["nature", CLEAR]),
  speaksFor<IndicatorColumn>(/应得分/, ["weight", CLEAR]),
  speaksFor<IndicatorColumn>(/(?:得分|评分)情况$/, ["score", CLEAR]),
  speaksFor<IndicatorColumn>(/^自评情况$/, ["score", LIKELY - 1], ["actual", LIKELY - 1]),
  speaksFor<IndicatorColumn>(
    /(?:自评|得|实得|实际得|实评|评价|评定|考评|考核|打|自|自我评|最终得)分(?:值|数)?$|^评分$|得分$|^自评$/,
    ["score", CLEAR],
  ),
  speaksFor<IndicatorColumn>(
    /(?:权[重数值]|满分|标准分|分值|配分|赋分|应得分|基础分|基准分|总分|参考分)(?:分?值|分?数|分)?$/,
    ["weight", CLEAR],
  ),
  speaksFor<IndicatorColumn>(/^(?:分数|分)$/, ["weight", LIKELY - 1], ["score", LIKELY - 1]),
  speaksFor<IndicatorColumn>(
    /目标值?的?(?:完成|实现|达成|达到)(?:值|数|情况|程度|结果)$/,
    ["actual", CLEAR],
    ["target", LIKELY - 1],
  ),
  speaksFor<IndicatorColumn>(/(?:目标|计划|预期|应|预定|拟)(?:完成|实现|达到)(?:值|数|情况|量)?$/, [
    "target",
    CLEAR,
  ]),
  speaksFor<IndicatorColumn>(/^(?:执行|进展|落实)情况$/, ["progress", LIKELY], ["actual", LIKELY]),
  speaksFor<IndicatorColumn>(
    /(?:完成|实际|实现|达成|自评|达到)(?:值|情况|数|结果|目标值?|效果|水平|指标值?|量|完成值?|程度)?$/,
    ["actual", CLEAR],
  ),
  speaksFor<IndicatorColumn>(/^(?:年终|年末|年底)/, ["actual", LIKELY]),
  speaksFor<IndicatorColumn>(/(?:目标|计划|预期|任务)(?:要求|任务|数量?|量|水平)$/, ["target", CLEAR]),
  speaksFor<IndicatorColumn>(/^(?:执行|办理|落实)结果$|^实绩$/, ["actual", LIKELY]),
  speaksFor<IndicatorColumn>(/^(?:实际|完成|实绩)指标$/, ["actual", CLEAR]),
  speaksFor<IndicatorColumn>(/^(?:计划|预期|目标|预计|设定)指标$/, ["target", CLEAR]),
  speaksFor<IndicatorColumn>(
    /(?:目标|计划|预期|设定|标准|预计|期望|年度|全年|年初|指标)值$|指标目标|(?:年度|年初|预期|设定|绩效|计划|考核|工作)(?:目标|标准|计划)$|^(?:年初|预期|计划)$|^目标$|计划$/,
    ["target", CLEAR],
  ),
  speaksFor<IndicatorColumn>(
    /(?:指标|绩效)(?:类型|类别|分类|大类|属性)$|^(?:类别|分类|维度|类型)$/,
    ["level2", LIKELY],
    ["level1", LIKELY],
  ),
  speaksFor<IndicatorColumn>(
    /^(?:评价|考核|考评|自评|评分)(?:内容|维度|方面|模块|项目|类别)$/,
    ["name", LIKELY],
    ["level1", LIKELY],
    ["level2", LIKELY - 1],
  ),
  speaksFor<IndicatorColumn>(
    /^(?:评价|考核|考评|评分)(?:要点|因素|事项)$/,
    ["name", LIKELY],
    ["explanation", LIKELY - 1],
  ),
  speaksFor<IndicatorColumn>(/指标(?:名称|内容|项|项目)?$|^名称$/, ["name", CLEAR - 1]),
];

/** What was to be spent by now is neither budget nor spent: 上半年应执行, 计划支出数. */
export const TO_BE_SPENT = /(?:应|计划|拟|预期|序时)(?:执行|支出|使用|支付)(?:数|额|金额|资金)?$/;

const BUDGET_WORDS: readonly { readonly pattern: RegExp; readonly candidates: BudgetCandidates }[] = [
  // What money is spent on, whether it was spent or not.
  speaksFor<BudgetColumn>(/^(?:基本|项目|人员|(?:日常)?公用|专项|经营|事业|资本性)(?:经费)?支出$/),
  speaksFor<BudgetColumn>(/原因|说明$/, ["reason", CLEAR]),
  speaksFor<BudgetColumn>(/(?:执行|支出|完成|支付|使用|实现)(?:率|进度|比例)$/, ["rate", CLEAR]),
  speaksFor<BudgetColumn>(/预计.*(?:执行|支出|完成)|预计.*数$|^全年预计$|^预计全年$/, ["forecast", CLEAR]),
  speaksFor<BudgetColumn>(/得分$|自评分/, ["score", CLEAR]),
  speaksFor<BudgetColumn>(/分值|权[重数值]|满分|标准分|[配赋]分|基[础准]分|参考分/, ["weight", CLEAR]),
  speaksFor<BudgetColumn>(TO_BE_SPENT),
  speaksFor<BudgetColumn>(
    /^(?:资助|批准|核定|立项)(?:经费|金额|资金|总额|额)$/,
    ["adjusted", CLEAR - 1],
    ["initial", LIKELY],
  ),
  speaksFor<BudgetColumn>(
    /(?:执行|支出|使用|支付|拨付|决算)(?:数|额|金额|资金|情况)?$|^实际(?:执行|支出|使用)|^执行总额$/,
    ["executed", CLEAR],
  ),
  speaksFor<BudgetColumn>(/(?:完成|实际)投资(?:额|数)?$|投资完成(?:额|数|情况)$/, ["executed", CLEAR]),
  speaksFor<BudgetColumn>(
    /(?:计划|批复|概算)(?:总)?投资(?:额|数)?$|投资(?:计划|概算|安排)(?:额|数)?$/,
    ["adjusted", CLEAR - 1],
    ["initial", LIKELY],
  ),
  speaksFor<BudgetColumn>(/^(?:本年|当年|年中)?(?:追加|调增|调减|增减|调剂)/, ["adjusted", LIKELY]),
  speaksFor<BudgetColumn>(/调整|调剂|追加|调增/, ["adjusted", CLEAR]),
  speaksFor<BudgetColumn>(/^(?!.*(?:目标|指标)).*(?:年初|批复|初始)/, ["initial", CLEAR]),
  speaksFor<BudgetColumn>(
    /(?:全年|本年|当年|年度|总)?预算(?:数|额|金额|安排|总额|资金)?$|预算安排|^安排(?:数|金额)?$|下达/,
    ["adjusted", CLEAR - 1],
    ["initial", LIKELY],
  ),
];

function spoken<Role extends string>(
  words: readonly { readonly pattern: RegExp; readonly candidates: readonly Candidate<Role>[] }[],
  key: string,
): readonly Candidate<Role>[] {
  if (key === "" || key.length > LONGEST_LABEL) return NONE;
  return words.find(({ pattern }) => pattern.test(key))?.candidates ?? NONE;
}

const NONE: readonly never[] = [];

const KNOWN_INDICATORS = new Map<IndicatorColumn, IndicatorCandidates>();
const KNOWN_BUDGETS = new Map<BudgetColumn, BudgetCandidates>();

function known<Role extends string>(
  made: Map<Role, readonly Candidate<Role>[]>,
  role: Role,
  ...others: readonly Candidate<Role>[]
): readonly Candidate<Role>[] {
  const before = made.get(role);
  if (before) return before;
  const candidates = [{ role, score: KNOWN_SPELLING }, ...others];
  made.set(role, candidates);
  return candidates;
}

/** What a header cell of an indicator block may head, most likely first. The name of a level heads nothing. */
export function indicatorCandidates(cell: FilledCell): IndicatorCandidates {
  return (cell.words.indicator ??= candidatesOfColumn(cell));
}

function candidatesOfColumn(cell: FilledCell): IndicatorCandidates {
  const { text, roles } = cell;
  // 执行情况 stands over what was reached by month N, and on some forms over the year's result.
  if (roles.indicator === "progress")
    return known(KNOWN_INDICATORS, "progress", { role: "actual", score: LIKELY });
  if (roles.level1 || roles.level2 || text.length > LONGEST_LABEL * 2)
    return roles.indicator === undefined ? NONE : known(KNOWN_INDICATORS, roles.indicator);
  if (roles.indicator === undefined && standsBesideJudgement(cell)) return NONE;
  const months = statedMonths(text);
  if (months) return ofMonths(cell, months);
  if (roles.indicator !== undefined) return known(KNOWN_INDICATORS, roles.indicator);
  const own = spoken(INDICATOR_WORDS, keyOfCell(cell));
  return own.length > 0 ? own : spokenInBrackets(text);
}

/** A word for the year with the role in brackets behind it: 年度（目标值）. */
const YEAR_AND_ROLE = /^(?:(?:19|20)\d{2}年度?|全年度?|本年度?|当年|年度|年初|年末|年终)[(（]([^)）]+)[)）]$/;

function spokenInBrackets(text: string): IndicatorCandidates {
  const inside = YEAR_AND_ROLE.exec(text.replace(/\s/g, ""))?.[1];
  if (inside === undefined) return NONE;
  const { indicator } = labelRoles(inside);
  return indicator === undefined
    ? spoken(INDICATOR_WORDS, labelKey(inside))
    : known(KNOWN_INDICATORS, indicator);
}

/** What a label speaks for that names months. */
function ofMonths(cell: FilledCell, { rest, isPart }: StatedMonths): IndicatorCandidates {
  const role = cell.roles.indicator ?? labelRoles(rest).indicator;
  const own =
    role === undefined ? spoken(INDICATOR_WORDS, labelKey(rest)) : [{ role, score: KNOWN_SPELLING }];
  if (own[0]?.role === "progress" && !isPart) return known(KNOWN_INDICATORS, "actual");
  if (own.length > 0) return isPart ? inPartOfYear(own) : own;
  // 上半年执行数 speaks for what was reached by its months alone; 上半年 and nothing more, for what is wanted.
  const together = spoken(INDICATOR_WORDS, keyOfCell(cell));
  return rest === "" || together[0]?.role === "progress" ? inPartOfYear(together) : NONE;
}

/** What is wanted or was reached, where it is so for a part of the year: 1-6月 over 计划值 and 完成值. */
export function inPartOfYear(candidates: IndicatorCandidates): IndicatorCandidates {
  const best = candidates[0];
  switch (best?.role) {
    case "actual":
    case "progress":
      return [
        { role: "progress", score: best.score },
        { role: "actual", score: LIKELY },
      ];
    case "target":
    case "fullYear":
    case "halfYear":
      return [
        { role: "halfYear", score: best.score },
        { role: "target", score: LIKELY },
      ];
    default:
      return candidates;
  }
}

/**
 * Figures beside the judgement that are understood without a role: points taken off or added beside those that are
 * left, which part of the points is due, how far a result is off, what others reach, a rank.
 */
const BESIDE_JUDGEMENT =
  /^(?:自评)?(?:扣|减|失|加)分(?:值|数|分值)?$|^(?:自评|评价)?(?:得|评|计)分(?:系数|率|比例|占比)$|(?:偏差|偏离|差异|增减|变动)(?:率|度|值|额|量|幅度|比例)$|^(?:同比|环比|排名|名次|位次)|^(?:行业|全国|全省|全市|国家)(?:标准|平均|均值)|^(?:是否|有无)(?:存在|有|发生)?(?:偏差|偏离|差异|调整)$|^(?:百分制|折算前|原始)(?:得分|评分|分值?)?$/;

/** Whether a header cell stands over figures that are understood though no check rests on them. */
export function standsBesideJudgement(cell: FilledCell): boolean {
  return BESIDE_JUDGEMENT.test(keyOfCell(cell));
}

const REVIEWER = new RegExp(REVIEWERS);

/** Whether a header cell names who gives a score other than the one who fills in the form. */
export function isReviewer(cell: FilledCell): boolean {
  return REVIEWER.test(keyOfCell(cell));
}

const MONEY =
  /^(?:年度|全年|年初|本年|当年|项目|活动|申请|批复|安排|预计|实际)*(?:预算|经费|资金|投资|支出|金额)(?:总?额|金额|数|数额|安排)?$/;

/** Whether a header cell names money, which in a list of indicators is neither wanted nor reached. */
export function namesMoney(cell: FilledCell): boolean {
  return MONEY.test(keyOfCell(cell));
}

const PEOPLE = /(?:科室|股室|处室|部门|责任人|承办人?|牵头人?|经办人?|采集人|负责人|联系人)(?:名称)?$/;

/** Whether a header cell says who did something: such a column has no role, whatever stands in it. */
export function namesPeople(cell: FilledCell): boolean {
  return PEOPLE.test(keyOfCell(cell));
}

/** What a header cell of a budget block may head, most likely first. */
export function budgetCandidates(cell: FilledCell): BudgetCandidates {
  return (cell.words.budget ??= candidatesOfAmount(cell));
}

function candidatesOfAmount(cell: FilledCell): BudgetCandidates {
  const { text, roles } = cell;
  if (roles.budget !== undefined) return known(KNOWN_BUDGETS, roles.budget);
  if (text.length > LONGEST_LABEL * 2) return NONE;
  const own = spoken(BUDGET_WORDS, keyOfCell(cell));
  const rest = own.length > 0 ? undefined : statedMonths(text)?.rest;
  if (rest === undefined) return own;
  const { budget } = labelRoles(rest);
  return budget === undefined ? spoken(BUDGET_WORDS, labelKey(rest)) : known(KNOWN_BUDGETS, budget);
}

/** What a header of reasons may say that says nothing of reasons: 情况说明. */
const TELLS = /说明|情况|理由|分析/;

/** Whether a printed header, the parts of several rows joined by a slash, may stand over reasons. */
export function mayHeadReasons(header: string): boolean {
  return header.split("/").some((part) => {
    const key = labelKey(part);
    const roles = labelRoles(part.trim()).indicator === "reason";
    return roles || TELLS.test(key) || spoken(INDICATOR_WORDS, key).some(({ role }) => role === "reason");
  });
}

/** What a text without a known role may say of an amount. */
export function budgetWords(text: string): BudgetCandidates {
  return text.length > LONGEST_LABEL * 2 ? NONE : spoken(BUDGET_WORDS, labelKey(text));
}
