import type { Bilingual } from "../forms/form-spec";

/** What a column of a list of projects holds. Columns of contacts have no role: nothing of them is kept. */
export const LIST_ROLES = [
  "code",
  "project",
  "unit",
  "department",
  "year",
  "batch",
  "form",
  "version",
  "status",
  "funding",
  "initial",
  "adjusted",
  "score",
  "reviewScore",
  "file",
] as const;

export type ListRole = (typeof LIST_ROLES)[number];

/** What people call each column of a list. */
export const LIST_ROLE_NAMES: Readonly<Record<ListRole, Bilingual>> = {
  code: { zh: "项目编码", en: "project code" },
  project: { zh: "项目名称", en: "project" },
  unit: { zh: "单位", en: "unit" },
  department: { zh: "主管部门", en: "department" },
  year: { zh: "年度", en: "year" },
  batch: { zh: "批次", en: "batch" },
  form: { zh: "表样", en: "form" },
  version: { zh: "表样版本", en: "version of the form" },
  status: { zh: "状态", en: "status" },
  funding: { zh: "资金来源", en: "source of funds" },
  initial: { zh: "年初预算", en: "initial budget" },
  adjusted: { zh: "调整后预算", en: "adjusted budget" },
  score: { zh: "自评总分", en: "total" },
  reviewScore: { zh: "复核总分", en: "total of the review" },
  file: { zh: "文件名", en: "file" },
};
