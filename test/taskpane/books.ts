import type { CellSnapshot, SheetSnapshot } from "../../src/sheet/snapshot";
import { drawProject, type DrawnIndicator, type DrawnTable } from "../fixtures/drawn-forms";
import { snapshotOf, stacked } from "../fixtures/laid-out";

/** `一级 | 二级 | 三级 | 性质 | 指标值 | 单位 | 完成值 | 权重 | 得分 | 原因` */
function indicator(line: string): DrawnIndicator {
  const [level1 = "", level2 = "", name = "", nature = "", target = "", unit = "", actual = "", ...rest] =
    line.split("|").map((part) => part.trim());
  const [weight = "", score = "", reason = ""] = rest;
  return { level1, level2, name, nature, target, unit, actual, weight, score, reason };
}

/** Operation of information systems: an execution rate without a reason, blank scores, scores too high. */
const maintenance: DrawnTable = {
  year: 2023,
  projectCode: "51000023T000007654321",
  projectName: "信息化系统运维",
  competentDepartment: "省级示例部门",
  implementingUnit: "示例信息中心",
  annualGoal: "保障在用系统全年稳定运行，完成安全检查和应急演练。",
  goalCompletion: "在用系统全年稳定运行，安全检查 90 次，演练 2 次。",
  implementation: "年初签订运维合同，按季度验收，年末组织满意度调查。",
  funds: [
    { initial: "1,133.39", adjusted: "2,196.16", executed: "1,730.14", rate: "78.78%" },
    { initial: "1,133.39", adjusted: "2,196.16", executed: "1,730.14", rate: "78.78%" },
  ],
  executionScore: "9.66",
  executionReason: "",
  indicators: [
    indicator("产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 90 | 10 | 10 | "),
    indicator("产出指标 | 数量指标 | 整合业务系统 | ≥ | 2 | 个 | 2 | 10 |  | "),
    indicator("产出指标 | 质量指标 | 系统正常运行率 | ≥ | 99 | % | 98.5 | 10 | 10 | "),
    indicator("产出指标 | 时效指标 | 故障响应时间 | ≤ | 2 | 小时 | 1.5 | 10 | 10 | "),
    indicator("成本指标 | 经济成本指标 | 运维费用 | ≤ | 60 | 万元 | 223.5 | 20 | 20.00 | "),
    indicator("效益指标 | 社会效益指标 | 公众服务能力提升 | 定性 | 优良中低差 |  | 优 | 20 | 20 | "),
    indicator("满意度指标 | 服务对象满意度指标 | 使用人员满意度 | ≥ | 90 | % | 96.4 | 10 | 10 | "),
  ],
  total: "99.66",
  conclusion: "自评得分 99.66 分，评价等级为优。",
  problems: "部分合同签订较晚。",
  improvements: "提前开展采购。",
};

/** Everything is as it should be. */
const clean: DrawnTable = {
  ...maintenance,
  projectCode: "51000023T000007654322",
  projectName: "环境监测设备购置",
  annualGoal: "购置监测设备 12 台，按期投入使用。",
  goalCompletion: "设备 12 台已全部到位并投入使用。",
  implementation: "公开招标，分两批到货，验收后交付使用。",
  funds: [
    { initial: "500.00", adjusted: "500.00", executed: "485.50", rate: "97.10%" },
    { initial: "500.00", adjusted: "500.00", executed: "485.50", rate: "97.10%" },
  ],
  executionScore: "9.71",
  indicators: [
    indicator("产出指标 | 数量指标 | 购置监测设备 | ≥ | 12 | 台 | 12 | 30 | 30 | "),
    indicator("产出指标 | 质量指标 | 设备验收合格率 | ≥ | 98 | % | 100 | 20 | 20 | "),
    indicator("效益指标 | 生态效益指标 | 监测点位覆盖率 | ≥ | 85 | % | 90 | 30 | 30 | "),
    indicator("满意度指标 | 服务对象满意度指标 | 使用单位满意度 | ≥ | 90 | % | 95 | 10 | 10 | "),
  ],
  total: "99.71",
  conclusion: "自评得分 99.71 分，评价等级为优。",
};

