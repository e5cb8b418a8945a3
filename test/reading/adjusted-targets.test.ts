import type { Table } from "../../src/reading/table";
import { onlyTable as only } from "../fixtures/only-table";

const targets = ({ indicators }: Table): readonly string[] =>
  indicators.map(({ name, target }) => `${name.text} ${target?.text ?? "–"}`);

const extras = ({ extra }: Table): readonly string[] =>
  extra.map(({ header, entry }) => `${header} ${entry.text}`);

describe("a target that was adjusted in the year", () => {
  test.each([
    ["年初指标值", "调整后指标值"],
    ["年初目标值", "全年（调整）目标值"],
    ["原指标值", "调整指标值"],
    ["年度指标值", "修订后的指标值"],
  ])("%s counts only where %s is blank", (initial, adjusted) => {
    const table = only(`
项目绩效自评表 | < | < | < | < | < | < | <
项目名称 | 系统运维 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | ${initial} | ${adjusted} | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 运维系统 | ≥10个 | ≥12个 | 12个 | 30 | 30
^ | 质量指标 | 修复率 | ≥95% | | 96% | 30 | 30
^ | 时效指标 | 响应时间 | ≤2小时 | — | 1小时 | 20 | 20
满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥90% | ≥85% | 88% | 10 | 10
合计 | < | < | < | < | < | 90 | 90`);
    expect(targets(table)).toEqual(["运维系统 ≥12个", "修复率 ≥95%", "响应时间 ≤2小时", "用户满意度 ≥85%"]);
    expect(extras(table)).toEqual([`${initial} ≥10个`, `${initial} —`, `${initial} ≥90%`]);
    expect(table.coverage.notUnderstood).toEqual([]);
  });

  test("the two may stand under one heading", () => {
    const table = only(`
项目绩效自评表 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | < | 完成值 | 得分
^ | ^ | ^ | 年初 | 调整后 | ^ | ^
产出指标 | 数量指标 | 改造渠道 | ≥30公里 | ≥25公里 | 26公里 | 50
效益指标 | 社会效益指标 | 灌溉面积 | ≥200亩 | ≥180亩 | 190亩 | 40`);
    expect(targets(table)).toEqual(["改造渠道 ≥25公里", "灌溉面积 ≥180亩"]);
  });

  test("得分系数 says which part of the points is due, and costs no verdict", () => {
    const table = only(`
项目绩效自评表 | < | < | < | < | < | < | <
指标名称 | 指标性质 | 计量单位 | 年初指标值 | 全年完成值 | 得分系数（%） | 指标权重 | 指标得分
运维系统数量 | ≥ | 个 | 10 | 12 | 100 | 50 | 50
故障修复率 | ≥ | % | 95 | 90 | 94.74 | 40 | 37.9`);
    expect(table.coverage.notUnderstood).toEqual([]);
    expect(extras(table)).toEqual(["得分系数（%） 100", "得分系数（%） 94.74"]);
  });
});

describe("two labels in one cell of a header", () => {
  const funds = (last: string, beside: string, score: string) => `
项目绩效自评表 | < | < | < | < | <
资金情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | ${last} | ${beside}
年度资金总额 | 500 | 500 | 450 | 10 | 90% | ${score}
其中：财政拨款 | 500 | 500 | 450 | | 90% |
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分 | 原因
产出指标 | 数量指标 | 改造渠道 | ≥30公里 | 31公里 | 90 |`;

  test("are two where something stands below the blank cell beside them", () => {
    const [total] = only(funds("执行率得分", "", "9")).budget;
    expect([total?.rate?.text, total?.score?.text]).toEqual(["90%", "9"]);
  });

  test("are one label where nothing stands beside it: 执行率得分 is a score", () => {
    const table = only(`
项目绩效自评表 | < | < | < | < | <
资金情况 | 全年预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分
年度资金总额 | 500 | 450 | 90 | 10 | 9
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
产出指标 | 数量指标 | 改造渠道 | ≥30公里 | 31公里 | 90`);
    const [total] = table.budget;
    expect([total?.rate?.text, total?.weight?.text, total?.score?.text]).toEqual(["90", "10", "9"]);
  });
});

describe("a row of a sheet without merges", () => {
  test.each([
    ["改善", "改善"],
    ["完善", "较完善"],
    ["及时", "及时"],
  ])("stays under its header where %s and %s may stand in either column", (wanted, reached) => {
    const table = only(`
政策绩效自评表 | | | | |
政策名称 | 高龄津贴 | | | |
指标类别 | 指标名称 | 目标值 | 完成值 | 得分/权重 | 说明
产出 | 发放人数 | ≥1.2万人 | 12500人 | 30/30 |
效益 | 老人生活状况 | ${wanted} | ${reached} | 20/20 |
满意度 | 老人满意度 | ≥90% | 94% | 20/20 |`);
    expect(targets(table)[1]).toBe(`老人生活状况 ${wanted}`);
    expect(table.indicators[1]?.actual?.text).toBe(reached);
  });

  test("keeps what a formula that went wrong shows in its column", () => {
    const table = only(`
政策绩效自评表 | | | | | |
政策名称 | 高龄津贴 | | | | |
指标类别 | 指标名称 | 目标值 | 完成值 | 分值 | 得分 | 原因
产出 | 发放人数 | ≥1.2万人 | 12500人 | 30 | 30 |
效益 | 老人生活状况 | 改善 | 改善 | 20 | #DIV/0! |
满意度 | 老人满意度 | ≥90% | 94% | 20 | #N/A |`);
    expect(table.indicators.map(({ score, reason }) => [score?.text, reason?.text])).toEqual([
      ["30", ""],
      ["#DIV/0!", ""],
      ["#N/A", ""],
    ]);
  });
});
