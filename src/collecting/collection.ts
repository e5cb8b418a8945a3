import { writeLists } from "../files/xlsx/write-lists";
import { readJson } from "../json/read-json";
import type { Bilingual } from "../forms/form-spec";
import { rollUpBook } from "../many/book";
import type { CrossFinding } from "../many/checks/check";
import { runCrossChecks } from "../many/checks/run-checks";
import { rowsOfRollUp, type RolledUp } from "../many/collected-rows";
import type { FileSummary } from "../many/file-summary";
import { insertedList, type GivenNames } from "../many/inserted-list";
import { projectListIn, type ChosenRoles, type ProjectList } from "../many/project-list";
import { rollUp, type RollUp } from "../many/roll-up";
import { fileSummarySchema } from "../many/summary-schema";
import type { Language } from "../report/language";
import type { Profile } from "../scoring/profile";
import { DEFAULT_PROFILE } from "../scoring/profiles/registry";
import type { ListSheet } from "../sheet/list-sheet";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { SendingOut, SendOutWishes } from "./sending-out";

/** By what tables are rolled up, as far as the person says it. */
export interface RollUpWishes {
  readonly profile: Profile | null;
  readonly language: Language;
}

const BY_NAME = new Intl.Collator("zh-CN", { numeric: true });

/** Raised where a form is wanted before forms were begun. */
class NothingSentOutError extends Error {
  override readonly name = "NothingSentOutError";
}

/** What is going to be made. */
export interface SendingOutView {
  readonly forms: number;
  readonly canBeSheets: boolean;
}

/** Raised where a workbook is wanted before anything was rolled up. */
class NothingRolledUpError extends Error {
  override readonly name = "NothingRolledUpError";
}

/**
 * Keeps what was read of many files, and rolls it up. It lives in a thread of its own, so that the page never holds the
 * tables themselves, only the lines it shows.
 */
export class Collection {
  private readonly summaries = new Map<string, FileSummary>();
  private listSheets: readonly SheetSnapshot[] = [];
  private list: ProjectList | null = null;
  private outgoing: SendingOut | null = null;
  private made: { readonly rollUp: RollUp; readonly cross: readonly CrossFinding[] } | null = null;

  /** Takes a line that `summarise` made; a file that is read again takes the place of what was read before. */
  keep(line: string): void {
    const json = readJson(line);
    const { data } = fileSummarySchema.safeParse(json.kind === "json" ? json.value : null);
    if (data) this.summaries.set(data.file, data);
  }

  /** Forgets every file; the list of projects stays. */
  clear(): void {
    this.summaries.clear();
    this.made = null;
  }

  /** What was read of a file; null where nothing was. */
  file(path: string): FileSummary | null {
    return this.summaries.get(path) ?? null;
  }

  /** Takes the list of projects from the sheets of a file, or none; null where they hold none. */
  takeList(sheets: readonly SheetSnapshot[], chosen: ChosenRoles = new Map()): ProjectList | null {
    this.listSheets = sheets;
    this.list = projectListIn(sheets, chosen);
    return this.list;
  }

  /** The same list, its columns understood as the person says. */
  chooseRoles(chosen: ChosenRoles): ProjectList | null {
    return this.takeList(this.listSheets, chosen);
  }

  /** Begins to make forms for the projects of the list; why not, where that cannot be. */
  async sendOut(wishes: SendOutWishes): Promise<SendingOutView | Bilingual> {
    if (!this.list) return { zh: "请先选择项目清单", en: "Choose the list of projects first" };
    // Loaded only here: what builds and fills forms is large.
    const { sendingOut } = await import("./sending-out");
    const begun = sendingOut(this.list, wishes);
    if ("zh" in begun) return begun;
    this.outgoing = begun;
    return { forms: begun.count, canBeSheets: begun.canBeSheets };
  }

  /** What `sendOut` began. */
  get sending(): SendingOut {
    if (!this.outgoing) throw new NothingSentOutError("Begin to send out first");
    return this.outgoing;
  }

  /** Puts together what was read so far, files in the order of their names. */
  rollUp({ profile, language }: RollUpWishes): RolledUp {
    const files = [...this.summaries.values()].sort((a, b) => BY_NAME.compare(a.file, b.file));
    const chosen = profile ?? DEFAULT_PROFILE;
    const all = rollUp(files, this.list, { year: null, profile: chosen });
    const cross = runCrossChecks(all, chosen, language);
    this.made = { rollUp: all, cross };
    return { rows: rowsOfRollUp(all, files), cross, year: all.year, files: all.files, tables: all.tables };
  }

  private get latest(): { readonly rollUp: RollUp; readonly cross: readonly CrossFinding[] } {
    if (!this.made) throw new NothingRolledUpError("Roll up first");
    return this.made;
  }

  /** The sheets of the workbook; where the files lie beside it is not known, so nothing leads to them. */
  private get sheets(): readonly ListSheet[] {
    return rollUpBook(this.latest.rollUp, this.latest.cross, () => null);
  }

  /** The workbook of what was rolled up last. */
  workbook(): Promise<Uint8Array> {
    return writeLists(this.sheets);
  }

  /**
   * One of its sheets, to be inserted behind those before it; null where there are no more. The first sheet of the
   * workbook, which sums the others up, comes last.
   *
   * @param at from 0 on
   */
  sheet(at: number, names: GivenNames): SheetSpec | null {
    const [overview, ...others] = this.sheets;
    const sheet = [...others, ...(overview ? [overview] : [])][at];
    return sheet ? insertedList(sheet, names) : null;
  }

  /** Its text as a Word document. */
  async narrative(): Promise<Uint8Array> {
    // Loaded only here: what writes Word documents is large.
    const { narrativeDocument } = await import("./narrative-document");
    return narrativeDocument(this.latest.rollUp, this.latest.cross);
  }
}