/** Training: what was promised was missed and left unexplained. */
const training: DrawnTable = {
  ...clean,
  projectCode: "51000023T000007654323",
  projectName: "基层人员业务培训",
  funds: [
    { initial: "120.00", adjusted: "100.00", executed: "65.25", rate: "65.25%" },
    { initial: "120.00", adjusted: "100.00", executed: "65.25", rate: "65.25%" },
  ],
  executionScore: "6.53",
  indicators: [
    indicator("产出指标 | 数量指标 | 培训人次 | ≥ | 1200 | 人次 | 860 | 30 | 25 | "),
    indicator("产出指标 | 质量指标 | 培训合格率 | ≥ | 95 | % | 91 | 20 | 20 | "),
    indicator("效益指标 | 社会效益指标 | 业务差错率 | ≥ | 2 | % | 1.2 | 30 | 30 | "),
    indicator("满意度指标 | 服务对象满意度指标 | 参训人员满意度 | ≥ | 90 | % | 88 | 10 | 9.5 | "),
  ],
  total: "91.03",
  conclusion: "自评得分 92 分，评价等级为优。",
};

function sheet(name: string, table: DrawnTable): SheetSnapshot {
  return { ...snapshotOf(drawProject(table)), name };
}

const STRAY_ROW = 16;

function cellOf(text: string): CellSnapshot | null {
  return text === "" ? null : { value: text, text };
}

const notes: SheetSnapshot = {
  name: "填报说明",
  hidden: false,
  protected: false,
  origin: { row: 0, column: 0 },
  rows: [
    [{ value: "填报说明", text: "填报说明" }],
    [{ value: "各单位于三月底前报送。", text: "各单位于三月底前报送。" }],
  ],
  merges: [],
};

/** One sheet with findings of every severity. */
export const maintenanceBook: readonly SheetSnapshot[] = [sheet("07 信息化系统运维", maintenance)];

export const cleanBook: readonly SheetSnapshot[] = [sheet("03 设备购置", clean)];

/** Two forms below one another on one sheet. */
export const stackedBook: readonly SheetSnapshot[] = [
  { ...snapshotOf(stacked(drawProject(maintenance), drawProject(clean), 2)), name: "两个项目" },
];

/** Two cells beside the form that belong to none of its columns. */
export const partlyReadBook: readonly SheetSnapshot[] = maintenanceBook.map((each) => ({
  ...each,
  rows: each.rows.map((row, at) =>
    at === STRAY_ROW ? [...row, ...["", "一季度", "附件三", "附件四"].map(cellOf)] : row,
  ),
}));

const HEADER_ROW = 12;
const ACTUAL_COLUMN = 7;

/** A form without its 完成值 column: what a self-evaluation needs is not there. */
export const incompleteBook: readonly SheetSnapshot[] = cleanBook.map((each) => ({
  ...each,
  rows: each.rows.map((row, at) =>
    row.map((cell, column) => (at >= HEADER_ROW && column === ACTUAL_COLUMN ? null : cell)),
  ),
}));

export const notesBook: readonly SheetSnapshot[] = [notes];

/** A workbook as a department keeps it: notes first, then one project a sheet. */
export const departmentBook: readonly SheetSnapshot[] = [
  notes,
  sheet("03 设备购置", clean),
  sheet("07 信息化系统运维", maintenance),
  sheet("12 业务培训", training),
];

export const protectedBook: readonly SheetSnapshot[] = maintenanceBook.map((each) => ({
  ...each,
  protected: true,
}));

/** So many sheets with a form each. */
export function bookOf(count: number): readonly SheetSnapshot[] {
  const kinds = [maintenance, clean, training];
  return Array.from({ length: count }, (_, at) =>
    sheet(`项目 ${String(at + 1).padStart(3, "0")}`, kinds[at % kinds.length] ?? clean),
  );
}
