import { describeFailure } from "../../files/describe";
import { decryptedFile, readWorkbook } from "../../files/read-workbook";
import { fillFromTable } from "../../filling/fill-from-table";
import { withLearnedForm } from "../../filling/learned-file";
import { leftLine } from "../../filling/left-over-text";
import type { Bilingual } from "../../forms/form-spec";
import type { LearnedForm } from "../../forms/learned-form";
import { learnForm } from "../../reading/learned/learn-form";
import { assignmentBy, formOfSheet } from "../../reading/learned/read-by-form";
import type { Table } from "../../reading/table";
import type { GivenForm } from "../../report/guidance";
import { filledInWarning } from "../../report/learned-text";
import type { Language } from "../../report/language";

/** A workbook that was made, and what is to be said of it; or why there is none. */
export type FormWorkbook =
  | {
      readonly kind: "made";
      readonly bytes: Uint8Array;
      readonly form: LearnedForm;
      readonly notes: readonly string[];
    }
  | { readonly kind: "problem"; readonly why: Bilingual };

const NOT_XLSX: Bilingual = {
  zh: "表样要存在 .xlsx 工作簿里，请在 Excel 或 WPS 中另存为 .xlsx 后再选。",
  en: "A form is kept in an .xlsx workbook; save it as one in Excel or WPS, then choose it.",
};

function otherForm(name: string): Bilingual {
  return {
    zh: `这个工作簿里没有表头与“${name}”相同的工作表，请选它的空白表。`,
    en: `This workbook has no sheet with the header of “${name}”; choose its blank form.`,
  };
}

/** The blank workbook of a learned form, with the form's description in it. */
export async function describedWorkbook(
  form: LearnedForm,
  bytes: Uint8Array,
  language: Language,
): Promise<FormWorkbook> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") return { kind: "problem", why: describeFailure(reading) };
  if (reading.format !== "xlsx") return { kind: "problem", why: NOT_XLSX };
  const sheets = [...reading.sheets].sort(
    (a, b) => Number(b.name === form.sheet) - Number(a.name === form.sheet),
  );
  const sheet = sheets.find((each) => formOfSheet(each, [form]) !== null);
  if (!sheet) return { kind: "problem", why: otherForm(form.name) };
  const own = { ...form, sheet: sheet.name };
  const learned = learnForm(sheet, form.name, assignmentBy(own, sheet), form.table);
  const filledIn = learned.kind === "learned" ? learned.filledIn : [];
  return {
    kind: "made",
    bytes: withLearnedForm(await decryptedFile(bytes), own),
    form: own,
    notes: filledIn.length === 0 ? [] : [filledInWarning(filledIn, language)],
  };
}

/** The blank workbook of a learned form, filled in with what a table holds. */
export async function filledWorkbook(
  form: LearnedForm,
  bytes: Uint8Array,
  table: Table,
  forms: readonly GivenForm[],
  language: Language,
): Promise<FormWorkbook> {
  const blank = await describedWorkbook(form, bytes, language);
  if (blank.kind === "problem") return blank;
  const filled = await fillFromTable(blank.form, blank.bytes, table, forms);
  if (filled.kind === "refused") return { kind: "problem", why: filled.why };
  const left = filled.left.map((item) => leftLine(item, language));
  return { kind: "made", bytes: filled.bytes, form: blank.form, notes: [...blank.notes, ...left] };
}
