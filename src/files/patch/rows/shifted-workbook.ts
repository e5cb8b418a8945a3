import { decodeEntities } from "../../xml/part";
import { attribute, changedAttribute, elementPattern, prefixOf } from "../../xml/markup";
import type { PackageDraft } from "../package-draft";
import { relationshipsIn, relationshipsPart, type Relationship, targetPart } from "../../xlsx/relationships";
import {
  changedText,
  isSameSheet,
  RefusedRow,
  type RowRefusal,
  rowsOf,
  type RowShift,
  shiftedCells,
  shiftedFormula,
  shiftedRule,
} from "./row-shift";
import { shiftedAnchors, shiftedChart, shiftedLinks, shiftedNotes, shiftedVml } from "./shifted-drawing";

function linksFrom(draft: PackageDraft, part: string): readonly Relationship[] {
  const links = relationshipsPart(part);
  return draft.has(links) ? relationshipsIn(draft.text(links)) : [];
}

function linked(draft: PackageDraft, part: string, type: string): readonly string[] {
  return linksFrom(draft, part)
    .filter((link) => link.type === type)
    .map(({ target }) => targetPart(part, target))
    .filter((target) => draft.has(target));
}

/** The cells of a “table” or pivot table must all lie above the row. */
function refuseBelow({ row }: RowShift, cells: string | undefined, refusal: RowRefusal): void {
  if (cells !== undefined && rowsOf(cells).last >= row) throw new RefusedRow(refusal);
}

function shiftTables(draft: PackageDraft, shift: RowShift, part: string, isOwn: boolean): void {
  for (const table of linked(draft, part, "table")) {
    const xml = draft.text(table);
    const [, attributes = ""] = elementPattern(prefixOf(xml), "table").exec(xml) ?? [];
    if (isOwn) refuseBelow(shift, attribute(attributes, "ref"), "table");
    const formulas = elementPattern(prefixOf(xml), "(?:calculatedColumnFormula|totalsRowFormula)", "g");
    draft.put(
      table,
      xml.replace(formulas, (whole: string, _of: string, text = "") =>
        whole.replace(`>${String(text)}<`, () => {
          const formula = changedText(String(text), (each) => shiftedFormula(shift, each, isOwn));
          return `>${formula}<`;
        }),
      ),
    );
  }
}

function refusePivotTables(draft: PackageDraft, shift: RowShift, part: string): void {
  for (const table of linked(draft, part, "pivotTable")) {
    const xml = draft.text(table);
    const [, attributes = ""] = elementPattern(prefixOf(xml), "location").exec(xml) ?? [];
    refuseBelow(shift, attribute(attributes, "ref"), "pivot-table");
  }
}

function shiftDrawings(draft: PackageDraft, shift: RowShift, part: string, isOwn: boolean): void {
  for (const drawing of linked(draft, part, "drawing")) {
    const placed = isOwn ? shiftedAnchors(shift, draft.text(drawing)) : draft.text(drawing);
    draft.put(drawing, shiftedLinks(shift, placed, isOwn));
    for (const chart of ["chart", "chartEx"].flatMap((type) => linked(draft, drawing, type))) {
      draft.put(chart, shiftedChart(shift, draft.text(chart)));
    }
  }
  for (const drawing of linked(draft, part, "vmlDrawing")) {
    draft.put(drawing, shiftedVml(shift, draft.text(drawing), isOwn));
  }
  for (const control of linked(draft, part, "ctrlProp")) {
    draft.put(control, shiftedLinks(shift, draft.text(control), isOwn));
  }
}

/**
 * Lets what belongs to a sheet besides its own part follow the row: drawings, charts, notes, “tables”.
 *
 * @throws RefusedRow when something of it stands in the way
 */
export function shiftBelongings(draft: PackageDraft, shift: RowShift, part: string, isOwn: boolean): void {
  shiftTables(draft, shift, part, isOwn);
  shiftDrawings(draft, shift, part, isOwn);
  if (!isOwn) return;
  refusePivotTables(draft, shift, part);
  for (const notes of ["comments", "threadedComment"].flatMap((type) => linked(draft, part, type))) {
    draft.put(notes, shiftedNotes(shift, draft.text(notes)));
  }
}

/** Names of Excel's own, such as print areas, are fixed also where a program has left the `$` away. */
const BUILT_IN = /^_xlnm\./;

function shiftedNames(shift: RowShift, xml: string): string {
  const prefix = prefixOf(xml);
  return xml.replace(
    elementPattern(prefix, "definedName", "g"),
    (whole: string, attributes: string, text = "") => {
      const isBuiltIn = BUILT_IN.test(attribute(attributes, "name") ?? "");
      const formula = changedText(String(text), (each) =>
        isBuiltIn ? shiftedFormula(shift, each, false) : shiftedRule(shift, each, false, 0),
      );
      return formula === text
        ? whole
        : `<${prefix}definedName${attributes}>${formula}</${prefix}definedName>`;
    },
  );
}

/** The ranges pivot tables are made from. */
function shiftPivotSources(draft: PackageDraft, shift: RowShift, workbookPart: string): void {
  for (const cache of linked(draft, workbookPart, "pivotCacheDefinition")) {
    const xml = draft.text(cache);
    const source = elementPattern(prefixOf(xml), "worksheetSource");
    draft.put(
      cache,
      xml.replace(source, (whole: string, attributes: string) => {
        const sheet = decodeEntities(attribute(attributes, "sheet") ?? "");
        if (!isSameSheet(sheet, shift.sheet)) return whole;
        const moved = changedAttribute(attributes, "ref", (cells) => shiftedCells(shift, cells));
        return whole.replace(attributes, () => moved);
      }),
    );
  }
}

/** Lets names, and the ranges pivot tables are made from, follow the row. */
export function shiftWorkbook(draft: PackageDraft, shift: RowShift, workbookPart: string): void {
  draft.put(workbookPart, shiftedNames(shift, draft.text(workbookPart)));
  shiftPivotSources(draft, shift, workbookPart);
}
