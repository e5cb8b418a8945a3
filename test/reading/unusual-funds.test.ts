import { onlyTable as only } from "../fixtures/only-table";
import { sheetOf } from "../fixtures/sheet-of-lines";
import { readSheet } from "../../src/reading/read-sheet";

const form = (funds: string, score = "99.5") => `
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 农村饮水 | < | < | 主管部门 | 水利局 | < | <
${funds}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未完成原因
产出指标 | 数量指标 | 修建水池 | 20座 | 20座 | 50 | 50 |
效益指标 | 社会效益指标 | 受益农户 | ≥500户 | 520户 | 30 | 30 |
满意度指标 | 满意度 | 农户满意度 | ≥90% | 92% | 10 | 10 |
总分 | < | < | < | < | 100 | ${score} |`;

const amounts = (sheet: string) =>
  only(sheet).budget.map(({ label, adjusted, executed, score }) =>
    [label, adjusted, executed, score].map((entry) => entry?.text ?? ""),
  );

describe("funds of building projects", () => {
  test.each([
    ["计划投资", "完成投资", "投资完成率"],
    ["批复总投资", "实际投资额", "完成率"],
    ["投资计划", "投资完成额", "执行率"],
  ])("%s is what is planned, %s what was spent", (planned, spent, rate) => {
    const sheet = form(`资金来源 | ${planned} | 到位资金 | 到位率 | ${spent} | ${rate} | 分值 | 得分
中央资金 | 300 | 300 | 100% | 285 | 95% | |
地方配套 | 200 | 200 | 100% | 190 | 95% | |
合计 | 500 | 500 | 100% | 475 | 95% | 10 | 9.5`);
    expect(amounts(sheet)).toEqual([
      ["合计", "500", "475", "9.5"],
      ["中央资金", "300", "285", ""],
      ["地方配套", "200", "190", ""],
    ]);
    expect(only(sheet).coverage.missing).toEqual([]);
  });
});

describe("what was not read of the execution is told", () => {
  test.each([
    ["预算执行率（10分） | 批复500万元，实际支出475万元，执行率95% | < | < | < | < | 得分 | 9.5"],
    ["预算执行情况 | 全年预算基本执行完毕，执行率95% | < | < | < | < | 得分 | 9.5"],
    ["资金支出进度 | 已支付475万元，占预算的95% | < | < | < | < | 分值 | 10"],
  ])("%s", (funds) => {
    expect(only(form(funds)).coverage.missing).toEqual(["adjusted", "executed"]);
  });

  test("but not where the indicators make 100 without it", () => {
    const sheet = form("预算执行率 | 95%，较上年提高 | < | < | < | < | < | <", "100").replace(
      "| 10 | 10 |",
      "| 20 | 20 |",
    );
    expect(only(sheet).coverage.missing).toEqual([]);
  });
});

test("money carried over beside the budget is no fund, and what nobody adds up is named", () => {
  const table = only(
    form(`资金（元） | 上年结转 | 本年预算 | 本年支出 | 本年结转 | 执行率 | 权重 | 得分
^ | 1000000 | 4000000 | 4750000 | 250000 | 95% | 10 | 9.5`),
  );
  expect(table.budget.map(({ adjusted }) => adjusted?.text)).toEqual(["4000000"]);
  expect(table.coverage.notUnderstood.map(({ header }) => header)).toEqual(["上年结转", "本年结转"]);
});

test("money told with its unit above a block of funds is none of them", () => {
  const funds = amounts(
    form(`基本支出总额 | 8650.32万元 | < | 项目支出总额 | < | 15230.00万元 | < | <
预算执行情况（万元） | < | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分 | < | <
^ | 部门整体支出总额 | 23880.32 | 22686.3 | 95% | 9.5 | < | <`),
  );
  expect(funds).toEqual([["部门整体支出总额", "23880.32", "22686.3", "9.5"]]);
});

describe("amounts that name no fund", () => {
  test.each([
    [
      "预算执行情况（万元） | 年初预算 | 调整预算 | 决算数 | 执行率 | | |\n | 300 | 500 | 475 | 95% | | |",
      "预算执行情况（万元）",
    ],
    ["年初预算 | 调整预算 | 决算数 | 执行率 | | | |\n300 | 500 | 475 | 95% | | | |", ""],
    [
      "年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 分值 | 得分 | |\n300 | 500 | 475 | 95% | 10 | 9.5 | |",
      "",
    ],
  ])("%s", (funds, name) => {
    const [first] = amounts(form(funds));
    expect(first?.slice(0, 3)).toEqual([name, "500", "475"]);
    expect(only(form(funds)).unplaced).toEqual([]);
  });
});

