import fc from "fast-check";
import { convert } from "../../../src/building/convert/convert";
import { NO_DATA, type FormData } from "../../../src/building/form-data";
import { formSpec } from "../../../src/forms/registry";
import type { FormId } from "../../../src/forms/form-spec";
import { filled, filledForm } from "../../fixtures/filled-data";
import { lostOnTheWayBack } from "../../fixtures/losses";

function to(data: FormData, from: FormId, other: FormId, nextYear = false): ReturnType<typeof convert> {
  return convert(data, formSpec(from), formSpec(other), { nextYear });
}

const TARGET: FormData = {
  ...NO_DATA,
  year: 2026,
  amountUnit: "万元",
  fields: {
    projectName: "生态环境监控专项",
    competentDepartment: "某省生态环境厅",
    projectType: "常年安排项目",
    annualGoal: "完成监控系统运维。",
  },
  income: [
    { label: "资金总额", fullYear: "249" },
    { label: "一般公共预算资金", fullYear: "200" },
    { label: "政府性基金", fullYear: "49" },
    { label: "国有资本金", fullYear: "0" },
  ],
  expenditure: [{ item: "运维费", halfYear: "100", fullYear: "249" }],
  indicators: [
    { level1: "决策", level2: "项目立项", name: "立项依据充分性", halfYear: "充分", fullYear: "充分" },
    {
      level1: "产出指标",
      level2: "数量指标",
      name: "监控企业数",
      halfYear: "≥10000家",
      fullYear: "≥15000家",
    },
    { level1: "效益指标", level2: "社会效益", name: "信访数", halfYear: "≤0件", fullYear: "≤0件" },
    { level1: "效益指标", level2: "经济效益", name: "" },
    { level1: "满意度指标", level2: "服务对象满意度", name: "用户满意度", halfYear: "", fullYear: "≥85%" },
  ],
};

test("a target form becomes Sichuan's self-evaluation: signs in their own column, levels by its names", () => {
  const { data, left } = to(TARGET, "target", "project-self-evaluation");
  expect(data.year).toBe(2026);
  expect(data.fields).toEqual({
    projectName: "生态环境监控专项",
    competentDepartment: "某省生态环境厅",
    annualGoal: "完成监控系统运维。",
  });
  expect(
    data.indicators.map(({ level2, name, nature, target, unit }) => [level2, name, nature, target, unit]),
  ).toEqual([
    ["数量指标", "监控企业数", "≥", "15000", "家"],
    ["社会效益指标", "信访数", "≤", "0", "件"],
    ["服务对象满意度指标", "用户满意度", "≥", "85", "%"],
  ]);
  expect(data.budget.map(({ label, initial }) => [label, initial])).toEqual([
    ["总额", "249"],
    ["其中：财政资金", "249"],
    ["财政专户管理资金", ""],
    ["单位资金", ""],
    ["其他资金", ""],
  ]);
  expect(left).toEqual([
    {
      label: "项目类型",
      row: "",
      text: "常年安排项目",
      reason: "no-place",
      place: { part: "field", key: "projectType" },
    },
    {
      label: "收入 全年(程)预算数",
      row: "政府性基金",
      text: "49",
      reason: "merged",
      place: { part: "fund", row: 2, column: "initial" },
    },
    {
      label: "支出",
      row: "运维费",
      text: "100、249",
      reason: "no-place",
      place: { part: "expenditure", row: 0 },
    },
    {
      label: "决策",
      row: "项目立项 立项依据充分性",
      text: "充分",
      reason: "no-place",
      place: { part: "indicator", row: 0, column: "name" },
    },
    {
      label: "半年(程)指标值",
      row: "数量指标 监控企业数",
      text: "≥10000家",
      reason: "no-place",
      place: { part: "indicator", row: 1, column: "halfYear" },
    },
    {
      label: "半年(程)指标值",
      row: "社会效益 信访数",
      text: "≤0件",
      reason: "no-place",
      place: { part: "indicator", row: 2, column: "halfYear" },
    },
  ]);
});

test("a target form becomes the national self-evaluation in 元", () => {
  const { data } = to(TARGET, "target", "national-self-evaluation");
  expect(data.amountUnit).toBe("元");
  expect(data.budget[0]?.initial).toBe("2490000");
  expect(data.indicators[0]?.target).toBe("≥15000家");
});

test("a target form becomes a monitoring form", () => {
  const { data } = to(TARGET, "target", "monitoring");
  expect(data.indicators.map(({ name, target, progress }) => [name, target, progress])).toEqual([
    ["监控企业数", "≥15000家", ""],
    ["信访数", "≤0件", ""],
    ["用户满意度", "≥85%", ""],
  ]);
  expect(data.budget[0]?.initial).toBe("249");
});

test("a monitoring form's part of the year is no self-evaluation of the whole", () => {
  const monitoring: FormData = {
    ...NO_DATA,
    amountUnit: "万元",
    budget: [{ label: "年度资金总额", initial: "12", executed: "5", rate: "41.67%", forecast: "11" }],
    indicators: [
      {
        level1: "产出指标",
        level2: "数量指标",
        name: "报告",
        target: "≥1份",
        progress: "0",
        reason: "尚未签订合同",
      },
    ],
  };
  const { data, left } = to(monitoring, "monitoring", "project-self-evaluation");
  expect(data.budget[0]).toEqual({ label: "总额", initial: "12" });
  expect(data.indicators[0]?.reason).toBeUndefined();
  expect(left.map(({ label, text }) => [label, text])).toEqual([
    ["1-N月执行数", "5"],
    ["全年预计执行数", "11"],
    ["1-N月执行率", "41.67%"],
    ["1-N月执行情况", "0"],
    ["原因说明", "尚未签订合同"],
  ]);
});

