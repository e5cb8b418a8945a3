// The official forms as sheets, each drawn from a table's data the way its form is printed.
import { runs, sheet } from "./sheet.mjs";

const AMOUNT = "#,##0.00";
const PERCENT = "0.00%";
const LEFT = { left: true };

function putLevels(page, top, left, indicators) {
  for (const [at, rows] of runs(indicators, (row) => row.level1)) {
    page.put(top + at, left, indicators[at].level1, { rows });
  }
  for (const [at, rows] of runs(indicators, (row) => `${row.level1} ${row.level2}`)) {
    page.put(top + at, left + 1, indicators[at].level2, { rows });
  }
}

/** 部门预算项目支出绩效自评表, columns A to K. */
export function projectSelfEvaluation(name, table) {
  const page = sheet(name, [9, 18, 18, 26, 10, 12, 9, 12, 8, 8, 32]);
  const { budget, indicators } = table;
  page.put(0, 0, `部门预算项目支出绩效自评表（${table.year}年度）`, { columns: 11, title: true, framed: false });
  page.put(1, 0, "项目名称", { columns: 2 });
  page.put(1, 2, table.code ? `${table.code}-${table.projectName}` : table.projectName, { columns: 9 });
  page.put(2, 0, "主管部门", { columns: 2 });
  page.put(2, 2, table.competentDepartment, { columns: 4 });
  page.put(2, 6, "实施单位（盖章）", { columns: 2 });
  page.put(2, 8, table.implementingUnit, { columns: 3 });
  page.put(3, 0, "项目基本情况", { rows: 3 });
  page.put(3, 1, "1.项目年度目标完成情况", { rows: 2 });
  page.put(3, 2, "项目年度目标", { columns: 4 });
  page.put(3, 6, "年度目标完成情况", { columns: 5 });
  page.put(4, 2, table.annualGoal, { columns: 4, ...LEFT });
  page.put(4, 6, table.goalCompletion, { columns: 5, ...LEFT });
  page.put(5, 1, "2.项目实施内容及过程概述");
  page.put(5, 2, table.implementation, { columns: 9, ...LEFT });

  page.put(6, 0, "预算执行情况（10分）", { rows: budget.length + 1 });
  page.put(6, 1, "年度预算数（万元）");
  page.put(6, 2, "年初预算");
  page.put(6, 3, "调整后预算数");
  page.put(6, 4, "预算执行数", { columns: 3 });
  page.put(6, 7, "预算执行率");
  page.put(6, 8, "权重");
  page.put(6, 9, "得分");
  page.put(6, 10, "原因");
  budget.forEach(([label, initial, adjusted, executed, rate, weight, score], at) => {
    const row = 7 + at;
    page.put(row, 1, label);
    page.put(row, 2, initial, { format: AMOUNT });
    page.put(row, 3, adjusted, { format: AMOUNT });
    page.put(row, 4, executed, { columns: 3, format: AMOUNT });
    page.put(row, 7, rate, { format: PERCENT });
    page.put(row, 8, weight);
    page.put(row, 9, score);
  });
  page.put(7, 10, table.executionReason, { rows: budget.length, ...LEFT });

  const head = 7 + budget.length;
  page.put(head, 0, "绩效指标（90分）", { rows: indicators.length + 1 });
  ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析"].forEach(
    (label, at) => page.put(head, 1 + at, label),
  );
  putLevels(page, head + 1, 1, indicators);
  indicators.forEach((row, at) => {
    const { nature, target, unit, actual, weight, score, reason } = row;
    page.put(head + 1 + at, 3, row.name);
    [nature, target, unit, actual, weight, score].forEach((value, column) =>
      page.put(head + 1 + at, 4 + column, value),
    );
    page.put(head + 1 + at, 10, reason ?? "", LEFT);
  });

  const foot = head + 1 + indicators.length;
  page.put(foot, 0, "合计", { columns: 8 });
  page.put(foot, 8, 100);
  page.put(foot, 9, table.total);
  page.put(foot, 10, "");
  [
    ["评价结论", table.conclusion],
    ["存在问题", table.problems],
    ["改进措施", table.improvements],
  ].forEach(([label, value], at) => {
    page.put(foot + 1 + at, 0, label);
    page.put(foot + 1 + at, 1, value, { columns: 10, ...LEFT });
  });
  page.put(foot + 4, 0, "项目负责人：", { columns: 6, left: true, framed: false });
  page.put(foot + 4, 6, "财务负责人：", { columns: 5, left: true, framed: false });
  return page.finish();
}

