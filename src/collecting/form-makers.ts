import { build } from "../building/build";
import type { FormData } from "../building/form-data";
import { sheetNames } from "../building/sheet-names";
import { withIdentity } from "../files/patch/sheet-identity";
import { writeSheets } from "../files/xlsx/write-xlsx";
import { fillLearnedForm } from "../filling/fill-learned-form";
import type { Bilingual, FormSpec } from "../forms/form-spec";
import type { LearnedForm } from "../forms/learned-form";
import { learnedSpec } from "../forms/learned-spec";
import { identityOf, prefilled, type Outgoing, type OutgoingForm } from "../many/distribution";
import type { ListedProject, ProjectList } from "../many/project-list";
import { ROWS_OF_A_SENT_FORM, versionOf, versionOfLearned } from "../many/sent-form";
import { profileFor } from "../scoring/profiles/registry";
import type { SheetSpec } from "../sheet/sheet-spec";

/** How the forms that go out are built, as far as the person says it; null where the list or the form does. */
export interface FormWishes {
  readonly year: number | null;
  readonly month: number | null;
  /** Of each 二级指标, at least. */
  readonly rows: number | null;
  readonly unit: FormData["amountUnit"];
}

/** A department's own blank workbook, with what was learned from it. */
export interface LearnedWorkbook {
  readonly form: LearnedForm;
  readonly bytes: Uint8Array;
}

/** What makes the forms of a distribution: of a registered form, or of a department's own. */
export interface FormMaker extends OutgoingForm {
  readonly dataOf: (listed: ListedProject) => FormData;
  /** The bytes of one form, or why there are none. */
  readonly file: (outgoing: Outgoing) => Promise<Uint8Array | Bilingual>;
  /** Each as a sheet of one workbook; null where that cannot be made. */
  readonly sheets: ((sent: readonly Outgoing[]) => readonly SheetSpec[]) | null;
}

/** Makes forms of one of ours. */
export function builtMaker(
  form: FormSpec,
  list: ProjectList,
  { year, month, rows, unit }: FormWishes,
): FormMaker {
  const sheetOf = (outgoing: Outgoing, sheetName: string): SheetSpec => {
    const spec = build(form, outgoing.data, {
      sheetName,
      rowsPerClass: rows ?? ROWS_OF_A_SENT_FORM,
      month,
      formulas: true,
      locked: true,
      profile: profileFor(form.id, null).profile,
    });
    return { ...spec, identity: identityOf(outgoing) };
  };
  return {
    id: form.id,
    name: form.name.zh,
    version: versionOf(form),
    dataOf: (listed) => prefilled(form, listed, list, year, unit),
    file: (outgoing) => writeSheets([sheetOf(outgoing, form.name.zh.slice(0, 31))]),
    sheets: (sent) => {
      const names = sheetNames(sent.map(({ listed }) => listed.project));
      return sent.map((outgoing, at) => sheetOf(outgoing, names[at] ?? form.name.zh));
    },
  };
}

/** Fills the department's own workbook in; its look is kept to the byte. */
export function learnedMaker(
  { form, bytes }: LearnedWorkbook,
  list: ProjectList,
  year: number | null,
): FormMaker {
  const spec = learnedSpec(form);
  return {
    id: form.name,
    name: form.name,
    version: versionOfLearned(form),
    dataOf: (listed) => prefilled(spec, listed, list, year, form.amountUnit),
    file: async (outgoing) => {
      const filled = await fillLearnedForm(form, bytes, outgoing.data);
      if (filled.kind === "refused") return filled.why;
      return withIdentity(filled.bytes, form.sheet, identityOf(outgoing));
    },
    sheets: null,
  };
}
