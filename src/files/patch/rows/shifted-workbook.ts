import { changedXml, withAttributeChanged, withTextChanged } from "../../xml/edits";
import { attributesOf, elementIn, named } from "../../xml/elements";
import { parseXml } from "../../xml/tree";
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
    if (isOwn) refuseBelow(shift, attributesOf(elementIn(parseXml(xml), "table")).get("ref"), "table");
    draft.put(
      table,
      changedXml(xml, named("calculatedColumnFormula", "totalsRowFormula"), (element) =>
        withTextChanged(element, (text) => changedText(text, (each) => shiftedFormula(shift, each, isOwn))),
      ),
    );
  }
}

function refusePivotTables(draft: PackageDraft, shift: RowShift, part: string): void {
  for (const table of linked(draft, part, "pivotTable")) {
    const location = elementIn(parseXml(draft.text(table)), "location");
    refuseBelow(shift, attributesOf(location).get("ref"), "pivot-table");
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
  return changedXml(xml, "definedName", (element) => {
    const isBuiltIn = BUILT_IN.test(attributesOf(element).get("name") ?? "");
    return withTextChanged(element, (text) =>
      changedText(text, (each) =>
        isBuiltIn ? shiftedFormula(shift, each, false) : shiftedRule(shift, each, false, 0),
      ),
    );
  });
}

/** The ranges pivot tables are made from. */
function shiftPivotSources(draft: PackageDraft, shift: RowShift, workbookPart: string): void {
  for (const cache of linked(draft, workbookPart, "pivotCacheDefinition")) {
    draft.put(
      cache,
      changedXml(draft.text(cache), "worksheetSource", (source) =>
        isSameSheet(attributesOf(source).get("sheet") ?? "", shift.sheet)
          ? withAttributeChanged(source, "ref", (cells) => shiftedCells(shift, cells))
          : source,
      ),
    );
  }
}

/** Lets names, and the ranges pivot tables are made from, follow the row. */
export function shiftWorkbook(draft: PackageDraft, shift: RowShift, workbookPart: string): void {
  draft.put(workbookPart, shiftedNames(shift, draft.text(workbookPart)));
  shiftPivotSources(draft, shift, workbookPart);
}
