import type { Language } from "./language";

/** Pages of the document that a sheet was made from: 第 31 页, 第 31、32 页. */
export function pagesText(pages: readonly number[], language: Language): string {
  const all = [...new Set(pages)].sort((a, b) => a - b);
  if (language === "zh") return `第 ${all.join("、")} 页`;
  return `${all.length === 1 ? "page" : "pages"} ${all.join(", ")}`;
}
