import type { Workbook } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  type IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import type { Highlight } from "../../files/patch/changes";
import { a1, type CellAddress } from "../../sheet/address";
import type { Mark, MarkKind } from "../../sheet/patch";
import { MARK_STYLES } from "../../hosts/mark-styles";
import { highlightsOf, kindOf } from "./mark-rules";
import type { Spreadsheet } from "./spreadsheet";

/** The marks of a workbook: conditional formats of our own, told by their condition. */
export interface BookMarks {
  /** The marks a sheet shows, from this session or as its file came. */
  readonly of: (sheetId: string) => readonly Mark[];
  readonly replace: (sheetId: string, marks: readonly Mark[]) => void;
  /** Removes all; the number of cells they stood on. */
  readonly clear: () => number;
  /** The marks of a sheet as a file keeps them. */
  readonly highlights: (sheetId: string) => readonly Highlight[];
}

let made = 0;

function kindOfRule({ rule }: IConditionFormattingRule): MarkKind | undefined {
  if (rule.type !== CFRuleType.highlightCell || rule.subType !== CFSubRuleType.formula) return undefined;
  return "value" in rule && typeof rule.value === "string" ? kindOf(rule.value) : undefined;
}

function cellsOf({ ranges }: IConditionFormattingRule): CellAddress[] {
  return ranges.flatMap(({ startRow, endRow, startColumn, endColumn }) => {
    const cells: CellAddress[] = [];
    for (let row = startRow; row <= endRow; row += 1) {
      for (let column = startColumn; column <= endColumn; column += 1) cells.push({ row, column });
    }
    return cells;
  });
}

/** The marks of a workbook that is open in the spreadsheet. */
export function openMarks({ injector, commands }: Spreadsheet, workbook: Workbook): BookMarks {
  const unitId = workbook.getUnitId();
  const rules = injector.get(ConditionalFormattingRuleModel);

  const ours = (subUnitId: string) =>
    (rules.getSubunitRules(unitId, subUnitId) ?? []).flatMap((rule) => {
      const kind = kindOfRule(rule);
      return kind ? [{ rule, kind }] : [];
    });

  const of = (sheetId: string): readonly Mark[] => {
    const marks = new Map<string, Mark>();
    // The first rule decides, so it is put in last.
    for (const { rule, kind } of ours(sheetId).reverse()) {
      for (const cell of cellsOf(rule)) marks.set(a1(cell), { cell, kind });
    }
    return [...marks.values()];
  };

  const remove = (subUnitId: string) => {
    for (const { rule } of ours(subUnitId)) {
      commands.syncExecuteCommand(DeleteConditionalRuleMutation.id, { unitId, subUnitId, cfId: rule.cfId });
    }
  };

  return {
    of,
    replace: (subUnitId, marks) => {
      remove(subUnitId);
      // A rule that is added goes in front.
      for (const { kind, cells, formula } of highlightsOf(marks)) {
        made += 1;
        const { fill, font } = MARK_STYLES[kind];
        const rule = {
          cfId: `mark-${made}`,
          ranges: cells.map(({ row, column }) => ({
            startRow: row,
            endRow: row,
            startColumn: column,
            endColumn: column,
          })),
          stopIfTrue: false,
          rule: {
            type: CFRuleType.highlightCell,
            subType: CFSubRuleType.formula,
            value: `=${formula}`,
            style: { bg: { rgb: fill }, cl: { rgb: font } },
          },
        };
        commands.syncExecuteCommand(AddConditionalRuleMutation.id, { unitId, subUnitId, rule });
      }
    },
    clear: () => {
      let cells = 0;
      for (const sheet of workbook.getSheets()) {
        cells += of(sheet.getSheetId()).length;
        remove(sheet.getSheetId());
      }
      return cells;
    },
    highlights: (sheetId) => highlightsOf(of(sheetId)),
  };
}