test("numbers that belong to no column leave the table unread in part", () => {
  const { tables } = readSheet(
    sheetOf(`
项目支出绩效自评表
项目名称 | 农村饮水 | 12.5 | 30.8
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 修建水池 | 20座 | 20座 | 50 | 50
效益指标 | 社会效益指标 | 受益农户 | ≥500户 | 520户 | 50 | 50`),
  );
  expect(tables[0]?.unplaced.map(({ text }) => text)).toEqual(["12.5", "30.8"]);
  expect(tables[0]?.coverage.notUnderstood).toMatchObject([{ header: "" }, { header: "" }]);
});

describe("money by what it is spent on", () => {
  test.each([
    ["任务名称 | 主要内容 | 预算金额（万元） | 执行金额（万元） | 执行率 | 完成情况 |", "金额合计"],
    ["项目名称 | 工作任务 | 预算金额（万元） | 支出金额（万元） | 执行率 | 完成情况 |", "经费合计"],
    ["主要任务 | 具体事项 | 预算数（万元） | 执行数（万元） | 执行率 | 完成情况 |", "合计"],
  ])("%s", (heads, sum) => {
    const table = only(
      form(`年度任务 | ${heads}
^ | 打井 | 新打机井20眼 | 300 | 285 | 95% | 全部完成 |
^ | 管网 | 铺设管网8公里 | 200 | 190 | 95% | 全部完成 |
^ | ${sum} | < | 500 | 475 | 95% | |`),
    );
    expect(table.budget.map(({ label, executed }) => [label.text, executed?.text])).toEqual([
      [sum, "475"],
      ["新打机井20眼", "285"],
      ["铺设管网8公里", "190"],
    ]);
    const [name] = heads.split(" | ");
    expect(table.extra.map(({ header, entry, row }) => [header, entry.text, row])).toEqual(
      expect.arrayContaining([
        [name, "打井", 1],
        [name, "管网", 2],
      ]),
    );
  });
});

test.each(["基本支出 | 项目支出 | 合计", "人员支出 | 项目支出 | 支出合计", "基本支出 | 专项支出 | 总计"])(
  "what money is spent on may stand side by side over budget and execution: %s",
  (funds) => {
    const [first = "", second = "", sum = ""] = funds.split(" | ");
    expect(
      amounts(
        form(`支出预算 | ${funds} | | | |
预算数 | 3650 | 820 | 4470 | | | |
执行数 | 3648 | 779 | 4427 | | | |
执行率 | 99.95% | 95% | 99.04% | | | |`),
      ).map((row) => row.slice(0, 3)),
    ).toEqual([
      [sum, "4470", "4427"],
      [first, "3650", "3648"],
      [second, "820", "779"],
    ]);
  },
);

describe("a header of funds in two rows", () => {
  const funds = (header: string) =>
    form(`${header}
^ | 财政资金小计 | 153 | 11 | 1 | 165 | 154.7 | 93.76%
^ | 市级财政资金 | 153 | 11 | 1 | 165 | 154.7 | 93.76%
^ | 其他资金小计 | | | | | |
^ | 合计 | 153 | 11 | 1 | 165 | 154.7 | 93.76%`);

  test.each([
    `资金情况（万元） | 资金结构 | 预算安排 | < | < | < | 拨付情况 | <
^ | ^ | 年初预算金额① | 历年结余② | 年中调整③ | 小计④=①+②+③ | 年度拨付金额⑤ | 支出实现率（%）⑥=⑤/④`,
    `资金情况（万元） | 资金来源 | 预算 | < | < | < | 支出 | <
^ | ^ | 年初数 | 上年结转 | 追加 | 合计 | 实际支出 | 执行率`,
    `资金情况（万元） | 项目 | 年初预算 | 全年预算 | < | < | 执行情况 | <
^ | ^ | ^ | 上年结余 | 本年追加 | 总额 | 执行数 | 执行率`,
  ])("%s", (header) => {
    const table = only(funds(header));
    expect(
      table.budget.map(({ label, initial, adjusted, executed, rate }) =>
        [label, initial, adjusted, executed, rate].map((entry) => entry?.text ?? ""),
      ),
    ).toEqual([
      ["合计", "153", "165", "154.7", "93.76%"],
      ["财政资金小计", "153", "165", "154.7", "93.76%"],
      ["市级财政资金", "153", "165", "154.7", "93.76%"],
      ["其他资金小计", "", "", "", ""],
    ]);
    expect(table.extra.map(({ entry }) => entry.text)).toEqual(expect.arrayContaining(["11", "1"]));
    expect(table.unplaced).toEqual([]);
    expect(table.coverage.missing).toEqual([]);
  });

  test("funds named under each kind of amount are no parts of it", () => {
    const table = only(
      form(`资金（万元） | < | 预算数 | < | 执行数 | < | 执行率 | 得分
^ | < | 中央 | 地方 | 中央 | 地方 | ^ | ^
^ | 合计 | 300 | 200 | 285 | 190 | 95% | 9.5`),
    );
    expect(table.budget.map(({ initial }) => initial?.text ?? "")).not.toContain("200");
  });
});

