import { a1, parseA1 } from "../../sheet/address";
import { MARK_KINDS, type Mark, type MarkKind } from "../../sheet/patch";
import type { HostFailure, Outcome } from "../host";
import { MARK_STYLES, MARK_SIGNATURE, markCondition } from "../mark-styles";
import { done, failed } from "../outcome";
import { MARKS_SETTING, type CarriedMarks } from "./carried-marks";
import { isUnspecific } from "./failure";
import type { Reader, Batches } from "./batches";

/** Excel takes address lists below 8,192 characters. */
const LONGEST_ADDRESS = 4_000;

/**
 * A conditional format of ours on a sheet, both by Excel's ids. The id of a rule may pass to another one, even to a
 * person's, once it is gone: it counts only for as long as the rule was looked at.
 */
interface MarkRule {
  readonly sheet: string;
  readonly id: string;
}

/** A rule that was found by its condition, with the number of its cells and where they are. */
interface FoundRule extends MarkRule {
  readonly formula: string;
  readonly cells: number;
  readonly address: string;
}

/** What has to go before sheets are marked, and what they show until then. */
export interface OldMarks {
  readonly rules: readonly MarkRule[];
  /** The marks that a sheet shows. */
  readonly on: (sheet: string) => readonly Mark[];
  /** Whether marks of an earlier session stay, on sheets that were not asked for. */
  readonly leavesCarried: boolean;
}

export const NO_OLD_MARKS: OldMarks = { rules: [], on: () => [], leavesCarried: false };

/** The marks that a sheet is to show. */
export interface SheetMarks {
  /** Excel's id of the sheet. */
  readonly sheet: string;
  readonly marks: readonly Mark[];
}

/** The marks of one workbook. */
export interface Marks {
  /**
   * Our rules on sheets that are to be marked, each looked at just now; with `everywhere` those of an earlier session
   * on other sheets too, which no finding of this one stands behind.
   */
  readonly findOld: (sheets: readonly string[], everywhere: boolean) => Promise<Outcome<OldMarks>>;
  /** Queues the removal of old rules, and the new marks; its reader is for when all of it was done. */
  readonly put: (
    context: Excel.RequestContext,
    old: Pick<OldMarks, "rules" | "leavesCarried">,
    wanted: readonly SheetMarks[],
  ) => Reader<void>;
  /**
   * After a failure: whether the sheets show what was wanted; if not, or where that must not stay, they show again
   * what they showed before.
   */
  readonly settle: (
    wanted: readonly SheetMarks[],
    mayStay: boolean,
  ) => Promise<Outcome<"as-wanted" | "as-before">>;
  /** Removes all marks; the number of cells they stood on. */
  readonly clear: () => Promise<Outcome<number>>;
}

