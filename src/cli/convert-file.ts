import { build, type BuildOptions } from "../building/build";
import { convert } from "../building/convert/convert";
import { leftBeside, leftUnread, withMonthOf, type LeftOver } from "../building/convert/left-over";
import { isForNextYear, REVIEW_PAPER } from "../building/convert/next-forms";
import { dataOf } from "../building/form-data";
import { reviewPaper } from "../building/review-paper";
import { namedApart, sheetNames } from "../building/sheet-names";
import { describeFailure, describeNote } from "../files/describe";
import { describePdf } from "../files/describe-pdf";
import type { Bilingual, FormId, FormSpec } from "../forms/form-spec";
import type { FormRead } from "../forms/form-read";
import { FORMS } from "../forms/registry";
import { formOfTable } from "../report/form-of-table";
import type { Language } from "../report/language";
import { NO_GUIDANCE, type GivenForm } from "../report/guidance";
import { BUDGET, review, type ReviewedTable } from "../report/review";
import { reviewFindings } from "../report/review-findings";
import type { SheetSpec } from "../sheet/sheet-spec";
import { complaints, type Complain } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { buildWishes } from "./form-options";
import { noSuch } from "./lists";
import { openFiles } from "./open-files";
import { profileFor } from "../scoring/profiles/registry";
import { profileNamed } from "./profile-named";
import { formFile, learnedForms, type FormFile } from "./learned-forms";
import { leftText, withCells } from "../filling/left-over-text";
import { numbered, saveFile, saveWorkbook } from "./save-workbook";

const REVIEW_NAME: Bilingual = { zh: "复核工作底稿", en: "Review work paper" };

const NO_FORM: Bilingual = {
  zh: "没有找到绩效表：表头应有一级指标、二级指标、三级指标等栏目。",
  en: "No performance table was found: a header with 一级指标, 二级指标 and 三级指标 is wanted.",
};

/** A table to make a form from, and the file it stands in. */
interface Source {
  readonly file: string;
  readonly table: ReviewedTable;
}

/** The usual year, unless the person says otherwise. */
function isNextYear(asked: string | undefined, from: Pick<FormRead, "stage">, to: FormId): boolean {
  return asked === undefined ? isForNextYear(from, to) : asked === "next";
}

interface Made {
  readonly file: string;
  readonly sheets: readonly [SheetSpec, ...SheetSpec[]];
  readonly left: readonly LeftOver[];
}

interface Making {
  readonly to: FormSpec;
  readonly year: string | undefined;
  readonly options: Omit<BuildOptions, "sheetName">;
  readonly forms: readonly GivenForm[];
}

function make(
  { file, table: { scored } }: Source,
  sheetName: string,
  { to, year, options, forms }: Making,
): Made {
  const from = formOfTable(scored.table, forms);
  const nextYear = isNextYear(year, from, to.id);
  const { data, left } = convert(dataOf(scored.table), from, to, { nextYear });
  return {
    file,
    sheets: [build(to, data, { ...options, sheetName })],
    left: withCells(scored.table, [
      ...withMonthOf(scored.table, left),
      ...leftBeside(scored.table),
      ...leftUnread(scored.table),
    ]),
  };
}

function makeReview({ file, table }: Source, sheetName: string, language: Language): Made {
  return { file, sheets: reviewPaper(table.scored, reviewFindings(table, language), sheetName), left: [] };
}

/** Names files from which nothing could be made: one as it is, several of a kind in one line. */
function tellWithout(
  {
    withoutTables,
    withoutForm,
  }: { readonly withoutTables: readonly string[]; readonly withoutForm: readonly string[] },
  complain: Complain,
): void {
  const tell = (files: readonly string[], one: Bilingual, many: (count: number) => Bilingual): void => {
    const [file, ...others] = files;
    if (file === undefined) return;
    if (others.length === 0) complain(file, one);
    else complain(listed(files), many(files.length));
  };
  tell(withoutTables, describeFailure({ kind: "no-tables" }), (count) => ({
    zh: `${count} 个文档里没有表格，没有转换。`,
    en: `${count} documents without a table, not converted.`,
  }));
  tell(withoutForm, NO_FORM, (count) => ({
    zh: `${count} 个文件里没有找到绩效表，没有转换。`,
    en: `${count} files without a performance table, not converted.`,
  }));
}

/** So many files are named, the others counted. */
const FILES_NAMED = 10;

function listed(files: readonly string[]): string {
  const named = files.slice(0, FILES_NAMED).join("、");
  return files.length > FILES_NAMED ? `${named} …` : named;
}

interface Filling {
  readonly own: FormFile;
  readonly year: string | undefined;
  readonly forms: readonly GivenForm[];
  readonly out: string | undefined;
  readonly language: Language;
}

