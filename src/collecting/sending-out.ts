import { fileArchive } from "../files/zip/file-archive";
import { writeLists } from "../files/xlsx/write-lists";
import { givenFormFile } from "../filling/learned-file";
import type { Bilingual } from "../forms/form-spec";
import { batchInName, distribution, distributionRecord, type Outgoing } from "../many/distribution";
import { insertedList, type GivenNames } from "../many/inserted-list";
import type { ProjectList } from "../many/project-list";
import { formNamed } from "../many/roll-up";
import type { SheetSpec } from "../sheet/sheet-spec";
import { builtMaker, learnedMaker, type FormMaker } from "./form-makers";

/** What a person says of the forms that go out; null where the list or the form does. */
export interface SendOutWishes {
  /** A registered form, or the bytes of a department's own form. */
  readonly form: string | Uint8Array;
  readonly batch: string;
  readonly year: number | null;
  readonly month: number | null;
}

/** More than this is not kept at once: the browser would end the page. */
const MOST_BYTES = 512 << 20;

const NOT_LEARNED: Bilingual = {
  zh: "不是本部门的表样文件。请先用“记住这个表样”存出，或用 hengbiao learn 生成",
  en: "It is no learned form. Save one with “Remember this form”, or make one with hengbiao learn",
};

const TOO_MUCH: Bilingual = {
  zh: "做好的表合起来超过 512 MB，这一份没有放进去。请把清单分成几份下发",
  en: "The forms together are beyond 512 MB, and this one was left out. Send the list out in parts",
};

/** The forms of one distribution, made one after another. */
export class SendingOut {
  private readonly sent: readonly Outgoing[];
  private readonly files = new Map<string, Uint8Array>();
  private readonly made: Outgoing[] = [];
  private bytes = 0;
  private sheets: readonly SheetSpec[] | null = null;

  constructor(
    private readonly maker: FormMaker,
    private readonly list: ProjectList,
    private readonly batch: { readonly name: string; readonly year: number | null },
  ) {
    this.sent = distribution(list, maker, batch, maker.dataOf);
  }

  /** How many forms there are to make. */
  get count(): number {
    return this.sent.length;
  }

  /** Whether the forms can be sheets of one workbook: a department's own form is a workbook of its own. */
  get canBeSheets(): boolean {
    return this.maker.sheets !== null;
  }

  /** Makes one form as a file; why not, where that fails, with the row of the list. */
  async makeFile(at: number): Promise<{ readonly row: number; readonly why: Bilingual } | null> {
    const outgoing = this.sent[at];
    if (!outgoing) return null;
    const { row } = outgoing.listed;
    const bytes = await this.maker.file(outgoing);
    if (!(bytes instanceof Uint8Array)) return { row, why: bytes };
    if (this.bytes + bytes.length > MOST_BYTES) return { row, why: TOO_MUCH };
    this.bytes += bytes.length;
    this.files.set(outgoing.file, bytes);
    this.made.push(outgoing);
    return null;
  }

  /** The files made so far with the list of them, as one archive. */
  async archive(): Promise<Uint8Array<ArrayBuffer>> {
    const record = await writeLists([distributionRecord(this.made, this.maker, this.batch, this.list)]);
    const name = `下发清单-${batchInName(this.batch.name)}.xlsx`;
    return fileArchive(new Map([[name, record], ...this.files]));
  }

  /**
   * One of the sheets to insert, the list of what went out behind the forms; null where there are no more.
   *
   * @param names that the sheets before got, which the list names
   */
  sheet(at: number, names: GivenNames): SheetSpec | null {
    const form = this.sent[at];
    if (form) {
      this.sheets ??= this.maker.sheets?.(this.sent) ?? [];
      return this.sheets[at] ?? null;
    }
    if (at > this.sent.length) return null;
    const given = [...names.values()];
    const placed = this.sent.map((outgoing, nth) => ({ ...outgoing, file: given[nth] ?? outgoing.file }));
    return insertedList(distributionRecord(placed, this.maker, this.batch, this.list), names);
  }
}

/** Begins to make the forms for the projects of a list; why not, where the form is none. */
export function sendingOut(
  list: ProjectList,
  { form, batch, year, month }: SendOutWishes,
): SendingOut | Bilingual {
  const named = { name: batch.trim() === "" ? "1" : batch.trim(), year };
  if (typeof form === "string") {
    const spec = formNamed(form);
    if (!spec) return { zh: `没有表样“${form}”`, en: `There is no form “${form}”` };
    return new SendingOut(builtMaker(spec, list, { year, month, rows: null, unit: null }), list, named);
  }
  const learned = givenFormFile(form);
  if (learned.kind === "faulty") return learned.why;
  // A description alone is enough to read by, but there is no workbook to fill in.
  if (learned.kind === "none" || !learned.isWorkbook) return NOT_LEARNED;
  return new SendingOut(learnedMaker({ form: learned.form, bytes: form }, list, year), list, named);
}
