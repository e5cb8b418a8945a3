import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { builtMaker, learnedMaker, type FormMaker, type FormWishes } from "../collecting/form-makers";
import { writeLists } from "../files/xlsx/write-lists";
import { writeSheets } from "../files/xlsx/write-xlsx";
import type { Bilingual } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { batchInName, distribution, distributionRecord, type Outgoing } from "../many/distribution";
import { formNamed } from "../many/roll-up";
import type { ProjectList } from "../many/project-list";
import { complaints } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { UNITS, wholeNumber } from "./form-options";
import { formFile } from "./learned-forms";
import { listLines, projectListFile } from "./project-list-file";
import { saveFile, unwritable } from "./save-workbook";

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function wishesOf(options: Readonly<Record<string, string>>): Omit<FormWishes, "unit"> | Bilingual {
  const year = wholeNumber(options, "year", 1949, 2200);
  if (typeof year === "object" && year !== null) return year;
  const month = wholeNumber(options, "month", 1, 12);
  if (typeof month === "object" && month !== null) return month;
  const rows = wholeNumber(options, "rows", 1, 50);
  return typeof rows === "object" && rows !== null ? rows : { year, month, rows };
}

type NamedMaker = { readonly maker: FormMaker } | { readonly problem: Bilingual };

async function makerNamed(asked: string, list: ProjectList, wishes: FormWishes): Promise<NamedMaker> {
  const form = formNamed(asked);
  if (form) return { maker: builtMaker(form, list, wishes) };
  if (/\.xls[xm]$/i.test(asked)) {
    const learned = await formFile(asked);
    return "problem" in learned ? learned : { maker: learnedMaker(learned, list, wishes.year) };
  }
  const ids = FORMS.map(({ id }) => id);
  return {
    problem: {
      zh: `没有表样“${asked}”，可以是 ${ids.join("、")}，或 hengbiao learn 做出的表样文件。`,
      en: `there is no form "${asked}"; it is one of ${ids.join(", ")}, or a file made by hengbiao learn.`,
    },
  };
}

/** Makes a prefilled form for each project of a list. */
export async function distributeForms(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = complaints(terminal, language);
  const own = "hengbiao distribute";
  const [listFile, ...others] = operands;
  if (listFile === undefined || others.length > 0) {
    return complain(own, { zh: "要写一个项目清单（表格文件）。", en: "one list of projects is wanted." });
  }
  const asked = options["form"];
  if (asked === undefined) {
    const ids = FORMS.map(({ id }) => id).join(language === "zh" ? "、" : ", ");
    return complain("--form", {
      zh: `要写一个表样：${ids}，或 hengbiao learn 做出的表样文件。`,
      en: `a form is wanted: ${ids}, or a file made by hengbiao learn.`,
    });
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
  const named = await makerNamed(asked, list, { ...wishes, unit });
  if ("problem" in named) return complain("--form", named.problem);
  const { maker } = named;
  const batch = { name: options["batch"] ?? "1", year: wishes.year };
  const sent = distribution(list, maker, batch, maker.dataOf);
  const isOneBook = options["as"] === "sheets";
  const record = join(folder, `下发清单-${batchInName(batch.name)}.xlsx`);
  const count = String(sent.length);
  if (options["dry-run"] === "yes") {
    const names = sent.map(({ file }) => `  ${file}\n`).join("");
    await terminal.print(
      language === "zh"
        ? `会做 ${count} 份“${maker.name}”，存到 ${folder}：\n${names}`
        : `${count} forms (${maker.id}) would be written to ${folder}:\n${names}`,
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
    if (!maker.sheets) {
      return complain("--as", {
        zh: "本部门的表样只能一个项目一个文件，请用 --as files。",
        en: "a department's own form goes out as a file for each project; use --as files.",
      });
    }
    const book = `下发-${batchInName(batch.name)}.xlsx`;
    const problem =
      sent.length === 0 ? null : await saveFile(join(folder, book), await writeSheets(maker.sheets(sent)));
    if (problem) return complain(own, problem);
    done.push(...sent.map((outgoing) => ({ ...outgoing, file: book })));
  } else {
    for (const [at, outgoing] of sent.entries()) {
      const bytes = await maker.file(outgoing);
      const problem =
        bytes instanceof Uint8Array ? await saveFile(join(folder, outgoing.file), bytes) : bytes;
      if (problem) {
        complain(`${listFile} ${String(outgoing.listed.row)}`, problem);
        problems++;
      } else {
        done.push(outgoing);
      }
      terminal.progress(at + 1, sent.length);
    }
  }
  const unsaved = await saveFile(record, await writeLists([distributionRecord(done, maker, batch, list)]));
  if (unsaved) return complain(own, unsaved);
  await terminal.print(
    language === "zh"
      ? `已下发 ${String(done.length)} 份“${maker.name}”到 ${folder}，清单存为 ${record}；有问题的 ${String(problems)} 行。\n`
      : `Sent out ${String(done.length)} forms (${maker.id}) to ${folder}; the list is ${record}; rows with problems: ${String(problems)}.\n`,
  );
  return problems > 0 ? 2 : 0;
}