/** Fills a department's own workbook with each of the tables, a file for each; false where one could not be. */
async function fillFrom(
  sources: readonly Source[],
  { own: { form, bytes, file }, year, forms, out = `${form.name}.xlsx`, language }: Filling,
  terminal: Terminal,
  complain: Complain,
): Promise<boolean> {
  const { fillFromTable } = await import("../filling/fill-from-table");
  const made: { readonly name: string; readonly left: readonly LeftOver[] }[] = [];
  for (const [i, { table }] of sources.entries()) {
    const asked = year === undefined ? null : year === "next" ? "next" : "same";
    const filled = await fillFromTable(form, bytes, table.scored.table, forms, asked);
    if (filled.kind === "refused") {
      complain(file, filled.why);
      return false;
    }
    const name = sources.length === 1 ? out : numbered(out, i + 1);
    const problem = await saveFile(name, filled.bytes);
    if (problem) {
      complain("hengbiao convert", problem);
      return false;
    }
    made.push({ name, left: filled.left });
    await terminal.print(
      language === "zh" ? `已保存 ${name}：${form.name}。\n` : `Saved ${name}: ${form.name}.\n`,
    );
  }
  for (const each of made) await terminal.print(leftText(`[${each.name}]`, each.left, language));
  return true;
}

/** Makes the forms that the person asked for, and says what did not come along. */
export async function convertFile(
  { operands, options, repeated, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = complaints(terminal, language);
  const targets = [...FORMS.map(({ id }) => id), REVIEW_PAPER];
  if (operands.length === 0) {
    return complain("hengbiao convert", {
      zh: "要写上文件、文件夹或通配符。",
      en: "name files, folders or patterns.",
    });
  }
  const formFiles = repeated["form"] ?? [];
  const [only] = formFiles;
  // A learned form alone is what to make; beside --to it says how to read.
  const asked = options["to"] ?? (formFiles.length === 1 ? only : undefined);
  const own =
    asked !== undefined && (asked === only || /\.xlsx$/i.test(asked)) ? await formFile(asked) : null;
  if (own && "problem" in own) return complain(asked ?? "--to", own.problem);
  if (asked === undefined) {
    return complain("--to", {
      zh: `要写转成哪种表：${targets.join("、")}。`,
      en: `a form to make is wanted: ${targets.join(", ")}.`,
    });
  }
  const to = FORMS.find(({ id }) => id === asked);
  if (!own && !to && asked !== REVIEW_PAPER) {
    terminal.tell(noSuch(asked, targets, language));
    return 2;
  }
  const wishes = buildWishes(options);
  if ("zh" in wishes) return complain("hengbiao convert", wishes);
  const named = await profileNamed(options["profile"]);
  if ("problem" in named) return complain("--profile", named.problem);
  const { profile } = named;

  const given = await learnedForms(formFiles);
  if ("problem" in given) return complain(given.file, given.problem);
  const { forms } = given;
  const sources: Source[] = [];
  const withoutForm: string[] = [];
  const inputs = await openFiles(operands, { complain, terminal }, ({ file, reading }) => {
    const { sheets, notes, pdf } = reading;
    const { tables } = review(sheets, profile, BUDGET, { ...NO_GUIDANCE, forms });
    if (tables.length === 0) withoutForm.push(file);
    for (const table of tables) sources.push({ file, table });
    if (pdf) complain(file, describePdf(pdf, sheets.length));
    for (const note of notes) complain(file, describeNote(note));
  });
  tellWithout({ ...inputs, withoutForm }, complain);
  if (sources.length === 0) return withoutForm.length > 0 || inputs.failed > 0 ? 2 : 0;
  if (own) {
    const filling = { own, year: options["year"], forms, out: options["out"], language };
    return (await fillFrom(sources, filling, terminal, complain)) && inputs.failed === 0 ? 0 : 2;
  }
  const name = to ? to.name : REVIEW_NAME;
  const names = sheetNames(
    sources.map(({ table: { scored } }) => scored.table.fields.projectName?.text ?? scored.table.sheet),
  );
  const made: Made[] = [];
  for (const [i, source] of sources.entries()) {
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
        ? make(source, sheetName, { to, year: options["year"], options: settings, forms })
        : makeReview(source, sheetName, language),
    );
  }
  const out = options["out"] ?? `${name.zh}.xlsx`;
  const problem = await saveWorkbook(out, namedApart(made.flatMap(({ sheets }) => sheets)));
  if (problem) return complain("hengbiao convert", problem);
  await terminal.print(
    language === "zh"
      ? `已保存 ${out}：${name.zh} ${made.length} 张。\n`
      : `Saved ${out}: ${asked}, sheets: ${made.length}.\n`,
  );
  const isOneFile = new Set(sources.map(({ file }) => file)).size === 1;
  for (const {
    file,
    sheets: [sheet],
    left,
  } of made) {
    const [open, close] = language === "zh" ? ["［", "］"] : ["[", "]"];
    const where = `${isOneFile ? "" : file}${open}${sheet.name}${close}`;
    await terminal.print(leftText(where, left, language));
  }
  return inputs.failed > 0 ? 2 : 0;
}
