import { indexLibrary, searchLibrary } from "../library/search";
import { shippedIndicators } from "../library/shipped";
import { columns } from "./lists";
import type { CommandInput, ExitCode, Terminal } from "./command";

/** Lists what the library has of what the person asked for. */
export async function listIndicators(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const { level1, level2, format } = options;
  const found = searchLibrary(indexLibrary(shippedIndicators()), operands.join(" "), {
    ...(level1 === undefined ? {} : { level1 }),
    ...(level2 === undefined ? {} : { level2 }),
  });
  if (format === "json") {
    await terminal.print(`${JSON.stringify({ version: 1, indicators: found }, null, 2)}\n`);
    return 0;
  }
  if (found.length === 0) {
    terminal.tell(
      language === "zh"
        ? `指标库里没有含“${operands.join(" ")}”的指标，可以只写名称的一部分或拼音首字母，如 满意度 或 myd。`
        : `No indicator of the library is named like that; part of a name or its pinyin initials will do, such as myd.`,
    );
    return 0;
  }
  const rows = found.map(({ level1: first, level2: second, name, sign, target, unit, source }) => [
    [first, second].filter((level) => level !== "").join("/"),
    name,
    `${sign} ${target}${unit}`,
    source,
  ]);
  await terminal.print(`${columns(rows).join("\n")}\n`);
  return 0;
}