/** The marks of the workbook in Excel, as conditional formats of our own. */
export function createMarks(batches: Batches, carried: CarriedMarks): Marks {
  /** What this session has marked, by sheet. */
  const current = new Map<string, { readonly marks: readonly Mark[]; readonly rules: readonly MarkRule[] }>();

  const put: Marks["put"] = (context, old, wanted) => {
    queueRemoval(context, old.rules);
    const added = wanted.map(({ sheet, marks }) => ({
      sheet,
      marks,
      readers: groups(marks).map((group) => addRule(context, sheet, group)),
    }));
    context.workbook.settings.add(MARKS_SETTING, true);
    return () => {
      carried.are(old.leavesCarried);
      for (const { sheet, marks, readers } of added) {
        current.set(sheet, { marks, rules: readers.map((read) => read()) });
      }
    };
  };

  const isCurrent = ({ sheet, id }: MarkRule): boolean =>
    current.get(sheet)?.rules.some((rule) => rule.id === id) === true;

  return {
    put,

    findOld: async (sheets, everywhere) => {
      if (carried.there() === null) {
        const asked = await batches.ask(carried.ask);
        if (!asked.ok) return asked;
      }
      const ours = sheets.flatMap((sheet) => current.get(sheet)?.rules ?? []);
      if (!carried.there()) {
        if (ours.length === 0) return done(NO_OLD_MARKS);
        const looked = await batches.askAll((context) => ours.map((rule) => askFormula(context, rule)));
        const on = (sheet: string) => current.get(sheet)?.marks ?? [];
        if (looked.ok && looked.value.every(isOurs)) return done({ rules: ours, on, leavesCarried: false });
      }
      const found = await findRules(batches);
      if (!found.ok) return found;
      const { rules } = found.value;
      const here = rules.filter(({ sheet }) => sheets.includes(sheet));
      const elsewhere = rules.filter((rule) => !sheets.includes(rule.sheet) && !isCurrent(rule));
      return done({
        rules: everywhere ? rules.filter((rule) => here.includes(rule) || elsewhere.includes(rule)) : here,
        on: (sheet) => here.filter((rule) => rule.sheet === sheet).flatMap(marksOf),
        leavesCarried: !everywhere && elsewhere.length > 0,
      });
    },

    settle: async (wanted, mayStay) => {
      const found = await findRules(batches);
      if (!found.ok) return found;
      const sheets = wanted.map(({ sheet }) => sheet);
      const { rules } = found.value;
      const here = rules.filter(({ sheet }) => sheets.includes(sheet));
      const isShown =
        mayStay && wanted.every((marks) => shows(here, marks)) && (await areColoured(batches, here));
      // Without the note a later session would not look for them.
      if (isShown && (await isNoted(batches))) {
        carried.are(rules.some((rule) => !here.includes(rule) && !isCurrent(rule)));
        for (const { sheet, marks } of wanted) {
          current.set(sheet, { marks, rules: here.filter((rule) => rule.sheet === sheet) });
        }
        return done("as-wanted");
      }
      const before = sheets.map((sheet) => ({ sheet, marks: current.get(sheet)?.marks ?? [] }));
      if (before.every((marks) => shows(here, marks))) return done("as-before");
      const back = await batches.ask((context) =>
        put(context, { rules: here, leavesCarried: carried.there() === true }, before),
      );
      // Whatever is there now is looked for anew before the next change.
      if (!back.ok) carried.are(true);
      return back.ok ? done("as-before") : back;
    },

    clear: async () => {
      const found = await findRules(batches);
      if (!found.ok) return found;
      const { rules, unread } = found.value;
      const known = [...current.values()].flatMap((marked) => marked.rules);
      const hidden = unread.find(({ sheet, id }) =>
        known.some((rule) => rule.sheet === sheet && (id === undefined || rule.id === id)),
      );
      // A mark of ours that cannot be read stays: that is not to be called cleared.
      if (hidden) return failed(hidden.failure);
      const remove = (which: readonly MarkRule[]) =>
        batches.act((context) => {
          queueRemoval(context, which);
          context.workbook.settings.add(MARKS_SETTING, false);
        });
      /** What is left of them; null where that cannot be told. */
      const left = async (): Promise<readonly MarkRule[] | null> => {
        const now = await findRules(batches);
        return now.ok && now.value.unread.length <= unread.length ? now.value.rules : null;
      };
      const removed = await remove(rules);
      if (!removed.ok) {
        // Some may be gone and others not: what is left is tried once more.
        const rest = await left();
        const isClear =
          rest && (rest.length === 0 || (await remove(rest)).ok || (await left())?.length === 0);
        if (isClear !== true) return removed;
      }
      carried.are(false);
      current.clear();
      return done(rules.reduce((sum, { cells }) => sum + cells, 0));
    },
  };
}

/** Notes that the workbook carries marks; whether it does so then. */
async function isNoted(batches: Batches): Promise<boolean> {
  const noted = await batches.act((context) => void context.workbook.settings.add(MARKS_SETTING, true));
  if (noted.ok) return true;
  const kept = await batches.ask(({ workbook }) => {
    const setting = workbook.settings.getItemOrNullObject(MARKS_SETTING);
    setting.load("value");
    return () => !setting.isNullObject && setting.value === true;
  });
  return kept.ok && kept.value;
}

