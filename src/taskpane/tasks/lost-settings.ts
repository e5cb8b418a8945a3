/** What is said where a workbook cannot hold what the pane keeps in it. */
export const LOST_IN_XLS = {
  zh: "这个工作簿是 .xls 格式，保存后评分规则、列对照、表样和复核决定会丢失。请另存为 .xlsx。",
  en: "This workbook is an .xls: rules, roles of columns, forms and decisions are lost once it is saved. Save it as an .xlsx.",
};
