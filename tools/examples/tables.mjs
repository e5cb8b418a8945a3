// What the example workbooks hold: projects of an office that does not exist, with figures of the usual size.

const office = { competentDepartment: "青河市数据局", implementingUnit: "青河市信息中心" };

const HINTS = {
  executionReason:
    "1.预算执行率=预算执行数/调整后预算数，预算执行率未达到90%的需说明原因（100字以内）；2.年中发生预算调整的（追加或调减），应单独说明理由；3.其他资金包括社会投入资金、银行贷款。",
  problems: "结合自评情况，分析存在的问题及原因。（200字以内）",
};

function indicator(level1, level2, name, nature, target, unit, actual, weight, score, reason = "") {
  return { level1, level2, name, nature, target, unit, actual, weight, score, reason };
}

function fund(label) {
  return [label, 0, 0, 0, 0, "/", "/"];
}

const otherFunds = [fund("财政专户管理资金"), fund("单位资金"), ["其他资金", "", "", "", "", "/", "/"]];

const OUTPUT = "产出指标";
const EFFECT = "效益指标";
const SATISFACTION = "满意度指标";
const QUANTITY = "数量指标";
const QUALITY = "质量指标";
const TIME = "时效指标";
const COST = "成本指标";
const SOCIAL = "社会效益指标";
const LASTING = "可持续影响指标";
const SERVED = "服务对象满意度指标";

const effects = [
  indicator(EFFECT, SOCIAL, "保障业务系统稳定运行", "定性", "优良中低差", "", "优", 15, 15),
  indicator(EFFECT, LASTING, "运维制度健全", "定性", "高中低", "", "高", 15, 15),
];

const satisfied = indicator(SATISFACTION, SERVED, "使用部门满意度", "≥", 90, "%", 92, 10, 10);

/** Filled in as it should be: nothing to find. */
export const operation = {
  year: 2023,
  code: "51000021T000000017001",
  projectName: "信息化系统运维",
  ...office,
  annualGoal: "保障 12 个业务系统全年稳定运行，按期完成安全检查和机房巡检。",
  goalCompletion: "12 个业务系统全年运行稳定，安全检查 90 次、机房巡检 60 次，均按计划完成。",
  implementation: "委托运维单位驻场服务，按月巡检、按季演练，年底组织验收。",
  budget: [
    ["总额", 310, 310, 298.5, 0.9629, 10, 9.63],
    ["其中：财政资金", 310, 310, 298.5, 0.9629, "/", "/"],
    ...otherFunds,
  ],
  executionReason: "",
  indicators: [
    indicator(OUTPUT, QUANTITY, "信息安全检查", "≥", 85, "次", 90, 10, 10),
    indicator(OUTPUT, QUANTITY, "机房巡检", "≥", 60, "次", 60, 10, 10),
    indicator(OUTPUT, QUALITY, "系统验收合格率", "＝", 100, "%", 100, 10, 10),
    indicator(OUTPUT, TIME, "故障响应时间", "≤", 60, "分钟", 45, 10, 10),
    indicator(OUTPUT, COST, "运维成本", "≤", 310, "万元", 298.5, 10, 10),
    ...effects,
    satisfied,
  ],
  total: 99.63,
  conclusion: "项目按计划完成，自评得分 99.63 分，评价等级为优。",
  problems: "个别老旧设备故障较多，增加了巡检工作量。",
  improvements: "列入下一年度设备更新计划，逐步替换。",
};

/** What goes wrong in the budget block. */
export const cloud = {
  ...operation,
  code: "51000022T000000261002",
  projectName: "政务云资源扩容",
  annualGoal: "扩容政务云资源，满足全市部门上云需要。",
  goalCompletion: "完成云主机扩容并交付使用，全年运行正常。",
  implementation: "公开招标采购，分两批到货安装，经测试后交付。",
  budget: [
    ["总额", 102, 96, 75.63, 0.7887, 10, 8.5],
    ["其中：财政资金", 97, 90, 71, 0.7889, "/", "/"],
    fund("财政专户管理资金"),
    ["单位资金", 5, 5, 4.63, 0.926, "/", "/"],
    ["其他资金", "", "", "", "", "/", "/"],
  ],
  executionReason: HINTS.executionReason,
  indicators: [
    indicator(OUTPUT, QUANTITY, "云主机数量", "≥", 30, "台", 32, 20, 20),
    indicator(OUTPUT, QUANTITY, "云资源优化记录", "≥", 3, "次", 3, 10, 10),
    indicator(OUTPUT, QUALITY, "链路全年累计可用率", "≥", 99.9, "%", 100, 10, 10),
    indicator(OUTPUT, TIME, "资源交付时限", "≤", 5, "天", 4, 10, 10),
    ...effects,
    satisfied,
  ],
  total: 98.5,
  conclusion: "资源扩容按期完成，满足部门上云需要。",
};