/** Whether all rules show in the colours of their kinds: one that was put in last before a failure may have none. */
async function areColoured(batches: Batches, rules: readonly FoundRule[]): Promise<boolean> {
  const looked = await batches.askAll((context) =>
    rules.map((rule) => {
      const { fill, font } = ruleOf(context, rule).custom.format;
      fill.load("color");
      font.load("color");
      return () => [fill.color, font.color].map((colour) => colour.toUpperCase()).join();
    }),
  );
  const colours = (kind: MarkKind) => [MARK_STYLES[kind].fill, MARK_STYLES[kind].font].join().toUpperCase();
  return (
    looked.ok &&
    rules.every(({ formula }, at) =>
      MARK_KINDS.some((kind) => formula.includes(markCondition(kind)) && looked.value[at] === colours(kind)),
    )
  );
}

/** Whether a sheet shows marks: of each kind as many cells as are wanted, whatever their colours. */
function shows(found: readonly FoundRule[], { sheet, marks }: SheetMarks): boolean {
  const here = found.filter((rule) => rule.sheet === sheet);
  return MARK_KINDS.every((kind) => {
    const cells = here
      .filter(({ formula }) => formula.includes(markCondition(kind)))
      .reduce((sum, rule) => sum + rule.cells, 0);
    return cells === [...gravest(marks).values()].filter((worst) => worst === kind).length;
  });
}

interface MarkGroup {
  readonly kind: MarkKind;
  readonly address: string;
}

function addRule(
  context: Excel.RequestContext,
  sheet: string,
  { kind, address }: MarkGroup,
): Reader<MarkRule> {
  const areas = context.workbook.worksheets.getItem(sheet).getRanges(address).untrack();
  const format = areas.conditionalFormats.add("Custom");
  format.custom.rule.formula = `=${markCondition(kind)}`;
  format.custom.format.fill.color = MARK_STYLES[kind].fill;
  format.custom.format.font.color = MARK_STYLES[kind].font;
  format.load("id");
  return () => ({ sheet, id: format.id });
}

/** From the last one of a sheet to the first: so ids that tell the place of a rule stay true until they are used. */
function queueRemoval(context: Excel.RequestContext, rules: readonly MarkRule[]): void {
  for (const rule of [...rules].reverse()) ruleOf(context, rule).delete();
}

/** An area at the end of an address such as '自评表'!J8:J9. */
const AREA = /!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?\s*(?=,|$)/g;

/** The marks that a rule shows. */
function marksOf({ formula, address }: FoundRule): readonly Mark[] {
  const kind = MARK_KINDS.find((each) => formula.includes(markCondition(each)));
  if (!kind) return [];
  return [...address.matchAll(AREA)].flatMap(([, left = "", top = "", right = left, bottom = top]) => {
    const [first, last] = [parseA1(left + top), parseA1(right + bottom)];
    if (!first || !last) return [];
    const marks: Mark[] = [];
    for (let row = first.row; row <= last.row; row += 1) {
      for (let column = first.column; column <= last.column; column += 1)
        marks.push({ cell: { row, column }, kind });
    }
    return marks;
  });
}

const isOurs = (formula: string): boolean => formula.includes(MARK_SIGNATURE);

function gravest(marks: readonly Mark[]): ReadonlyMap<string, MarkKind> {
  const worst = new Map<string, MarkKind>();
  for (const kind of MARK_KINDS) {
    for (const mark of marks) if (mark.kind === kind) worst.set(a1(mark.cell), kind);
  }
  return worst;
}

/** Marks of one kind on as many cells as an address takes; of several marks on a cell the gravest shows. */
function groups(marks: readonly Mark[]): readonly MarkGroup[] {
  const worst = [...gravest(marks)];
  return MARK_KINDS.flatMap((kind) => {
    const cells = worst.filter(([, of]) => of === kind).map(([cell]) => cell);
    return addresses(cells).map((address) => ({ kind, address }));
  });
}

function addresses(cells: readonly string[]): readonly string[] {
  const lists: string[] = [];
  for (const cell of cells) {
    const last = lists[lists.length - 1];
    if (last !== undefined && last.length + cell.length < LONGEST_ADDRESS)
      lists[lists.length - 1] = `${last},${cell}`;
    else lists.push(cell);
  }
  return lists;
}

