import { z } from "zod";
import type { Bilingual } from "../forms/form-spec";
import { readJson } from "../json/read-json";
import { libraryIndicatorSchema, type LibraryIndicator } from "./library-indicator";

const VERSION = 1;
const MOST = 5000;

const fileSchema = z.object({
  version: z.literal(VERSION),
  indicators: z.array(libraryIndicatorSchema).max(MOST),
});

/** By which an indicator is told from others: its levels and its name. */
function keyOf({ level1, level2, name }: LibraryIndicator): string {
  return [level1, level2, name].join("\n");
}

/** A user's indicators with others added; one of the same levels and name takes the place of the older one. */
export function withIndicators(
  own: readonly LibraryIndicator[],
  added: readonly LibraryIndicator[],
): readonly LibraryIndicator[] {
  const once = new Map<string, LibraryIndicator>();
  for (const indicator of added) if (!once.has(keyOf(indicator))) once.set(keyOf(indicator), indicator);
  return [...own.filter((indicator) => !once.has(keyOf(indicator))), ...once.values()];
}

/** The indicators of a workbook without one of them. */
export function withoutIndicator(
  own: readonly LibraryIndicator[],
  indicator: LibraryIndicator,
): readonly LibraryIndicator[] {
  return own.filter((other) => keyOf(other) !== keyOf(indicator));
}

/** A user's indicators as the text of a file, for another workbook or person. */
export function exportIndicators(own: readonly LibraryIndicator[]): string {
  return `${JSON.stringify({ version: VERSION, indicators: own }, null, 2)}\n`;
}

/** What a file of indicators holds, or why it cannot be used, said to the person who chose it. */
export type ImportedIndicators =
  | { readonly kind: "indicators"; readonly indicators: readonly LibraryIndicator[] }
  | { readonly kind: "problem"; readonly problem: Bilingual };

function problem(zh: string, en: string): ImportedIndicators {
  return { kind: "problem", problem: { zh, en } };
}

/** Reads the text of a file that `exportIndicators` wrote, or a person did. Takes nothing of a file with a fault. */
export function importIndicators(text: string): ImportedIndicators {
  const read = readJson(text);
  if (read.kind === "problem") {
    return problem(
      `这不是指标库文件：内容${read.problem.zh}。请选择由“导出指标”保存的文件。`,
      `This is no indicator file: it is ${read.problem.en}. Choose a file saved by exporting indicators.`,
    );
  }
  const result = fileSchema.safeParse(read.value);
  if (result.success) return { kind: "indicators", indicators: result.data.indicators };
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const [list, position, part] = path;
  if (list === "indicators" && typeof position === "number") {
    const field = part === undefined ? "" : String(part);
    return problem(
      `指标库文件第 ${position + 1} 个指标的“${field}”填写有误。请改正后重新导入，未导入任何指标。`,
      `Indicator ${position + 1} of the file has a faulty “${field}”. Correct it and import again; nothing was imported.`,
    );
  }
  return problem(
    `指标库文件的“${path.map(String).join(".")}”有误，应为 version ${VERSION} 和 indicators 列表。未导入任何指标。`,
    `“${path.map(String).join(".")}” of the indicator file is faulty: version ${VERSION} and a list of indicators are wanted. Nothing was imported.`,
  );
}
