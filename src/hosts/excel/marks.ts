import { a1 } from "../../sheet/address";
import type { Mark, MarkKind } from "../../sheet/patch";
import type { HostFailure, Outcome } from "../host";
import { MARK_KINDS, MARK_LOOKS, MARK_SIGNATURE, markCondition } from "../mark-looks";
import type { Reader, Trips } from "./trips";

/** Under this key the workbook remembers that it carries marks. */
const SETTING = "hengbiao.marks";

/** Excel takes address lists below 8,192 characters. */
const LONGEST_ADDRESS = 4_000;

/** A conditional format of ours on a sheet, both by Excel's ids. */
export interface MarkRule {
  readonly sheet: string;
  readonly id: string;
}

/** The marks of one workbook: those of this session by id, those of an earlier one by their condition. */
export interface Marks {
  /** Reads, beside something else, whether the workbook came with marks of an earlier session. */
  readonly askCarried: (context: Excel.RequestContext) => Reader<void>;
  /** Removes marks of an earlier session; costs nothing once it is known that there are none. */
  readonly removeCarried: () => Promise<HostFailure | null>;
  /** Queues new marks of a sheet; each reader tells of one conditional format that was made. */
  readonly add: (
    context: Excel.RequestContext,
    sheet: string,
    marks: readonly Mark[],
  ) => readonly Reader<MarkRule>[];
  /** Queues, after the new marks, the note that there are some and the removal of the old ones of the sheets. */
  readonly finish: (context: Excel.RequestContext, sheets: readonly string[]) => Reader<unknown>;
  /** These are the marks of the sheets now. */
  readonly keep: (sheets: readonly string[], made: readonly MarkRule[]) => void;
  /** Removes conditional formats that a failed batch has made. */
  readonly takeBack: (made: readonly MarkRule[]) => Promise<HostFailure | null>;
  /** Removes what is ours and not among the marks kept, wherever it is. */
  readonly removeOthers: () => Promise<HostFailure | null>;
  /** Removes all marks; the number of cells they stood on. */
  readonly clear: () => Promise<Outcome<number>>;
}

export function createMarks(trips: Trips): Marks {
  let carried: boolean | null = null;
  let current: readonly MarkRule[] = [];

  const askCarried = (context: Excel.RequestContext): Reader<void> => {
    const setting = context.workbook.settings.getItemOrNullObject(SETTING);
    setting.load("value");
    return () => {
      carried ??= !setting.isNullObject && setting.value === true;
    };
  };

  const removeAllBut = async (kept: readonly MarkRule[]): Promise<Outcome<number>> => {
    const found = await findRules(trips);
    if (!found.ok) return found;
    const ids = new Set(kept.map(({ id }) => id));
    const others = found.value.filter(({ id }) => !ids.has(id));
    const removed = await removeRules(trips, others, kept.length > 0);
    if (!removed.ok) return removed;
    carried = false;
    current = kept;
    return removed;
  };

  const failureOrNull = <Value>(outcome: Outcome<Value>) => (outcome.ok ? null : outcome.failure);

  return {
    askCarried,
    removeCarried: async () => {
      if (carried === null) {
        const { failure } = await trips.trip((context) => [askCarried(context)]);
        if (failure) return failure;
      }
      return carried ? failureOrNull(await removeAllBut(current)) : null;
    },
    add: (context, sheet, marks) =>
      groups(marks).map(({ kind, address }) => {
        const areas = context.workbook.worksheets.getItem(sheet).getRanges(address).untrack();
        const format = areas.conditionalFormats.add("Custom");
        format.custom.rule.formula = `=${markCondition(kind)}`;
        format.custom.format.fill.color = MARK_LOOKS[kind].fill;
        format.custom.format.font.color = MARK_LOOKS[kind].font;
        format.load("id");
        return () => ({ sheet, id: format.id });
      }),
    finish: (context, sheets) => {
      const setting = context.workbook.settings.add(SETTING, true);
      setting.load("key");
      for (const rule of current) if (sheets.includes(rule.sheet)) ruleOf(context, rule).delete();
      return () => setting.key;
    },
    keep: (sheets, made) => {
      current = [...current.filter(({ sheet }) => !sheets.includes(sheet)), ...made];
    },
    takeBack: async (made) =>
      made.length === 0 ? null : failureOrNull(await removeRules(trips, made, current.length > 0)),
    removeOthers: async () => failureOrNull(await removeAllBut(current)),
    clear: () => removeAllBut([]),
  };
}

/** Marks of one kind on as many cells as an address takes; of several marks on a cell the gravest shows. */
function groups(marks: readonly Mark[]): readonly { readonly kind: MarkKind; readonly address: string }[] {
  const gravest = new Map<string, MarkKind>();
  for (const kind of MARK_KINDS) {
    for (const mark of marks) if (mark.kind === kind) gravest.set(a1(mark.cell), kind);
  }
  return MARK_KINDS.flatMap((kind) => {
    const cells = [...gravest].filter(([, worst]) => worst === kind).map(([cell]) => cell);
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

/**
 * Our conditional formats anywhere in the workbook. Excel fails to read some rules of a person, such as one
 * that stands twice on the same cells; such a rule is none of ours and is passed over.
 */
async function findRules(trips: Trips): Promise<Outcome<readonly MarkRule[]>> {
  const listed = await trips.trip((context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id");
    return [() => worksheets.items.map(({ id }) => id)];
  });
  if (listed.failure) return { ok: false, failure: listed.failure };
  const candidates = await trips.trip((context) =>
    listed.answers.flat().map((sheet) => {
      const formats = context.workbook.worksheets.getItem(sheet).getRange().untrack().conditionalFormats;
      formats.load("items/id,items/type");
      return () =>
        formats.items.filter(({ type }) => type === "Custom").map(({ id }): MarkRule => ({ sheet, id }));
    }),
  );
  if (candidates.failure) return { ok: false, failure: candidates.failure };
  return signed(trips, candidates.answers.flat());
}

async function signed(trips: Trips, rules: readonly MarkRule[]): Promise<Outcome<readonly MarkRule[]>> {
  const ours: MarkRule[] = [];
  for (let pending = rules; pending.length > 0;) {
    const asked = pending;
    const { answers, failure } = await trips.trip((context) =>
      asked.map((rule) => {
        const { rule: custom } = ruleOf(context, rule).custom;
        custom.load("formula");
        return () => (custom.formula.includes(MARK_SIGNATURE) ? [rule] : []);
      }),
    );
    ours.push(...answers.flat());
    if (failure && failure.code !== "unknown" && failure.code !== "sheet-deleted")
      return { ok: false, failure };
    pending = failure ? asked.slice(answers.length + 1) : [];
  }
  return { ok: true, value: ours };
}

/** Deletes conditional formats, and notes whether the workbook still carries marks. */
async function removeRules(
  trips: Trips,
  rules: readonly MarkRule[],
  staysMarked: boolean,
): Promise<Outcome<number>> {
  const { answers, failure } = await trips.trip((context) => {
    context.workbook.settings.add(SETTING, staysMarked);
    return rules.map((rule) => {
      const format = ruleOf(context, rule);
      const ranges = format.getRanges().untrack();
      ranges.load("cellCount");
      format.delete();
      return () => ranges.cellCount;
    });
  });
  if (failure) return { ok: false, failure };
  return { ok: true, value: answers.reduce((sum, count) => sum + count, 0) };
}
