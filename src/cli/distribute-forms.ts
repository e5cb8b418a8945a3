import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "../building/build";
import { sheetNames } from "../building/sheet-names";
import { writeLists } from "../files/xlsx/write-lists";
import { writeSheets } from "../files/xlsx/write-xlsx";
import type { Bilingual, FormSpec } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { distribution, distributionRecord, identityOf, prefilled, type Outgoing } from "../many/distribution";
import { formNamed } from "../many/roll-up";
import { ROWS_OF_A_SENT_FORM, versionOf } from "../many/sent-form";
import { profileFor } from "../scoring/profiles/registry";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { UNITS, wholeNumber } from "./form-options";
import { noSuch } from "./lists";
import { listLines, projectListFile } from "./project-list-file";
import { saveFile, unwritable } from "./save-workbook";

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

interface Wishes {
  readonly year: number | null;
  readonly month: number | null;
  readonly rows: number | null;
}

function wishesOf(options: Readonly<Record<string, string>>): Wishes | Bilingual {
  const year = wholeNumber(options, "year", 1949, 2200);
  if (typeof year === "object" && year !== null) return year;
  const month = wholeNumber(options, "month", 1, 12);
  if (typeof month === "object" && month !== null) return month;
  const rows = wholeNumber(options, "rows", 1, 50);
  return typeof rows === "object" && rows !== null ? rows : { year, month, rows };
}

function sheetOf(form: FormSpec, outgoing: Outgoing, sheetName: string, { month, rows }: Wishes): SheetSpec {
  const spec = build(form, outgoing.data, {
    sheetName,
    rowsPerClass: rows ?? ROWS_OF_A_SENT_FORM,
    month,
    formulas: true,
    locked: true,
    profile: profileFor(form.id, null).profile,
  });
  return { ...spec, identity: identityOf(outgoing) };
}

/** Makes a prefilled form for each project of a list. */
export async function distributeForms(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = (where: string, problem: Bilingual): ExitCode => {
    terminal.tell(`${where}${language === "zh" ? "：" : ": "}${problem[language]}`);
    return 2;
  };
  const own = "hengbiao distribute";
  const [listFile, ...others] = operands;
  if (listFile === undefined || others.length > 0) {
    return complain(own, { zh: "要写一个项目清单（表格文件）。", en: "one list of projects is wanted." });
  }
  const asked = options["form"];
  const ids = FORMS.map(({ id }) => id);
  const form = formNamed(asked ?? "");
  if (!form) {
    if (asked === undefined)
      return complain("--form", {
        zh: `要写一个表样：${ids.join("、")}。`,
        en: `a form is wanted: ${ids.join(", ")}.`,
      });
    terminal.tell(noSuch(asked, ids, language));
    return 2;
  }
  const folder = options["out"];
  if (folder === undefined)
    return complain("--out", { zh: "要写存到哪个文件夹。", en: "the folder to write to is wanted." });
  const wishes = wishesOf(options);
  if ("zh" in wishes) return complain(own, wishes);

  const read = await projectListFile(listFile);
  if ("problem" in read) return complain(listFile, read.problem);
  const { list } = read;
  for (const line of listLines(listFile, list, language)) terminal.tell(line);

  const unit = UNITS.get(options["unit"] ?? "") ?? null;
  const batch = { name: options["batch"] ?? "1", year: wishes.year };
  const outgoingForm = { id: form.id, name: form.name.zh, version: versionOf(form) };
  const sent = distribution(list, outgoingForm, batch, (listed) =>
    prefilled(form, listed, list, wishes.year, unit),
  );
  const isOneBook = options["as"] === "sheets";
  const record = join(folder, `下发清单-${batch.name.replace(/[^\p{L}\p{N}_-]+/gu, "_")}.xlsx`);
  const count = String(sent.length);
  if (options["dry-run"] === "yes") {
    const names = sent.map(({ file }) => `  ${file}\n`).join("");
    await terminal.print(
      language === "zh"
        ? `会做 ${count} 份“${form.name.zh}”，存到 ${folder}：\n${names}`
        : `${count} forms (${form.id}) would be written to ${folder}:\n${names}`,
    );
    return list.bad.length > 0 ? 2 : 0;
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return complain(own, unwritable(folder, error));
  }
  if (await isThere(record)) {
    return complain(record, {
      zh: "这个批次已经下发过，没有覆盖。请用 --batch 另写批次，或用 --out 另取文件夹。",
      en: "This batch went out before; nothing was written over. Name another with --batch, or another folder with --out.",
    });
  }

  const done: Outgoing[] = [];
  let problems = list.bad.length;
  if (isOneBook) {
    const names = sheetNames(sent.map(({ listed }) => listed.project));
    const sheets = sent.map((outgoing, at) => sheetOf(form, outgoing, names[at] ?? form.name.zh, wishes));
    const book = `下发-${batch.name.replace(/[^\p{L}\p{N}_-]+/gu, "_")}.xlsx`;
    const problem =
      sheets.length === 0 ? null : await saveFile(join(folder, book), await writeSheets(sheets));
    if (problem) return complain(own, problem);
    done.push(...sent.map((outgoing) => ({ ...outgoing, file: book })));
  } else {
    for (const [at, outgoing] of sent.entries()) {
      const sheet = sheetOf(form, outgoing, form.name.zh.slice(0, 31), wishes);
      const problem = await saveFile(join(folder, outgoing.file), await writeSheets([sheet]));
      if (problem) {
        complain(`${listFile} ${String(outgoing.listed.row)}`, problem);
        problems++;
      } else {
        done.push(outgoing);
      }
      terminal.progress(at + 1, sent.length);
    }
  }
  const unsaved = await saveFile(
    record,
    await writeLists([distributionRecord(done, outgoingForm, batch, list)]),
  );
  if (unsaved) return complain(own, unsaved);
  await terminal.print(
    language === "zh"
      ? `已下发 ${String(done.length)} 份“${form.name.zh}”到 ${folder}，清单存为 ${record}；有问题的 ${String(problems)} 行。\n`
      : `Sent out ${String(done.length)} forms (${form.id}) to ${folder}; the list is ${record}; rows with problems: ${String(problems)}.\n`,
  );
  return problems > 0 ? 2 : 0;
}
