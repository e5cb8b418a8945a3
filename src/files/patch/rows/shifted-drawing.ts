import { firstRowAfter } from "../../../sheet/row-mapping";
import {
  changedNodes,
  changedXml,
  withAttributeChanged,
  withContent,
  withTextChanged,
} from "../../xml/edits";
import { contentOf, elementIn, named } from "../../xml/elements";
import { attribute } from "../../xml/markup";
import { type XmlElement, xmlOf } from "../../xml/tree";
import { changedText, RefusedRow, type RowShift, shiftedCells, shiftedFormula } from "./row-shift";

/** The places of pictures, charts and controls. */
export const ANCHORS = named("twoCellAnchor", "oneCellAnchor", "anchor");

/** How what is drawn follows the cells below it. */
function following({ tag, attributes }: XmlElement): "moves" | "moves-and-sizes" | "stays" {
  if (/(?:^|:)anchor$/.test(tag)) {
    if (attribute(attributes, "moveWithCells") !== "1") return "stays";
    return attribute(attributes, "sizeWithCells") === "1" ? "moves-and-sizes" : "moves";
  }
  const follows = attribute(attributes, "editAs");
  if (follows === "absolute") return "stays";
  return follows === "oneCell" ? "moves" : "moves-and-sizes";
}

/** The place of a picture, a chart or a control as it is after the row. */
export function shiftedAnchor(shift: RowShift, anchor: XmlElement): XmlElement {
  const follows = following(anchor);
  if (follows === "stays") return anchor;
  const first = Number(xmlOf(contentOf(elementIn(contentOf(anchor), "row"))));
  if (follows === "moves" && firstRowAfter(shift, first) === first) return anchor;
  const rows = changedNodes(contentOf(anchor), "row", (element) =>
    withTextChanged(element, (row) => (/^\d+$/.test(row) ? String(firstRowAfter(shift, Number(row))) : row)),
  );
  return withContent(anchor, rows);
}

/** A drawing with all that is in it at its place after the row. */
export function shiftedAnchors(shift: RowShift, xml: string): string {
  return changedXml(xml, ANCHORS, (anchor) => shiftedAnchor(shift, anchor));
}

/** Attributes that hold a reference: of shapes that show a cell's text, of linked pictures and of form controls. */
const LINKED = ["textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaPict"];

const LINK = new RegExp(`\\s(?:${LINKED.join("|")})\\s*=`);

/** A drawing or the properties of a control, with the cells they are linked to. */
export function shiftedLinks(shift: RowShift, xml: string, isOwn: boolean): string {
  const linked = (formula: string) => changedText(formula, (text) => shiftedFormula(shift, text, isOwn));
  return changedXml(
    xml,
    () => true,
    (element) =>
      LINK.test(element.attributes)
        ? LINKED.reduce((all, name) => withAttributeChanged(all, name, linked), element)
        : element,
  );
}

/** The ranges a chart is drawn from; they always name their sheet. */
export function shiftedChart(shift: RowShift, xml: string): string {
  return changedXml(xml, named("f", "sqref"), (element) =>
    withTextChanged(element, (formula) => changedText(formula, (text) => shiftedFormula(shift, text, false))),
  );
}

/** Notes, or threaded comments, each at its cell. */
export function shiftedNotes(shift: RowShift, xml: string): string {
  return changedXml(xml, named("comment", "threadedComment"), (note) =>
    withAttributeChanged(note, "ref", (cell) => {
      const cells = shiftedCells(shift, cell);
      if (cells === "") throw new RefusedRow("row-in-use");
      return cells;
    }),
  );
}

/** Places in the list that anchors a shape of VML: columns and rows, each with an offset behind it. */
const ROW_PLACES = [2, 6];

function shiftedVmlAnchor(shift: RowShift, anchor: string): string {
  return anchor
    .split(",")
    .map((text, place) => {
      const [spaces = ""] = /^\s*/.exec(text) ?? [];
      return ROW_PLACES.includes(place) ? `${spaces}${firstRowAfter(shift, Number(text))}` : text;
    })
    .join(",");
}

/** The shapes of notes and old form controls. */
export function shiftedVml(shift: RowShift, xml: string, isOwn: boolean): string {
  const linked = changedXml(xml, named("FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaPict"), (element) =>
    withTextChanged(element, (formula) => changedText(formula, (text) => shiftedFormula(shift, text, isOwn))),
  );
  if (!isOwn) return linked;
  const placed = changedXml(linked, "Row", (element) =>
    withTextChanged(element, (row) => String(firstRowAfter(shift, Number(row)))),
  );
  return changedXml(placed, "Anchor", (element) =>
    withTextChanged(element, (anchor) => shiftedVmlAnchor(shift, anchor)),
  );
}