test.each(["金额", "概算", "测算金额"])(
  "%s left of the amounts of other years is kept with the row of their sum too",
  (header) => {
    const table = only(
      form(`项目预算 | 成本构成 | ${header} | 测算依据 | 2022年执行数 | 2023年执行数 | |
^ | 保安服务 | 191 | 招标文件 | 190 | 191 | |
^ | 维修 | 524 | 据实结算 | 372.88 | 504.55 | |
^ | 合计 | 715 | | 562.88 | 695.55 | |`),
    );
    expect(table.unplaced).toEqual([]);
    expect(table.extra).toContainEqual(
      expect.objectContaining({ header, entry: expect.objectContaining({ text: "715" }) }),
    );
  },
);

describe("a header of funds beside which something is parted", () => {
  test.each([
    ["佐证材料", "所需材料", "预算执行率（E/C×100%）"],
    ["备注", "文件号", "执行率E/C"],
    ["附件", "名称", "支出进度（E÷C）"],
  ])(
    "%s over %s, lines and columns numbered; the rate %s says which budget is in force",
    (over, under, rate) => {
      const table = only(`
专项资金绩效评价表 | < | < | < | < | < | < | <
资金投入情况（万元） | < | 行次 | 全年预算数（A） | 统筹整合数（B） | 扣除后预算金额（C=A-B） | 全年执行资金（E） | ${rate} | ${over}
^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ${under}
列次 | < | 0 | 1 | 2 | 3 | 4 | 5 |
年度资金总额 | < | 1 | 60 | 8 | 52 | 30 | 57.69% |
其中：中央财政资金 | < | 2 | 60 | 8 | 52 | 30 | 57.69% | 拨款文件
地方财政资金 | < | 3 | | | | | |
一级指标 | 二级指标 | 三级指标 | 指标值 | < | 全年完成值 | < | 未完成原因 | <
产出指标 | 数量指标 | 草原改良面积 | ≥1.2万亩 | < | 1.25万亩 | < | | <`);
      expect(
        table.budget.map(({ label, initial, adjusted, executed, rate: own }) =>
          [label, initial, adjusted, executed, own].map((entry) => entry?.text ?? ""),
        ),
      ).toEqual([
        ["年度资金总额", "60", "52", "30", "57.69%"],
        ["其中：中央财政资金", "60", "52", "30", "57.69%"],
        ["地方财政资金", "", "", "", ""],
      ]);
      expect(table.coverage.notUnderstood.map(({ header }) => header)).toEqual(["统筹整合数（B）"]);
      expect(table.unplaced).toEqual([]);
    },
  );

  test.each(["执行率（B/A）", "执行率（%）", "执行率（B/A×100%）"])(
    "the first budget stays in force where the rate says so or says nothing: %s",
    (rate) => {
      const [first] = only(
        form(`资金（万元） | 全年预算数（A） | 其中结转（C） | 全年执行数（B） | ${rate} | 分值 | 得分 |
年度资金总额 | 500 | 40 | 475 | 95% | 10 | 9.5 |`),
      ).budget;
      expect(first?.adjusted?.text).toBe("500");
    },
  );
});

describe("funds side by side of which most gave nothing", () => {
  test.each([
    "中央（万元） | 省级（万元） | 本级（万元） | 其他（万元） | 合计（万元） | 执行数（万元） | 执行率",
    "中央资金 | 省级资金 | 县级资金 | 自筹资金 | 资金总额 | 支出数 | 支出进度",
    "上级补助 | 市级财政 | 区级财政 | 其他资金 | 总计 | 实际支出 | 执行率",
  ])("%s", (header) => {
    const [top, ...others] = amounts(
      form(`项目资金来源 | ${header}
^ | | | 500 | | 500 | 475 | 95%`),
    );
    expect(top?.slice(1, 3)).toEqual(["500", "475"]);
    expect(others.map(([, adjusted]) => adjusted).filter(Boolean)).toEqual(["500"]);
  });
});