/** 项目自评表 of Hubei, columns A to H: full marks behind the names, 20 points for the execution in the heading. */
export function hubeiSelfEvaluation(name, table) {
  const page = sheet(name, [14, 14, 16, 28, 13, 13, 26, 11]);
  const { indicators, funds } = table;
  page.put(0, 0, `${table.year}年度项目自评表`, { columns: 8, title: true, framed: false });
  page.put(1, 0, "单位名称");
  page.put(1, 1, table.competentDepartment, { columns: 3 });
  page.put(1, 4, "填报日期");
  page.put(1, 5, table.reported, { columns: 3 });
  page.put(2, 0, "项目名称");
  page.put(2, 1, table.projectName, { columns: 7 });
  page.put(3, 0, "主管部门");
  page.put(3, 1, table.competentDepartment, { columns: 3 });
  page.put(3, 4, "项目实施单位");
  page.put(3, 5, table.implementingUnit, { columns: 3 });
  [
    ["项目类别", table.projectType],
    ["项目属性", table.attribute],
    ["项目类型", table.duration],
  ].forEach(([label, value], at) => {
    page.put(4 + at, 0, label);
    page.put(4 + at, 1, value, { columns: 7, ...LEFT });
  });
  page.put(7, 0, "预算执行情况（万元）\n（20分）", { rows: 2 });
  page.put(7, 1, "", { columns: 3 });
  ["预算数（A）", "执行数（B）", "执行率（B/A）", "得分\n（20分*执行率）"].forEach((label, at) =>
    page.put(7, 4 + at, label),
  );
  page.put(8, 1, "年度财政资金总额", { columns: 3 });
  funds.forEach((value, at) => page.put(8, 4 + at, value, { format: at === 2 ? PERCENT : AMOUNT }));
  page.put(9, 0, "年度绩效目标\n（80分）", { rows: indicators.length + 1 });
  ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "评分标准", "得分"].forEach((label, at) =>
    page.put(9, 1 + at, label),
  );
  putLevels(page, 10, 1, indicators);
  indicators.forEach((row, at) => {
    const place = 10 + at;
    page.put(place, 3, `${row.name}（${row.weight}分）`);
    page.put(place, 4, row.target);
    page.put(place, 5, row.actual);
    page.put(place, 6, row.rule, LEFT);
    page.put(place, 7, row.score);
  });
  const foot = 10 + indicators.length;
  page.put(foot, 0, "总分", { columns: 7 });
  page.put(foot, 7, table.total);
  [
    ["偏差大或\n目标未完成原因分析", table.reason],
    ["改进措施及\n结果应用方案", table.improvements],
  ].forEach(([label, value], at) => {
    page.put(foot + 1 + at, 0, label);
    page.put(foot + 1 + at, 1, value, { columns: 7, ...LEFT });
  });
  return page.finish();
}

/** 项目支出绩效自评表 of the Ministry, columns A to I, amounts in 元. */
export function nationalSelfEvaluation(name, table) {
  const page = sheet(name, [8, 12, 18, 26, 14, 16, 10, 10, 28]);
  const { budget, indicators } = table;
  page.put(0, 0, "项目支出绩效自评表", { columns: 9, title: true, framed: false });
  page.put(1, 0, `（${table.year} 年度）`, { columns: 9, framed: false });
  page.put(2, 0, "项目名称", { columns: 2 });
  page.put(2, 2, table.projectName, { columns: 7 });
  page.put(3, 0, "主管部门", { columns: 2 });
  page.put(3, 2, table.competentDepartment, { columns: 3 });
  page.put(3, 5, "实施单位");
  page.put(3, 6, table.implementingUnit, { columns: 3 });
  page.put(4, 0, "项目资金（元）", { columns: 2, rows: budget.length + 1 });
  ["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"].forEach((label, at) =>
    page.put(4, 2 + at, label),
  );
  budget.forEach(([label, initial, adjusted, executed, weight, rate, score], at) => {
    page.put(5 + at, 2, label);
    [initial, adjusted, executed].forEach((amount, column) =>
      page.put(5 + at, 3 + column, amount, { format: AMOUNT }),
    );
    page.put(5 + at, 6, weight);
    page.put(5 + at, 7, rate, { format: PERCENT });
    page.put(5 + at, 8, score);
  });
  const goals = 5 + budget.length;
  page.put(goals, 0, "年度总体目标", { rows: 2 });
  page.put(goals, 1, "预期目标", { columns: 4 });
  page.put(goals, 5, "实际完成情况", { columns: 4 });
  page.put(goals + 1, 1, table.annualGoal, { columns: 4, ...LEFT });
  page.put(goals + 1, 5, table.goalCompletion, { columns: 4, ...LEFT });
  const head = goals + 2;
  page.put(head, 0, "绩效指标", { rows: indicators.length + 1 });
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"].forEach(
    (label, at) => page.put(head, 1 + at, label),
  );
  putLevels(page, head + 1, 1, indicators);
  indicators.forEach((row, at) => {
    page.put(head + 1 + at, 3, row.name);
    [row.target, row.actual, row.weight, row.score].forEach((value, column) =>
      page.put(head + 1 + at, 4 + column, value),
    );
    page.put(head + 1 + at, 8, row.reason ?? "", LEFT);
  });
  const foot = head + 1 + indicators.length;
  page.put(foot, 0, "总分", { columns: 6 });
  page.put(foot, 6, 100);
  page.put(foot, 7, table.total);
  page.put(foot, 8, "");
  return page.finish();
}

