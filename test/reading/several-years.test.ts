import type { Table } from "../../src/reading/table";
import { onlyTable as only } from "../fixtures/only-table";

const targets = ({ indicators }: Table): readonly string[] =>
  indicators.map(({ level2, name, target }) => `${level2.text} ${name.text} ${target?.text ?? "–"}`);

const funds = ({ budget }: Table): readonly string[] =>
  budget.map(({ label, initial }) => `${label.text} ${initial?.text ?? "–"}`);

const extras = ({ extra }: Table): readonly string[] =>
  extra.map(({ header, entry }) => `${header} ${entry.text}`);

describe("what is wanted over several years beside the year's", () => {
  test.each(["中期指标值", "实施期指标值", "中长期指标值", "总体指标值", "三年指标值"])(
    "%s is no target of half a year",
    (header) => {
      const table = only(`
项目支出绩效目标申报表（2026年度） | < | < | < | <
项目名称 | 道路安防 | < | < | <
一级指标 | 二级指标 | 三级指标 | ${header} | 年度指标值
产出指标 | 数量指标 | 建成护栏 | ≥90公里 | ≥30公里
效益指标 | 社会效益指标 | 事故下降率 | ≥30% | ≥10%`);
      expect(targets(table)).toEqual(["数量指标 建成护栏 ≥30公里", "社会效益指标 事故下降率 ≥10%"]);
      expect(extras(table)).toEqual([`${header} ≥90公里`, `${header} ≥30%`]);
      expect(table.indicators.map(({ halfYear }) => halfYear)).toEqual([undefined, undefined]);
    },
  );

  const twice = (years: string, year: string, sides: readonly [string, string]) => `
项目支出绩效目标申报表 | < | < | < | < | < | <
项目名称 | 质量监管 | < | < | < | < | <
总体目标 | ${sides[0]} | < | < | ${sides[1]} | < | <
^ | 监测合格 | < | < | 监测四次 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 监测次数 | ${years} | 数量指标 | 监测次数 | ${year}
^ | 质量指标 | 准确率 | ≥99% | 质量指标 | 准确率 | ≥99%
效益指标 | 社会效益指标 | 合格率 | ≥98% | 社会效益指标 | 合格率 | ≥98%`;

  test.each([
    ["中期目标（2025年—2027年）", "年度目标"],
    ["实施期总目标", "本年度目标"],
    ["长期目标", "2025年年度目标"],
  ])("%s and %s over the same labels: the year's columns are the table's", (years, year) => {
    const wanted = ["数量指标 监测次数 ≥4次", "质量指标 准确率 ≥99%", "社会效益指标 合格率 ≥98%"];
    const table = only(twice("≥12次", "≥4次", [years, year]));
    expect(targets(table)).toEqual(wanted);
    expect(table.coverage.notUnderstood).toEqual([]);
    expect(extras(table)).toContain("指标值 ≥12次");
    const mirrored = only(twice("≥4次", "≥12次", [year, years]));
    expect(targets(mirrored)).toEqual(wanted);
  });

  test("labels that come twice stay open where nothing says which are the year's", () => {
    const table = only(twice("≥12次", "≥4次", ["目标一", "目标二"]));
    expect(table.coverage.notUnderstood).toHaveLength(1);
  });

  test("an indicator of several years alone is kept, and one of the year alone is read", () => {
    const table = only(`
绩效目标申报表 | < | < | < | < | < | <
总体目标 | 中期目标 | < | < | 年度目标 | < | <
^ | 监测合格 | < | < | 监测四次 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 监测次数 | ≥12次 | 数量指标 | 监测次数 | ≥4次
^ | 质量指标 | 准确率 | ≥99% | | |
效益指标 | | | | 社会效益指标 | 合格率 | ≥98%`);
    expect(targets(table)).toEqual(["数量指标 监测次数 ≥4次", "社会效益指标 合格率 ≥98%"]);
    expect(JSON.stringify([table.extra, table.extraFields, table.unplaced])).toContain("准确率");
  });
});

describe("money for several years beside the year's", () => {
  test.each([
    ["实施期金额：", "年度金额："],
    ["中期资金总额", "年度资金总额"],
    ["项目总投资（三年）", "当年投资"],
    ["中长期资金", "本年资金总额"],
  ])("of %s and %s the year's is that of the funds", (years, year) => {
    const table = only(`
专项资金绩效目标表（2026年度） | < | < | < | <
专项名称 | 农田水利 | < | < | <
资金情况（万元） | ${years} | 600 | ${year} | 200
^ | 其中：中央补助 | 400 | 其中：中央补助 | 120
^ | 地方资金 | 200 | 地方资金 | 80
一级指标 | 二级指标 | 三级指标 | 实施期指标值 | 年度指标值
产出指标 | 数量指标 | 建设处数 | 20处 | 7处
满意度指标 | 满意度 | 农户满意度 | ≥90% | ≥90%`);
    expect(funds(table)).toEqual([`${year} 200`, "其中：中央补助 120", "地方资金 80"]);
    expect(extras(table).slice(0, 3)).toEqual([`${years} 600`, `${years} 400`, `${years} 200`]);
    expect(table.extraFields).toEqual([]);
  });
});

test("the points of funds whose names stand side by side are the execution's", () => {
  const sheet = `
2025年度项目绩效自评表 | < | < | < | < | < | < | < | <
项目名称 | 防火设施 | < | < | < | < | < | < | <
资金情况（万元） | 类别 | 财政拨款 | 上年结转 | 合计 | | | |
^ | 年初预算 | 300 | 20 | 320 | | | |
^ | 调整后预算 | 280 | 20 | 300 | | | |
^ | 实际支出 | 270 | 15 | 285 | | | |
^ | 执行率 | 96.43% | 75% | 95% | | | |
^ | 得分（10分） | | | 9.5 | | | |
一级指标 | 二级指标 | 三级指标 | 目标值 | 单位 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 建设防火道 | 50 | 公里 | 48 | 50 | 48 | 征地未完成
满意度指标 | 服务对象满意度指标 | 群众满意度 | 90 | % | 93 | 40 | 40 |
合计 | < | < | < | < | < | 100 | 97.5 |`;
  const [all] = only(sheet).budget;
  expect([all?.label.text, all?.score?.text, all?.executed?.text]).toEqual(["合计", "9.5", "285"]);
  expect(only(sheet).extra).toEqual([]);
});