/** What goes wrong in scores and reasons. */
export const platform = {
  ...operation,
  code: "51000022T000000261003",
  projectName: "数据共享交换平台建设",
  annualGoal: "建成数据共享交换平台，接入主要部门数据。",
  goalCompletion: "平台建成并上线试运行，接入 8 类数据，其余数据正在对接。",
  implementation: "完成需求调研、招标采购、开发测试和上线试运行。",
  budget: [
    ["总额", 240, 240, 237.04, 0.9877, 10, 9.87],
    ["其中：财政资金", 240, 240, 237.04, 0.9877, "/", "/"],
    ...otherFunds,
  ],
  indicators: [
    indicator(OUTPUT, QUANTITY, "共享数据种类", "≥", 15, "类", 8, 10, 10, "部分部门数据标准未定，推迟接入。"),
    indicator(OUTPUT, QUANTITY, "数据接口数量", "≥", 40, "个", 30, 10, 8, "两个部门系统改造未完成。"),
    indicator(OUTPUT, QUALITY, "需求评审通过率", "＝", 100, "%", 50, 10, 5),
    indicator(OUTPUT, QUALITY, "系统故障率", "≥", 5, "%", 5, 5, 5),
    indicator(OUTPUT, TIME, "平台测试完成时间", "＜", 15, "天", 15, 5, 5),
    indicator(OUTPUT, TIME, "数据更新及时率", "≥", 95, "%", 0.96, 5, 5),
    indicator(OUTPUT, COST, "设备采购成本", "≤", 60, "万元", 36, 5, 5),
    indicator(EFFECT, SOCIAL, "提升部门数据共享水平", "定性", "优良中低差", "", "中", 15, 14, "试运行时间短。"),
    indicator(EFFECT, LASTING, "为后续建设提供支撑", "定性", "高中低", "", "高", 15, ""),
    indicator(SATISFACTION, SERVED, "使用部门满意度", "≥", 90, "%", 93, 5, 5),
    indicator(SATISFACTION, SERVED, "使用部门满意度", "≥", 90, "%", 93, 5, 5),
  ],
  total: 95,
  conclusion: "平台已上线试运行，主要功能达到要求。",
};

/** What goes wrong in 完成值 and weights. */
export const equipment = {
  ...operation,
  code: "51000022T000000261004",
  projectName: "机房设备更新",
  annualGoal: "更新机房到期设备，消除安全隐患。",
  goalCompletion: "到期设备已全部更新并通过验收。",
  implementation: "按批次采购更新服务器、机柜和空调。",
  budget: [
    ["总额", 200, 200, 194.64, 0.9732, 10, 9.73],
    ["其中：财政资金", 200, 200, 194.64, 0.9732, "/", "/"],
    ...otherFunds,
  ],
  indicators: [
    indicator(OUTPUT, QUANTITY, "更新设备数量", "≥", 39, "台", "已完成", 10, 10),
    indicator(OUTPUT, QUANTITY, "新增服务器数量", "≥", 30, "台", "若干台", 10, 10),
    indicator(OUTPUT, QUANTITY, "机柜改造数量", "≥", 25, "个", "25台", 10, 10),
    indicator(OUTPUT, QUALITY, "设备质保期", "≥", "见附件2", "年", 5, 5, 5),
    indicator(OUTPUT, TIME, "采购完成时限", "≤", 90, "天", "", 5, 5),
    indicator(OUTPUT, COST, "空调更新成本", "≤", 60, "万元", 58, 5, 6),
    ...effects,
    satisfied,
  ],
  total: 95.73,
  conclusion: "设备更新按期完成，机房运行平稳。",
};

