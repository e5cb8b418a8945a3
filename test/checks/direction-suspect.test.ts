import { monitoring, selfEvaluation, target } from "../fixtures/table";
import { findingsIn, found } from "./found";

function isSuspect(name: string, nature: string, unit = "%"): boolean {
  const table = selfEvaluation({
    indicators: [`产出指标 | 质量指标 | ${name} | ${nature} | 5 | ${unit} | 5 | 90 | 90 | `],
  });
  return findingsIn(table).some(({ check }) => check === "direction-suspect");
}

describe("a sign against the name", () => {
  it.each([
    ["用户满意度", "≤"],
    ["预算编制准确率", "≤"],
    ["预算编制准确率[含追加)", "<"],
    ["系统正常运行率", "＜"],
    ["投诉办结率", "≤"],
    ["系统故障率", "≥"],
    ["平台宕机次数", ">"],
    ["群众投诉数量", "≥"],
    ["安全生产事故", "≥"],
  ])("%s %s", (name, nature) => {
    expect(isSuspect(name, nature)).toBe(true);
  });

  it.each([
    ["用户满意度", "≥"],
    ["用户满意度", "＝"],
    ["预算编制准确率(计算方法为: (执行数-预算数)/预算数)", "≤"],
    ["预算编制准确率[计算方法为：（执行数-预算数）×100%)", "<"],
    ["系统故障率", "≤"],
    ["投诉办结率", "≥"],
    ["投诉处理率", "≥"],
    ["受理群众投诉", "≥"],
    ["投诉量下降率", "≥"],
    ["预算编制准 确率(计算方\n法为: (执 行数-预算数)/预算数)", "≤"],
    ["安全事故起数同比下降", "≥"],
    ["投诉件数压减比例", "≥"],
    ["突发环境事故应急演练", "≥"],
    ["无事故天数", "≥"],
    ["不合格率", "≤"],
    ["群众不满意率", "≤"],
    ["降低系统故障率", "≥"],
    ["故障率下降幅度", "≥"],
    ["预算完成率偏差", "≤"],
    ["故障拦截率", "≥"],
    ["“三公经费”控制率", "≤"],
    ["服务响应时间（满意度考核用）", "≤"],
  ])("%s %s is as it should be", (name, nature) => {
    expect(isSuspect(name, nature)).toBe(false);
  });

  it("takes a rate in hours for a time limit", () => {
    expect(isSuspect("线上巡检及时率", "≤", "小时")).toBe(false);
    expect(isSuspect("线上巡检及时率", "≤", "分钟")).toBe(false);
    expect(isSuspect("用户满意度", "≤", "分")).toBe(true);
    expect(isSuspect("线上巡检及时率", "≤", "％")).toBe(true);
  });

  it("reads the sign inside the target of forms without 指标性质", () => {
    const inTarget = target({ indicators: ["产出指标 | 质量指标 | 验收合格率 | ≤50% | ≤100%"] });
    const inMonitoring = monitoring({ indicators: ["产出指标 | 质量指标 | 系统故障率 | ≥5% | 3% | 5%"] });
    expect(found(inTarget)).toContain("direction-suspect indicator 0");
    expect(found(inMonitoring)).toEqual(["direction-suspect indicator 0"]);
  });
});