const SELF_EVALUATION: FormData = {
  ...NO_DATA,
  year: 2025,
  amountUnit: "万元",
  fields: {
    projectName: "信息化系统运维",
    projectCode: "51000021T000000017598",
    conclusion: "自评得分98分。",
  },
  budget: [
    {
      label: "总额",
      initial: "12.5",
      adjusted: "12",
      executed: "11.9",
      rate: "99.17%",
      weight: "10",
      score: "9.92",
    },
    {
      label: "其中：财政资金",
      initial: "12.5",
      adjusted: "12",
      executed: "11.9",
      rate: "99.17%",
      weight: "/",
      score: "/",
    },
  ],
  indicators: [
    {
      level1: "产出指标",
      level2: "时效指标",
      name: "故障恢复时间",
      nature: "＜",
      target: "24",
      unit: "小时",
      actual: "20",
      weight: "20",
      score: "20",
      reason: "",
    },
    {
      level1: "效益指标",
      level2: "社会效益指标",
      name: "公众知晓度",
      nature: "定性",
      target: "高中低",
      unit: "级",
      actual: "高",
      weight: "20",
      score: "19",
      reason: "",
    },
  ],
  total: { weight: "100", score: "98" },
};

test("a self-evaluation becomes next year's target form, without what was reached and spent", () => {
  const { data, left } = to(SELF_EVALUATION, "project-self-evaluation", "target", true);
  expect(data.year).toBe(2026);
  expect(data.income).toEqual([]);
  expect(data.indicators.slice(0, 11).every(({ level1 }) => level1 === "决策" || level1 === "过程")).toBe(
    true,
  );
  expect(data.indicators.slice(11).map(({ level2, fullYear }) => [level2, fullYear])).toEqual([
    ["时效指标", "<24小时"],
    ["社会效益", "高中低"],
  ]);
  expect(left.map(({ label, row, text, reason }) => [label, row, text, reason])).toEqual(
    expect.arrayContaining([
      ["完成值", "时效指标 故障恢复时间", "20", "no-place"],
      ["年初预算", "总额", "12.5", "other-year"],
      ["度量单位", "社会效益指标 公众知晓度", "级", "no-place"],
    ]),
  );
});

test("Sichuan's form becomes the national one and back again", () => {
  const { data } = to(SELF_EVALUATION, "project-self-evaluation", "national-self-evaluation");
  expect(data.budget[0]).toEqual({
    label: "年度资金总额",
    initial: "125000",
    adjusted: "120000",
    executed: "119000",
    rate: "99.17%",
    weight: "10",
    score: "9.92",
  });
  expect(data.indicators[0]).toMatchObject({ target: "<24小时", actual: "20", weight: "20", score: "20" });
  const { data: back } = to(data, "national-self-evaluation", "project-self-evaluation");
  expect(back.budget[0]).toEqual(SELF_EVALUATION.budget[0]);
  expect(back.indicators[0]).toEqual(SELF_EVALUATION.indicators[0]);
  expect(back.total).toEqual(SELF_EVALUATION.total);
});

test("target → self-evaluation → target loses nothing that both can hold", () => {
  fc.assert(
    fc.property(
      filled(formSpec("target")),
      fc.constantFrom<FormId>("project-self-evaluation", "national-self-evaluation", "monitoring"),
      (data, other) => {
        const { data: back } = to(to(data, "target", other).data, other, "target");
        expect(lostOnTheWayBack(data, back)).toEqual([]);
      },
    ),
  );
});

test("every text of a form comes along or is listed", () => {
  fc.assert(
    fc.property(
      filledForm,
      fc.constantFrom<FormId>(
        "project-self-evaluation",
        "national-self-evaluation",
        "target",
        "monitoring",
        "overall",
      ),
      fc.boolean(),
      ({ form, data }, other, nextYear) => {
        const { data: converted, left } = convert(data, form, formSpec(other), { nextYear });
        const kept = JSON.stringify([converted, left]);
        const texts = [
          ...Object.values(data.fields),
          ...data.indicators.flatMap(({ name, actual = "", reason = "", progress = "", remark = "" }) => [
            name,
            actual,
            reason,
            progress,
            remark,
          ]),
          ...data.expenditure.map(({ item }) => item),
        ];
        for (const text of texts) expect(kept).toContain(JSON.stringify(text).slice(1, -1));
      },
    ),
  );
});

test("what the blank form prints into a cell is no answer, so it neither comes along nor is left over", () => {
  const hint = "针对项目自评中发现的问题，提出下一步改进完善的意见。（200字以内）";
  const from = {
    ...SELF_EVALUATION,
    fields: { ...SELF_EVALUATION.fields, improvements: hint, annualGoal: "" },
  };
  const { data, left } = to(from, "project-self-evaluation", "target", true);
  expect(JSON.stringify([data, left])).not.toContain("200字以内");
});