function ruleOf(context: Excel.RequestContext, { sheet, id }: MarkRule): Excel.ConditionalFormat {
  return context.workbook.worksheets.getItem(sheet).getRange().untrack().conditionalFormats.getItem(id);
}

function askFormula(context: Excel.RequestContext, rule: MarkRule): Reader<string> {
  const { rule: custom } = ruleOf(context, rule).custom;
  custom.load("formula");
  return () => custom.formula;
}

/** What could not be read, and why: a rule, or all rules of a sheet. */
interface Unread {
  readonly sheet: string;
  readonly id?: string;
  readonly failure: HostFailure;
}

/** Our rules in a workbook, in the order of Excel's lists, and what else there is. */
interface RulesFound {
  readonly rules: readonly FoundRule[];
  readonly unread: readonly Unread[];
}

/** Our conditional formats anywhere in the workbook, by their conditions. */
async function findRules(batches: Batches): Promise<Outcome<RulesFound>> {
  const listed = await batches.ask(({ workbook: { worksheets } }) => {
    worksheets.load("items/id");
    return () => worksheets.items.map(({ id }) => id);
  });
  if (!listed.ok) return listed;
  const candidates = await askEach(batches, listed.value, (context, sheet) => {
    const formats = context.workbook.worksheets.getItem(sheet).getRange().untrack().conditionalFormats;
    formats.load("items/id,items/type");
    return () =>
      formats.items.filter(({ type }) => type === "Custom").map(({ id }): MarkRule => ({ sheet, id }));
  });
  if (!candidates.ok) return candidates;
  const found = await askEach(batches, candidates.value.answers.flat(), (context, rule) => {
    const readFormula = askFormula(context, rule);
    const ranges = ruleOf(context, rule).getRanges().untrack();
    ranges.load("cellCount,address");
    return (): FoundRule => ({
      ...rule,
      formula: readFormula(),
      cells: ranges.cellCount,
      address: ranges.address,
    });
  });
  if (!found.ok) return found;
  return done({
    rules: found.value.answers.filter(({ formula }) => isOurs(formula)),
    unread: [
      ...candidates.value.unread.map(({ item: sheet, failure }) => ({ sheet, failure })),
      ...found.value.unread.map(({ item, failure }) => ({ ...item, failure })),
    ],
  });
}

/** What was answered, and why the rest was not. */
interface Answered<Item, Answer> {
  readonly answers: readonly Answer[];
  readonly unread: readonly { readonly item: Item; readonly failure: HostFailure }[];
}

/**
 * Asks the same of each item, in one batch where all goes well. Excel fails to read some rules of a person, such as
 * one that stands twice on the same cells, and a sheet may go meanwhile: such an item is passed over, once it has
 * failed twice, for Excel fails at times without a reason.
 */
async function askEach<Item, Answer>(
  batches: Batches,
  items: readonly Item[],
  ask: (context: Excel.RequestContext, item: Item) => Reader<Answer>,
  isAgain = false,
): Promise<Outcome<Answered<Item, Answer>>> {
  if (items.length === 0) return done({ answers: [], unread: [] });
  const asked = await batches.askAll((context) => items.map((item) => ask(context, item)));
  if (asked.ok) return done({ answers: asked.value, unread: [] });
  if (!isPassedOver(asked.failure)) return failed(asked.failure);
  const [item] = items;
  if (item !== undefined && items.length === 1) {
    const { failure } = asked;
    return isAgain ? done({ answers: [], unread: [{ item, failure }] }) : askEach(batches, items, ask, true);
  }
  const half = Math.ceil(items.length / 2);
  const first = await askEach(batches, items.slice(0, half), ask);
  if (!first.ok) return first;
  const second = await askEach(batches, items.slice(half), ask);
  if (!second.ok) return second;
  return done({
    answers: [...first.value.answers, ...second.value.answers],
    unread: [...first.value.unread, ...second.value.unread],
  });
}

function isPassedOver(failure: HostFailure): boolean {
  return isUnspecific(failure) || failure.code === "sheet-deleted" || failure.code === "too-large";
}
