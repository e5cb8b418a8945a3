import { build } from "../building/build";
import { NO_DATA, type FormData } from "../building/form-data";
import type { UnfitData } from "../building/form-data-schema";
import { sheetNames } from "../building/sheet-names";
import type { Bilingual } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { complaints } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { readJsonFile } from "./json-file";
import { UNITS, buildWishes, wholeNumber } from "./form-options";
import { noSuch } from "./lists";
import { profileFor } from "../scoring/profiles/registry";
import { profileNamed } from "./profile-named";
import { formFile } from "./learned-forms";
import { leftText } from "../filling/left-over-text";
import { numbered, saveFile, saveWorkbook } from "./save-workbook";
import type { LeftOver } from "../building/convert/left-over";
import type { Language } from "../report/language";

/** Rows of each 二级指标 in a form that nothing is put into. */
const ROWS_OF_A_BLANK_FORM = 2;

/** The form that tables are wanted of; `any` takes those of every form. */
interface Wanted {
  readonly id: string;
  readonly name: Bilingual;
  readonly any?: true;
}

type Given = { readonly data: readonly FormData[] } | { readonly problem: Bilingual };

/** Tables that one workbook is made of: Excel shows no more sheets well. */
const MOST_TABLES = 1000;
/** Rows of all of them together, which take a minute to be laid out. */
const MOST_ROWS = 20_000;

function unfitProblem(file: string, unfit: UnfitData): Bilingual {
  switch (unfit.kind) {
    case "no-object":
      return {
        zh: `${file} 不是一张表的数据：应为一个 JSON 对象，格式见 docs/report.md。`,
        en: `${file} is not the data of a table: an object of JSON is wanted; see docs/report.md.`,
      };
    case "nothing-known":
      return {
        zh: `${file} 里没有可以填入的内容，可用的有：${unfit.known.join("、")}，格式见 docs/report.md。`,
        en: `${file} holds nothing to fill in; known are ${unfit.known.join(", ")}; see docs/report.md.`,
      };
    case "too-many":
      return {
        zh: `${file} 的“${unfit.list}”太多：${unfit.rows} 行，最多 ${unfit.most} 行。`,
        en: `"${unfit.list}" of ${file} is too long: ${unfit.rows} rows, at most ${unfit.most}.`,
      };
  }
}

/** The tables of a report that are of this form, or the one table a file holds. */
function tablesIn(value: unknown, form: Wanted): readonly unknown[] {
  if (typeof value !== "object" || value === null || !("files" in value) || !Array.isArray(value.files)) {
    return [value];
  }
  const files: readonly unknown[] = value.files;
  return files
    .flatMap((file): readonly unknown[] =>
      typeof file === "object" && file !== null && "tables" in file && Array.isArray(file.tables)
        ? file.tables
        : [],
    )
    .filter(
      (table) =>
        form.any === true ||
        (typeof table === "object" && table !== null && "form" in table && table.form === form.id),
    );
}

async function dataIn(file: string, form: Wanted): Promise<Given> {
  const read = await readJsonFile(file);
  if (read.kind === "problem") {
    const { zh, en } = read.problem;
    return {
      problem: {
        zh: `${file} ${read.opened ? zh : `打不开或不是 JSON（${zh}）`}。可以用 hengbiao score --format json 的结果。`,
        en: `${file} ${read.opened ? `is ${en}` : `cannot be opened or is no JSON (${en})`}. What hengbiao score --format json prints will do.`,
      },
    };
  }
  const { value } = read;
  const tables = tablesIn(value, form);
  if (tables.length === 0) {
    return {
      problem: {
        zh: `${file} 里没有“${form.name.zh}”。要把别的表转成它，请用 hengbiao convert。`,
        en: `${file} holds no ${form.id}. To make it from another form, use hengbiao convert.`,
      },
    };
  }
  // Loaded only here: zod costs time, and a blank form needs none.
  const { formDataSchema, unfitData } = await import("../building/form-data-schema");
  if (tables.length > MOST_TABLES) {
    return {
      problem: {
        zh: `${file} 里的表太多：${tables.length} 张，一次最多 ${MOST_TABLES} 张。`,
        en: `${file} holds too many tables: ${tables.length}, at most ${MOST_TABLES} at a time.`,
      },
    };
  }
  const data: FormData[] = [];
  let rows = 0;
  for (const table of tables) {
    const unfit = unfitData(table);
    if (unfit) return { problem: unfitProblem(file, unfit) };
    const read = formDataSchema.safeParse(table);
    if (read.success) {
      data.push(read.data);
      rows += read.data.indicators.length + read.data.budget.length;
      if (rows > MOST_ROWS) {
        return {
          problem: {
            zh: `${file} 里各表的行太多，一次最多 ${MOST_ROWS} 行。`,
            en: `The tables of ${file} have too many rows, at most ${MOST_ROWS} at a time.`,
          },
        };
      }
      continue;
    }
    const [issue] = read.error.issues;
    const place = issue?.path.map(String).join(".") ?? "";
    return {
      problem: {
        zh: `${file} 的“${place}”填写有误，应为文字或数字，格式见 docs/report.md。`,
        en: `"${place}" of ${file} is faulty: a text or a number is wanted; see docs/report.md.`,
      },
    };
  }
  return { data };
}