/** What goes wrong in the texts around the tables. */
export const standards = {
  ...operation,
  code: "51000022T000000261005",
  projectName: "数据标准编制",
  implementingUnit: "",
  annualGoal: "编制公共数据标准 2 项。",
  goalCompletion: "完成 2 项标准的编制和发布。",
  implementation: "由本单位人员承担，未安排专项经费。",
  budget: [["总额", 0, 0, 0, "", 10, 0], fund("其中：财政资金"), ...otherFunds],
  indicators: [
    indicator(OUTPUT, QUANTITY, "制定地方标准", "≥", 2, "项", 2, 30, 30),
    indicator(OUTPUT, TIME, "标准发布时限", "≤", 12, "个月", 11, 20, 20),
    ...effects,
    satisfied,
  ],
  total: 90,
  conclusion: "标准编制按期完成，自评得分 95 分，评价等级为良。",
  problems: HINTS.problems,
};

/** What a reviewer sees in classes, rates and texts. */
export const training = {
  ...operation,
  code: "51000022T000000261006",
  projectName: "数字化培训",
  annualGoal: "提升干部数字化能力，组织培训和考试，建设线上课程。",
  goalCompletion: "提升了干部数字化能力，组织培训和考试，建设线上课程。",
  implementation: "课程建设完成，线下考点因场地维修推迟验收。",
  budget: [
    ["总额", 120, 120, 66, 0.55, 10, 5.5],
    ["其中：财政资金", 120, 120, 66, 0.55, "/", "/"],
    ...otherFunds,
  ],
  executionReason: "合同尾款在下一年度支付。",
  indicators: [
    indicator(OUTPUT, QUANTITY, "培训人次", "≥", 5, "万人", 60000, 10, 10),
    indicator(OUTPUT, QUANTITY, "课程更新门数", "≤", 30, "门", 28, 10, 10),
    indicator(OUTPUT, QUANTITY, "考试成绩准确率", "≥", 98, "%", 99, 10, 10),
    indicator(OUTPUT, QUALITY, "平台差错率", "≤", 5, "%", 5, 10, 10),
    indicator(OUTPUT, TIME, "课程上线天数", "一般", 30, "天", 28, 5, 5),
    indicator(OUTPUT, TIME, "平均答疑时长", "≤", 5, "小时", 6, 5, 4.17, "同上"),
    indicator(COST, "经济成本指标", "培训支出", "≥", 100, "万元", 102, 10, 10),
    indicator(EFFECT, "经济效益指标", "结余率", "≤", 5, "%", 0, 10, 10),
    indicator(EFFECT, SOCIAL, "提升干部数字化能力", "定性", "优良中低差", "", "良", 10, 9),
    indicator(EFFECT, LASTING, "平台差错率", "≤", 5, "%", 5, 10, 10),
    indicator(EFFECT, LASTING, "线上学习资源", "≥", 100, "门", 100, 0, 0),
  ],
  total: 93.67,
  conclusion: "培训按期完成，自评得分 93.67 分。",
  problems: "无",
};

/** A project without results to show, and amounts that are none. */
export const unfinished = {
  ...operation,
  code: "51000022T000000261007",
  projectName: "应急指挥平台",
  annualGoal: "建设应急指挥平台。",
  goalCompletion: "正在编制采购文件。",
  implementation: "已完成需求调研。",
  budget: [
    ["总额", 80, 80, "见附件", 0.9, 10, 9],
    ["其中：财政资金", 80, 80, 72, 0.9, "/", "/"],
    ...otherFunds,
  ],
  indicators: [indicator(OUTPUT, QUANTITY, "", "", "", "", "", "", "")],
  total: "待定",
  conclusion: "项目推进顺利。",
};

/** A project that was given up. */
export const cancelled = {
  ...operation,
  code: "51000022T000000261008",
  projectName: "旧机房改造",
  annualGoal: "改造旧机房。",
  goalCompletion: "因办公区搬迁，项目取消。",
  implementation: "项目取消，预算已收回。",
  budget: [["总额", 50, 0, 0, "", 10, 0], fund("其中：财政资金"), ...otherFunds],
  indicators: [
    indicator(OUTPUT, QUANTITY, "改造面积", "≥", 300, "平方米", 0, 90, 0, "项目取消"),
  ],
  total: 0,
  conclusion: "项目取消，自评得分 0 分。",
};

const NATIONAL_REST = [
  ["上年结转资金", "", "", "", "—", "", ""],
  ["其他资金", "", "", "", "—", "", ""],
];

