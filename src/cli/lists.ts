import type { Language } from "../report/language";
import { padEnd } from "../report/text-lines";
import { displayWidth } from "../sheet/text-width";

/** Rows as lines with their cells below one another; the last cell of a row is as long as it likes. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : padEnd(cell, widths[at] ?? 0))).join("  "),
  );
}

/** What to say when a name was asked for that a list does not have. */
export function noSuch(asked: string, known: readonly string[], language: Language): string {
  return language === "zh"
    ? `没有 ${asked}，可以是 ${known.join("、")}。`
    : `There is no ${asked}; there are ${known.join(", ")}.`;
}