/** 江苏省省级项目预算绩效目标表, columns A to E; indicator values are texts, as in the form. */
export function target(name, table) {
  const page = sheet(name, [14, 16, 34, 20, 20]);
  page.put(0, 0, "江苏省省级项目预算绩效目标表", { columns: 5, title: true, framed: false });
  page.put(1, 0, `${table.year}年度`, { columns: 5, framed: false });
  [
    ["项目名称", table.projectName, "主管部门", table.competentDepartment],
    ["项目类型", table.projectType, "项目级次", table.projectLevel],
    ["开始时间", table.startYear, "完成时间", table.endYear],
    ["实施单位", table.implementingUnit, "项目负责人/联系电话", ""],
  ].forEach(([left, value, right, other], at) => {
    page.put(2 + at, 0, left);
    page.put(2 + at, 1, value, { columns: 2 });
    page.put(2 + at, 3, right);
    page.put(2 + at, 4, other);
  });
  [
    ["立项必要性", table.necessity],
    ["实施可行性", table.feasibility],
    ["项目实施内容", table.content],
  ].forEach(([label, value], at) => {
    page.put(6 + at, 0, label);
    page.put(6 + at, 1, value, { columns: 4, ...LEFT });
  });
  const { income, expenditure, indicators } = table;
  page.put(9, 0, "项目资金（万元）", { rows: income.length + expenditure.length + 2 });
  page.put(9, 1, "收入", { rows: income.length + 1 });
  page.put(9, 2, "", { columns: 2 });
  page.put(9, 4, "全年(程)预算数");
  income.forEach(([label, amount], at) => {
    page.put(10 + at, 2, label, { columns: 2 });
    page.put(10 + at, 4, amount, { format: AMOUNT });
  });
  const spending = 10 + income.length;
  page.put(spending, 1, "支出", { rows: expenditure.length + 1 });
  page.put(spending, 2, "");
  page.put(spending, 3, "半年(程)计划执行数");
  page.put(spending, 4, "全年(程)预算数");
  expenditure.forEach(([item, halfYear, fullYear], at) => {
    page.put(spending + 1 + at, 2, item);
    page.put(spending + 1 + at, 3, halfYear, { format: AMOUNT });
    page.put(spending + 1 + at, 4, fullYear, { format: AMOUNT });
  });
  const goals = spending + 1 + expenditure.length;
  page.put(goals, 0, "中长期目标");
  page.put(goals, 1, table.longTermGoal, { columns: 4, ...LEFT });
  page.put(goals + 1, 0, "年度目标");
  page.put(goals + 1, 1, table.annualGoal, { columns: 4, ...LEFT });
  const head = goals + 2;
  ["一级指标", "二级指标", "三级指标", "半年(程)指标值", "全年(程)指标值"].forEach((label, at) =>
    page.put(head, at, label),
  );
  putLevels(page, head + 1, 0, indicators);
  indicators.forEach((row, at) => {
    page.put(head + 1 + at, 2, row.name);
    page.put(head + 1 + at, 3, row.halfYear, { format: "@" });
    page.put(head + 1 + at, 4, row.fullYear, { format: "@" });
  });
  return page.finish();
}

