import { basename, extname } from "node:path";
import { decryptedFile } from "../files/read-workbook";
import { expectedInputs } from "../files/xlsx/expected-input";
import { withLearnedForm } from "../filling/learned-file";
import type { Bilingual } from "../forms/form-spec";
import { readSheet } from "../reading/read-sheet";
import { learnForm, type LearnedOutcome } from "../reading/learned/learn-form";
import type { RoleAssignment } from "../reading/role-assignment";
import { incompleteReason, learnedText } from "../report/learned-text";
import { keptProfile } from "../scoring/profiles/kept";
import type { SheetSnapshot } from "../sheet/snapshot";
import { complaints } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { openWorkbook } from "./open-workbook";
import { profileNamed } from "./profile-named";
import { bytesOf } from "./review-file";
import { saveFile } from "./save-workbook";
import { taughtRoles } from "./taught-roles";

const NOT_XLSX: Bilingual = {
  zh: "表样要存在 .xlsx 工作簿里，请在 Excel 或 WPS 中另存为 .xlsx 后再试。",
  en: "a form is kept in an .xlsx workbook; save it as one in Excel or WPS and try again.",
};
const NO_TABLE: Bilingual = {
  zh: '没有找到指标表头。表头里至少要有两个认得的栏目；可用 --roles 指明，例如 --roles "考核项=指标名称,目标=指标值,打分=得分"。',
  en: 'no header of indicators was found. At least two of its columns must be known; name them with --roles, such as --roles "考核项=name,目标=target,打分=score".',
};

type Learned = Extract<LearnedOutcome, { readonly kind: "learned" }>;
type Found = Learned | { readonly kind: "problem"; readonly why: Bilingual };

/** The form on the sheet that was named, else on the first visible sheet that holds one. */
function learnedFrom(
  sheets: readonly SheetSnapshot[],
  wanted: string | undefined,
  name: string,
  given: RoleAssignment,
  at: number,
  bytes: Uint8Array,
): Found {
  const asked = sheets.filter((sheet) => (wanted === undefined ? !sheet.hidden : sheet.name === wanted));
  if (asked.length === 0) {
    const names = sheets.map((sheet) => sheet.name);
    return {
      kind: "problem",
      why: {
        zh: `没有工作表“${wanted ?? ""}”，有 ${names.join("、")}。`,
        en: `there is no sheet "${wanted ?? ""}"; there are ${names.join(", ")}.`,
      },
    };
  }
  const outcomes = asked.map((sheet) => {
    const expected = expectedInputs(bytes, sheet.name);
    return learnForm(sheet, name, given, at, (cell) => expected?.(cell).isBoxed === true);
  });
  const learned = outcomes.find((outcome) => outcome.kind === "learned");
  if (learned) return learned;
  const most = Math.max(...asked.map((sheet) => readSheet(sheet, given).tables.length));
  if (most > 0 && most <= at) {
    return {
      kind: "problem",
      why: {
        zh: `没有第 ${String(at + 1)} 张表，共有 ${String(most)} 张。请改 --table。`,
        en: `there is no table ${String(at + 1)}; there are ${String(most)}. Change --table.`,
      },
    };
  }
  const incomplete = outcomes.find((outcome) => outcome.kind === "incomplete");
  return {
    kind: "problem",
    why: incomplete
      ? {
          zh: incompleteReason(incomplete.table, "zh"),
          en: incompleteReason(incomplete.table, "en"),
        }
      : NO_TABLE,
  };
}

/** Learns a form and saves it, or says why it cannot be used. */
export async function learnFile(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = complaints(terminal, language);
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0)
    return complain("hengbiao learn", { zh: "要写一个空白表文件。", en: "one blank form is wanted." });
  const out = options["out"];
  if (out === undefined)
    return complain("--out", { zh: "要写存为哪个 .xlsx 文件。", en: "the .xlsx file to write is wanted." });
  const taught = taughtRoles(options);
  if ("problem" in taught) return complain("hengbiao learn", taught.problem);
  const number = options["table"] ?? "1";
  if (!/^[1-9]\d{0,2}$/.test(number)) {
    return complain("--table", {
      zh: `“${number}”不是第几张表，请写 1、2 等。`,
      en: `"${number}" is no number of a table; write 1, 2 and so on.`,
    });
  }
  const named = await profileNamed(options["profile"]);
  if ("problem" in named) return complain("--profile", named.problem);
  const reading = await openWorkbook(file);
  if (reading.kind !== "read") return complain(file, reading.why);
  if (reading.format !== "xlsx") return complain(file, NOT_XLSX);
  const name = options["name"] ?? basename(file, extname(file));
  const stored = bytesOf(file);
  if (!(stored instanceof Uint8Array)) return complain(file, stored.why);
  const bytes = await decryptedFile(stored);
  const at = Number(number) - 1;
  const found = learnedFrom(reading.sheets, options["sheet"], name, taught.assignment, at, bytes);
  if (found.kind === "problem") return complain(file, found.why);
  const form = { ...found.form, profile: named.profile && keptProfile(named.profile) };
  const problem = await saveFile(out, withLearnedForm(bytes, form));
  if (problem) return complain("hengbiao learn", problem);
  await terminal.print(learnedText({ ...found, form }, out, language));
  return 0;
}