test.each([
  ["部门整体支出绩效评价基础数据表", "部门整体支出绩效自评表"],
  ["项目资金安排情况表", "项目支出绩效自评表"],
  ["资金使用情况表", "专项资金绩效评价表"],
])("what %s states over %s is told, and no rate rests on it", (first, second) => {
  const table = only(`
2024年度${first} | < | < | < | < | < | < | <
经费控制情况（万元） | < | 2023年决算数 | < | 2024年预算数 | < | 2024年决算数 | <
三公经费 | < | 3.1 | < | 3 | < | 2.8 | <
项目支出 | < | 874.2 | < | 308.17 | < | 1025.2 | <
2024年度${second} | < | < | < | < | < | < | <
单位名称 | 柳河乡 | < | < | < | < | < | <
年度预算（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 400 | 500 | 475 | 10 | 95% | 9.5
^ | 其中：基本支出 | 250 | 300 | 285 | | |
^ | 项目支出 | 150 | 200 | 190 | | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未完成原因
产出指标 | 数量指标 | 修建水池 | 20座 | 20座 | 90 | 90 |`);
  expect(table.budget.map(({ label }) => label.text)).toEqual(["年度资金总额", "其中：基本支出", "项目支出"]);
  expect(table.extraFields.map(({ entry }) => entry.text)).toEqual(
    expect.arrayContaining(["三公经费", "3.1", "3", "2.8", "874.2", "308.17", "1025.2"]),
  );
});

test.each(["绩效指标表", "绩效指标完成情况表", "年度绩效目标表"])(
  "funds over %s, which has none of its own, are those of the form",
  (title) => {
    const table = only(`
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 农村饮水 | < | < | < | < | < | <
资金（万元） | < | 全年预算数 | < | 全年执行数 | 执行率 | 分值 | 得分
^ | 年度资金总额 | 500 | < | 475 | 95% | 10 | 9.5
${title} | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未完成原因
产出指标 | 数量指标 | 修建水池 | 20座 | 20座 | 90 | 90 |`);
    expect(table.budget.map(({ adjusted }) => adjusted?.text)).toEqual(["500"]);
  },
);

describe("what an amount is made of, under its name", () => {
  const tasks = (heads: string, amount: string, parts: string, sum: string) =>
    form(`${heads} | 主要内容 | ${amount} | < | < | 实际支出金额 | 预算执行率 | 原因
^ | ^ | ${parts} | ^ | ^ | ^
信访业务 | 接访办信 | 60 | 60 | | 51.3 | 85.5% | 差旅减少
积案化解 | 化解积案 | 40 | 30 | 10 | 40 | 100% |${sum}`);

  test.each([
    ["任务名称", "批复金额（万元）", "总额 | 财政拨款 | 其他资金"],
    ["工作任务", "预算金额", "合计 | 中央资金 | 地方资金"],
    ["重点任务", "年度预算", "小计 | 财政资金 | 自筹资金"],
  ])("%s with %s: of a list with a sum the sum is the whole", (heads, amount, parts) => {
    const table = only(tasks(heads, amount, parts, "\n合计 | < | 100 | 90 | 10 | 91.3 | 91.3% |"));
    expect(
      table.budget.map(({ label, adjusted, executed }) => [label.text, adjusted?.text, executed?.text])[0],
    ).toEqual(["合计", "100", "91.3"]);
    expect(table.coverage).toMatchObject({ missing: [], notUnderstood: [] });
    expect(table.unplaced).toEqual([]);
  });

  test.each([
    ["任务名称", "批复金额（万元）", "总额 | 财政拨款 | 其他资金"],
    ["工作任务", "预算金额", "合计 | 中央资金 | 地方资金"],
    ["重点任务", "年度预算", "小计 | 财政资金 | 自筹资金"],
  ])("%s with %s: of a list without a sum no row is the whole, and all is kept", (heads, amount, parts) => {
    const table = only(tasks(heads, amount, parts, ""));
    expect(table.budget).toEqual([]);
    expect(table.extraFields.map(({ entry }) => entry.text)).toEqual(
      expect.arrayContaining(["接访办信", "60", "51.3", "85.5%", "化解积案", "40", "30", "10", "100%"]),
    );
    // The indicators weigh 90: what is left of 100 is the execution's, and not told.
    expect(table.coverage).toMatchObject({ missing: ["adjusted", "executed"], notUnderstood: [] });
  });
});