/** 项目支出绩效目标运行监控表. */
export function monitoring(name, table, options) {
  const page = sheet(name, [8, 12, 16, 24, 12, 12, 12, 8, 8, 8, 8, 8, 22, 8, 8, 8, 14]);
  const { budget, indicators, months } = table;
  page.put(0, 0, `项目支出绩效目标运行监控表（${table.year}年度）`, { columns: 17, title: true, framed: false });
  page.put(1, 0, "项目名称", { columns: 2 });
  page.put(1, 2, table.projectName, { columns: 15 });
  page.put(2, 0, "主管部门", { columns: 2 });
  page.put(2, 2, table.competentDepartment, { columns: 5 });
  page.put(2, 7, "实施单位", { columns: 3 });
  page.put(2, 10, table.implementingUnit, { columns: 7 });
  page.put(3, 0, "项目资金（万元）", { columns: 2, rows: budget.length + 1 });
  page.put(3, 2, "", { columns: 2 });
  page.put(3, 4, "年初预算数", { columns: 2 });
  page.put(3, 6, `1-${months}月执行数`, { columns: 3 });
  page.put(3, 9, `1-${months}月执行率`, { columns: 3 });
  page.put(3, 12, "全年预计执行数", { columns: 5 });
  budget.forEach(([label, initial, executed, rate, forecast], at) => {
    page.put(4 + at, 2, label, { columns: 2 });
    page.put(4 + at, 4, initial, { columns: 2, format: AMOUNT });
    page.put(4 + at, 6, executed, { columns: 3, format: AMOUNT });
    page.put(4 + at, 9, rate, { columns: 3, format: PERCENT });
    page.put(4 + at, 12, forecast, { columns: 5, format: AMOUNT });
  });
  const goal = 4 + budget.length;
  page.put(goal, 0, "年度目标", { columns: 2 });
  page.put(goal, 2, table.annualGoal, { columns: 15, ...LEFT });
  const head = goal + 1;
  page.put(head, 0, "绩效指标", { rows: indicators.length + 2 });
  ["一级指标", "二级指标", "三级指标", "年度指标值", `1-${months}月执行情况`, "全年预计完成情况"].forEach((label, at) =>
    page.put(head, 1 + at, label, { rows: 2 }),
  );
  page.put(head, 7, "偏差原因分析", { columns: 6 });
  ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明"].forEach((label, at) =>
    page.put(head + 1, 7 + at, label),
  );
  page.put(head, 13, "完成目标可能性", { columns: 3 });
  ["确定能", "有可能", "完全不可能"].forEach((label, at) => page.put(head + 1, 13 + at, label));
  page.put(head, 16, "备注", { rows: 2 });
  putLevels(page, head + 2, 1, indicators);
  indicators.forEach((row, at) => {
    const line = head + 2 + at;
    [row.name, row.target, row.progress, row.forecast].forEach((value, column) =>
      page.put(line, 3 + column, value),
    );
    ["funding", "policy", "staff", "hardware", "other"].forEach((cause, column) =>
      page.put(line, 7 + column, row.cause === cause ? "√" : ""),
    );
    page.put(line, 12, row.reason ?? "", LEFT);
    ["sure", "perhaps", "never"].forEach((chance, column) =>
      page.put(line, 13 + column, row.chance === chance ? "√" : ""),
    );
    page.put(line, 16, "");
  });
  return page.finish(options);
}

/** 整体支出绩效目标实现情况 of a department. */
export function overall(name, table) {
  const page = sheet(name, [12, 16, 40, 12, 14, 12, 8, 14]);
  const { indicators } = table;
  page.put(0, 0, `${table.year}年度整体支出绩效目标实现情况`, { columns: 8, title: true, framed: false });
  ["一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "权重", "完成值"].forEach((label, at) =>
    page.put(1, at, label),
  );
  putLevels(page, 2, 0, indicators);
  indicators.forEach((row, at) => {
    [row.name, row.nature, row.target, row.unit, row.weight, row.actual].forEach((value, column) =>
      page.put(2 + at, 2 + column, value),
    );
  });
  return page.finish();
}

/** A sheet that holds no table: notes, as many workbooks have one. */
export function notes(name, lines) {
  const page = sheet(name, [100]);
  lines.forEach((line, at) => page.put(at, 0, line, { left: true, framed: false, bold: at === 0 }));
  return page.finish();
}