/** The Ministry's form filled in as it should be. */
export const network = {
  year: 2023,
  projectName: "业务网络通讯费",
  ...office,
  budget: [
    ["年度资金总额", 1088156, 1088156, 980710, 10, 0.9013, 9.01],
    ["其中：当年财政拨款", 1088156, 1088156, 980710, "—", 0.9013, ""],
    ...NATIONAL_REST,
  ],
  annualGoal: "保障业务网络全年畅通。",
  goalCompletion: "业务网络全年畅通，未发生大面积中断。",
  indicators: [
    indicator(OUTPUT, QUANTITY, "保障线路数量", "", "≥12条", "", "12条", 20, 20),
    indicator(OUTPUT, QUALITY, "网络可用率", "", "≥99%", "", "99.6%", 20, 20),
    indicator(OUTPUT, TIME, "故障响应及时性", "", "及时", "", "及时", 10, 10),
    indicator(EFFECT, LASTING, "网络运维规范性", "", "规范", "", "规范", 30, 30),
    indicator(SATISFACTION, SERVED, "使用人员满意度", "", "≥90%", "", "95%", 10, 10),
  ],
  total: 99.01,
};

/** The Ministry's form with more spent than the budget, and weights of its own. */
export const property = {
  ...network,
  projectName: "办公楼物业管理",
  budget: [
    ["年度资金总额", 598000, 598000, 600000, 10, 1.0033, 10],
    ["其中：当年财政拨款", 598000, 598000, 600000, "—", 1.0033, ""],
    ...NATIONAL_REST,
  ],
  annualGoal: "做好办公楼保洁、安保和设施维护。",
  goalCompletion: "保洁、安保和设施维护均按合同完成。",
  indicators: [
    indicator(OUTPUT, QUANTITY, "保洁面积", "", "≥7443平方米", "", "7443平方米", 30, 30),
    indicator(OUTPUT, QUALITY, "维修合格率", "", "≥90%", "", "96%", 30, 30),
    indicator(EFFECT, SOCIAL, "办公环境整洁", "", "整洁", "", "整洁", 20, 20),
    indicator(SATISFACTION, SERVED, "干部职工满意度", "", "≥90%", "", "94%", 10, 10),
  ],
  total: 100,
};

function ruled(row, rule) {
  return { ...row, rule };
}

const BY_SHARE = "达到目标值得满分，未达到的按比例得分";
const BY_WORD = "按时得满分，每延迟一个月扣2分";

/** Hubei's form filled in as it should be. */
export const water = {
  year: 2023,
  projectName: "农村饮水工程维修养护",
  competentDepartment: "青河市水务局",
  implementingUnit: "青河市水利站",
  reported: "2024年2月",
  projectType: "部门预算项目",
  attribute: "持续性项目",
  duration: "常年性项目",
  funds: [260, 247, 0.95, 19],
  indicators: [
    ruled(indicator(OUTPUT, QUANTITY, "维修供水工程", "", "≥12处", "", "12处", 20, 20), BY_SHARE),
    ruled(indicator(OUTPUT, QUALITY, "水质检测合格率", "", "≥95%", "", "98%", 15, 15), BY_SHARE),
    ruled(indicator(OUTPUT, TIME, "养护任务完成时限", "", "≤12个月", "", "11个月", 10, 10), BY_WORD),
    ruled(indicator(EFFECT, SOCIAL, "受益农村人口", "", "≥3.2万人", "", "3.4万人", 20, 20), BY_SHARE),
    ruled(indicator(SATISFACTION, SERVED, "用水户满意度", "", "≥90%", "", "93%", 15, 15), BY_SHARE),
  ],
  total: 99,
  reason: "",
  improvements: "下一年度按季度安排养护资金，加快支付。",
};

/** Hubei's form with an indicator that fell short, full marks for it, and no reason for anything. */
export const flawedWater = {
  ...water,
  projectName: "农村公路养护",
  competentDepartment: "青河市交通局",
  implementingUnit: "青河市公路站",
  funds: [180, 135, 0.75, 20],
  indicators: [
    ruled(indicator(OUTPUT, QUANTITY, "养护公路里程", "", "≥120公里", "", "104公里", 25, 25), BY_SHARE),
    ruled(indicator(OUTPUT, QUALITY, "养护验收合格率", "", "≥95%", "", "97%", 20, 20), BY_SHARE),
    ruled(indicator(EFFECT, SOCIAL, "畅通行政村比例", "", "≥98%", "", "99%", 20, 20), BY_SHARE),
    ruled(indicator(SATISFACTION, SERVED, "群众满意度", "", "≥90%", "", "91%", 15, 15), BY_SHARE),
  ],
  total: 100,
  improvements: "",
};

