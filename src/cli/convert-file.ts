import { build, type BuildOptions } from "../building/build";
import { convert } from "../building/convert/convert";
import type { LeftOver, LeftOverReason } from "../building/convert/left-over";
import { isForNextYear, REVIEW_PAPER } from "../building/convert/next-forms";
import { dataOf } from "../building/form-data";
import { reviewPaper } from "../building/review-paper";
import { sheetNames } from "../building/sheet-names";
import { describeFailure } from "../files/describe";
import type { Bilingual, FormId, FormSpec } from "../forms/form-spec";
import { formSpecOf, type FormRead } from "../forms/form-read";
import { FORMS } from "../forms/registry";
import type { Language } from "../report/language";
import { review, type ReviewedTable } from "../report/review";
import { reviewFindings } from "../report/review-findings";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { buildWishes } from "./form-options";
import { noSuch } from "./no-such";
import { openWorkbook } from "./open-workbook";
import { profileFor } from "../scoring/profiles/registry";
import { profileNamed } from "./profile-named";
import { saveWorkbook } from "./save-workbook";

const REVIEW_NAME: Bilingual = { zh: "复核工作底稿", en: "Review work paper" };

type Tables =
  | { readonly tables: readonly ReviewedTable[] }
  | { readonly problem: Bilingual }
  /** A document that holds no table at all, which is no failure. */
  | { readonly nothing: Bilingual };
type Profile = BuildOptions["profile"] | null;

async function tablesOf(file: string, profile: Profile): Promise<Tables> {
  const reading = await openWorkbook(file);
  if (reading.kind !== "read") return { problem: reading.why };
  if (reading.sheets.length === 0)
    return { nothing: describeFailure({ kind: "no-tables", ...(reading.pdf ? { pdf: reading.pdf } : {}) }) };
  const { tables } = review(reading.sheets, profile);
  if (tables.length > 0) return { tables };
  return {
    problem: {
      zh: "没有找到绩效表：表头应有一级指标、二级指标、三级指标等栏目。",
      en: "No performance table was found: a header with 一级指标, 二级指标 and 三级指标 is wanted.",
    },
  };
}

/** The usual year, unless the person says otherwise. */
function isNextYear(asked: string | undefined, from: Pick<FormRead, "stage">, to: FormId): boolean {
  return asked === undefined ? isForNextYear(from, to) : asked === "next";
}

const REASONS: Readonly<Record<Language, Readonly<Record<LeftOverReason, string>>>> = {
  zh: { "no-place": "新表没有位置", merged: "已并入同类资金", "other-year": "属于上一年" },
  en: {
    "no-place": "no place in the new form",
    merged: "added to funds of its kind",
    "other-year": "of the year before",
  },
};

const LONGEST_SHOWN = 40;

function leftLine({ label, row, text, reason }: LeftOver, language: Language): string {
  const where = [label, row].filter((part) => part !== "").join(" · ");
  const plain = text.replace(/\s+/g, " ");
  const shown = plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
  const [colon, open, close] = language === "zh" ? ["：", "（", "）"] : [": ", " (", ")"];
  return `  ${where}${colon}${shown}${open}${REASONS[language][reason]}${close}\n`;
}

interface Made {
  readonly sheet: SheetSpec;
  readonly left: readonly LeftOver[];
}

interface Making {
  readonly to: FormSpec;
  readonly year: string | undefined;
  readonly options: Omit<BuildOptions, "sheetName">;
}

function make({ scored }: ReviewedTable, sheetName: string, { to, year, options }: Making): Made {
  const from = formSpecOf(scored.table);
  const nextYear = isNextYear(year, from, to.id);
  const { data, left } = convert(dataOf(scored.table), from, to, { nextYear });
  return { sheet: build(to, data, { ...options, sheetName }), left };
}

function makeReview(table: ReviewedTable, sheetName: string, language: Language): Made {
  return { sheet: reviewPaper(table.scored, reviewFindings(table, language), sheetName), left: [] };
}

/** Makes the forms that the person asked for, and says what did not come along. */
export async function convertFile(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = (where: string, problem: Bilingual): ExitCode => {
    terminal.tell(`${where}${language === "zh" ? "：" : ": "}${problem[language]}`);
    return 2;
  };
  const [file, ...others] = operands;
  const targets = [...FORMS.map(({ id }) => id), REVIEW_PAPER];
  if (file === undefined || others.length > 0) {
    return complain("hengbiao convert", { zh: "要写一个文件。", en: "one file is wanted." });
  }
  const asked = options["to"];
  if (asked === undefined) {
    return complain("--to", {
      zh: `要写转成哪种表：${targets.join("、")}。`,
      en: `a form to make is wanted: ${targets.join(", ")}.`,
    });
  }
  const to = FORMS.find(({ id }) => id === asked);
  if (!to && asked !== REVIEW_PAPER) {
    terminal.tell(noSuch(asked, targets, language));
    return 2;
  }
  const wishes = buildWishes(options);
  if ("zh" in wishes) return complain("hengbiao convert", wishes);
  const named = await profileNamed(options["profile"]);
  if ("problem" in named) return complain("--profile", named.problem);
  const { profile } = named;

  const found = await tablesOf(file, profile);
  if ("problem" in found) return complain(file, found.problem);
  if ("nothing" in found) {
    complain(file, found.nothing);
    return 0;
  }
  const name = to ? to.name : REVIEW_NAME;
  const names = sheetNames(
    found.tables.map(({ scored }) => scored.table.fields.projectName?.text ?? scored.table.sheet),
  );
  const made: Made[] = [];
  for (const [i, table] of found.tables.entries()) {
    const sheetName = names[i] ?? name.zh;
    const { month, rows, formulas, locked } = wishes;
    const settings = {
      month,
      rowsPerClass: rows ?? 0,
      formulas,
      locked,
      profile: profileFor(to?.id ?? null, profile).profile,
    };
    made.push(
      to
        ? make(table, sheetName, { to, year: options["year"], options: settings })
        : makeReview(table, sheetName, language),
    );
  }
  const out = options["out"] ?? `${name.zh}.xlsx`;
  const problem = await saveWorkbook(
    out,
    made.map(({ sheet }) => sheet),
  );
  if (problem) return complain("hengbiao convert", problem);
  await terminal.print(
    language === "zh"
      ? `已保存 ${out}：${name.zh} ${made.length} 张。\n`
      : `Saved ${out}: ${asked}, sheets: ${made.length}.\n`,
  );
  for (const { sheet, left } of made) {
    if (left.length === 0) continue;
    const title =
      language === "zh" ? `［${sheet.name}］没有带入新表的内容：` : `[${sheet.name}] not in the new form:`;
    await terminal.print(`${title}\n${left.map((item) => leftLine(item, language)).join("")}`);
  }
  return 0;
}