/** Fills in a department's own workbook: one file for each table of the data. */
async function fillTemplate(
  file: string,
  options: CommandInput["options"],
  language: Language,
  terminal: Terminal,
  complain: (problem: Bilingual) => ExitCode,
): Promise<ExitCode> {
  const read = await formFile(file);
  if ("problem" in read)
    return complain({ zh: `${file} ${read.problem.zh}`, en: `${file} ${read.problem.en}` });
  const { form, bytes } = read;
  const year = wholeNumber(options, "year", 1949, 2200);
  if (typeof year === "object" && year !== null) return complain(year);
  const source = options["data"];
  const name = { zh: form.name, en: form.name };
  const given: Given =
    source === undefined ? { data: [NO_DATA] } : await dataIn(source, { id: form.name, name, any: true });
  if ("problem" in given) return complain(given.problem);
  const { fillLearnedForm } = await import("../filling/fill-learned-form");
  const unit = UNITS.get(options["unit"] ?? "") ?? null;
  const out = options["out"] ?? `${form.name}.xlsx`;
  const made: { readonly name: string; readonly left: readonly LeftOver[] }[] = [];
  for (const [i, data] of given.data.entries()) {
    const filled = await fillLearnedForm(form, bytes, {
      ...data,
      year: year ?? data.year,
      amountUnit: unit ?? data.amountUnit,
    });
    if (filled.kind === "refused")
      return complain({ zh: `${file} ${filled.why.zh}`, en: `${file} ${filled.why.en}` });
    const target = given.data.length === 1 ? out : numbered(out, i + 1);
    const problem = await saveFile(target, filled.bytes);
    if (problem) return complain(problem);
    made.push({ name: target, left: filled.left });
    await terminal.print(
      language === "zh" ? `已保存 ${target}：${form.name}。\n` : `Saved ${target}: ${form.name}.\n`,
    );
  }
  for (const each of made) await terminal.print(leftText(`[${each.name}]`, each.left, language));
  return 0;
}

/** Makes the form that the person asked for. */
export async function makeTemplate(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const say = complaints(terminal, language);
  const complain = (problem: Bilingual): ExitCode => say("hengbiao template", problem);
  const [asked] = operands;
  const learned = options["form"] ?? (asked !== undefined && /\.xlsx$/i.test(asked) ? asked : undefined);
  if (learned !== undefined) return fillTemplate(learned, options, language, terminal, complain);
  const ids = FORMS.map(({ id }) => id);
  const form = FORMS.find(({ id }) => id === asked);
  if (!form) {
    if (asked !== undefined) {
      terminal.tell(noSuch(asked, ids, language));
      return 2;
    }
    return complain({ zh: `要写一个表样：${ids.join("、")}。`, en: `a form is wanted: ${ids.join(", ")}.` });
  }
  const wishes = buildWishes(options);
  if ("zh" in wishes) return complain(wishes);
  const year = wholeNumber(options, "year", 1949, 2200);
  if (typeof year === "object" && year !== null) return complain(year);
  const profile = await profileNamed(options["profile"]);
  if ("problem" in profile) return complain(profile.problem);

  const file = options["data"];
  const given: Given = file === undefined ? { data: [NO_DATA] } : await dataIn(file, form);
  if ("problem" in given) return complain(given.problem);

  const unit = UNITS.get(options["unit"] ?? "") ?? null;
  const names = sheetNames(given.data.map(({ fields }) => fields.projectName ?? form.name.zh));
  const sheets = given.data.map((data, i) =>
    build(
      form,
      { ...data, year: year ?? data.year, amountUnit: unit ?? data.amountUnit },
      {
        sheetName: names[i] ?? form.name.zh,
        rowsPerClass: wishes.rows ?? (file === undefined ? ROWS_OF_A_BLANK_FORM : 0),
        month: wishes.month,
        formulas: wishes.formulas,
        locked: wishes.locked,
        profile: profileFor(form.id, profile.profile).profile,
      },
    ),
  );
  const out = options["out"] ?? `${form.name.zh}.xlsx`;
  const problem = await saveWorkbook(out, sheets);
  if (problem) return complain(problem);
  await terminal.print(
    language === "zh"
      ? `已保存 ${out}：${form.name.zh} ${sheets.length} 张。\n`
      : `Saved ${out}: ${form.id}, sheets: ${sheets.length}.\n`,
  );
  return 0;
}