function wanted(level1, level2, name, halfYear, fullYear) {
  return { level1, level2, name, halfYear, fullYear };
}

const FIXED = [
  wanted("决策", "项目立项", "立项依据充分性", "充分", "充分"),
  wanted("决策", "项目立项", "立项程序规范性", "规范", "规范"),
  wanted("决策", "绩效目标", "绩效目标合理性", "合理", "合理"),
  wanted("决策", "绩效目标", "绩效指标明确性", "明确", "明确"),
  wanted("决策", "资金投入", "预算编制科学性", "科学", "科学"),
  wanted("决策", "资金投入", "资金分配合理性", "合理", "合理"),
  wanted("过程", "资金管理", "资金到位率", "序时进度", "100%"),
  wanted("过程", "资金管理", "预算执行率", "=50%", "=100%"),
  wanted("过程", "资金管理", "资金使用合规性", "合规", "合规"),
  wanted("过程", "组织实施", "管理制度健全性", "健全", "健全"),
  wanted("过程", "组织实施", "制度执行有效性", "有效", "有效"),
];

const income = (total, budgetFunds, carriedOver) => [
  ["资金总额", total],
  ["一般公共预算资金", budgetFunds],
  ["政府性基金", 0],
  ["国有资本金", 0],
  ["社保基金", 0],
  ["财政专户管理资金", 0],
  ["上年结转资金", carriedOver],
  ["其他资金", 0],
];

/** A target form filled in as it should be. */
export const plan = {
  year: 2026,
  projectName: "政务信息系统运维",
  competentDepartment: office.competentDepartment,
  implementingUnit: office.implementingUnit,
  projectType: "常年安排项目",
  projectLevel: "市本级",
  startYear: "2024年",
  endYear: "2026年",
  necessity: "业务系统面向全市提供服务，需要持续运维保障。",
  feasibility: "已有成熟的运维队伍和制度，经费有保障。",
  content: "系统运维、安全检查、应急演练和培训。",
  income: income(663, 663, 0),
  expenditure: [
    ["系统运维服务", 300, 468.4],
    ["安全检查服务", 100, 194.6],
  ],
  longTermGoal: "建立稳定、安全、规范的运维体系。",
  annualGoal: "保障 20 个系统稳定运行，完成安全检查和培训。",
  indicators: [
    ...FIXED,
    wanted(OUTPUT, QUANTITY, "运维系统数量", "≥20个", "≥20个"),
    wanted(OUTPUT, QUALITY, "系统正常运行率", "≥99%", "≥99%"),
    wanted(OUTPUT, TIME, "运维及时率", "≥98%", "≥99%"),
    wanted(OUTPUT, COST, "成本控制率", "≤100%", "≤100%"),
    wanted(EFFECT, "经济效益", "节约纸张费用", "≥2万元", "≥5万元"),
    wanted(EFFECT, "社会效益", "重大网络安全事故数", "≤0次", "≤0次"),
    wanted(EFFECT, "生态效益", "机房能耗下降率", "≥2%", "≥3%"),
    wanted(EFFECT, "可持续影响", "运维制度完善程度", "规范", "规范"),
    wanted(SATISFACTION, "服务对象满意度", "信息系统使用人员满意率", "≥90%", "≥90%"),
  ],
};

/** What goes wrong in a target form. */
export const flawedPlan = {
  ...plan,
  projectName: "政务信息系统安全加固",
  income: income(663, 600, 53),
  indicators: [
    ...FIXED,
    wanted(OUTPUT, QUANTITY, "加固系统数量", "≥25个", "≥20个"),
    wanted(OUTPUT, QUALITY, "系统正常运行率", "≥99%", "≥99%"),
    wanted(OUTPUT, TIME, "漏洞修复时限", "≥24小时", "≤24小时"),
    wanted(OUTPUT, COST, "成本控制率", "≤100%", "≤100%"),
    wanted(EFFECT, "经济效益", "", "", ""),
    wanted(EFFECT, "社会效益", "重大网络安全事故数", "≤0次", "≤0次"),
    wanted(EFFECT, "生态效益", "机房能耗下降率", "≥2%", "≥3%"),
    wanted(EFFECT, "可持续影响", "运维制度完善程度", "规范", "规范"),
    wanted(SATISFACTION, "服务对象满意度", "信息系统使用人员满意率", "≥90%", "≥90%"),
  ],
  expenditure: [
    ["安全加固服务", 300, 468.4],
    ["安全检查服务", 100, 184.6],
  ],
};

function progress(level1, level2, name, target, reached, forecast, chance, more = {}) {
  return { level1, level2, name, target, progress: reached, forecast, chance, ...more };
}

/** A monitoring form filled in as it should be. */
export const midyear = {
  year: 2023,
  months: 7,
  projectName: "信息化系统运维",
  ...office,
  budget: [
    ["年度资金总额", 310, 186, 0.6, 310],
    ["其中：当年财政拨款", 310, 186, 0.6, 310],
    ["上年结转资金", 0, 0, "", 0],
    ["其他资金", 0, 0, "", 0],
  ],
  annualGoal: "保障 12 个业务系统全年稳定运行，按期完成安全检查和机房巡检。",
  indicators: [
    progress(OUTPUT, QUANTITY, "信息安全检查", "≥85次", "52次", "90次", "sure"),
    progress(OUTPUT, QUANTITY, "机房巡检", "≥60次", "30次", "60次", "perhaps", {
      cause: "staff",
      reason: "人员轮岗，上半年少巡检 5 次，下半年补齐。",
    }),
    progress(OUTPUT, QUALITY, "系统验收合格率", "100%", "100%", "100%", "sure"),
    progress(EFFECT, SOCIAL, "保障业务系统稳定运行", "优", "优", "优", "sure"),
    progress(SATISFACTION, SERVED, "使用部门满意度", "≥90%", "92%", "92%", "sure"),
  ],
};

/** A monitoring form without a unit, whose funds do not add up. */
export const flawedMidyear = {
  ...midyear,
  projectName: "政务云资源扩容",
  implementingUnit: "",
  budget: [
    ["年度资金总额", 102, 40, 0.3922, 96],
    ["其中：当年财政拨款", 90, 40, 0.4444, 84],
    ["上年结转资金", 5, 0, "", 5],
    ["其他资金", 0, 0, "", 0],
  ],
  annualGoal: "扩容政务云资源，满足全市部门上云需要。",
};

/** A department's overall table filled in as it should be. */
export const department = {
  year: 2023,
  indicators: [
    indicator(OUTPUT, QUANTITY, "政务服务热线服务人次", "≥", 30, "万人次", 36, 15),
    indicator(OUTPUT, QUANTITY, "知识库信息收集", "≥", 10, "万条", 10, 15),
    indicator(OUTPUT, QUALITY, "政务外网连通率", "＝", 100, "%", 100, 15),
    indicator(OUTPUT, TIME, "网民诉求回应时限", "≤", 12, "小时", 10, 15),
    indicator(EFFECT, SOCIAL, "推进数字政府建设效果", "定性", "好坏", "", "好", 15),
    indicator(EFFECT, LASTING, "数据标准应用效果", "定性", "好坏", "", "好", 15),
    indicator(SATISFACTION, SERVED, "服务事项总体满意度", "≥", 90, "%", 91, 10),
  ],
};

/** An overall table whose weights do not make 100. */
export const flawedDepartment = {
  ...department,
  indicators: [
    indicator(OUTPUT, QUANTITY, "政务服务热线服务人次", "≥", 30, "万人次", 36, 15),
    indicator(OUTPUT, QUALITY, "群众投诉办结率", "≤", 90, "%", 88, 15),
    indicator(OUTPUT, QUALITY, "政务外网连通率", "＝", 100, "%", 0.99, 15),
    indicator(OUTPUT, TIME, "网民诉求回应时限", "＜", 12, "小时", 12, 15),
    indicator(EFFECT, SOCIAL, "推进数字政府建设效果", "定性", "好坏", "", "好", 20),
    indicator(SATISFACTION, SERVED, "服务事项总体满意度", "≥", 90, "%", 91, 10),
  ],
};
