import { ANY_PREFIX, attribute, changedAttribute, elementPattern } from "../../xml/markup";
import { firstRowAfter } from "../../../sheet/row-mapping";
import { changedText, RefusedRow, type RowShift, shiftedCells, shiftedFormula } from "./row-shift";

const ANCHOR = elementPattern(ANY_PREFIX, "(?:twoCellAnchor|oneCellAnchor|anchor)", "g");
const ROW = new RegExp(`(<${ANY_PREFIX}row>)(\\d+)(?=</)`, "g");

/** How what is drawn follows the cells below it. */
function following(name: string, attributes: string): "moves" | "moves-and-sizes" | "stays" {
  if (name === "anchor") {
    if (attribute(attributes, "moveWithCells") !== "1") return "stays";
    return attribute(attributes, "sizeWithCells") === "1" ? "moves-and-sizes" : "moves";
  }
  const follows = attribute(attributes, "editAs");
  if (follows === "absolute") return "stays";
  return follows === "oneCell" ? "moves" : "moves-and-sizes";
}

/** XML with the places of pictures, charts and controls as they are after the row. */
export function shiftedAnchors(shift: RowShift, xml: string): string {
  return xml.replace(ANCHOR, (anchor: string, attributes: string) => {
    const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(anchor)?.[1] ?? "";
    const follows = following(name, attributes);
    if (follows === "stays") return anchor;
    const first = Number(new RegExp(ROW.source).exec(anchor)?.[2] ?? 0);
    if (follows === "moves" && firstRowAfter(shift, first) === first) return anchor;
    return anchor.replace(
      ROW,
      (_whole, opening: string, row: string) => opening + String(firstRowAfter(shift, Number(row))),
    );
  });
}

/** Attributes that hold a reference: of shapes that show a cell's text, of linked pictures and of form controls. */
const LINKED = ["textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaPict"];

/** A drawing or the properties of a control, with the cells they are linked to. */
export function shiftedLinks(shift: RowShift, xml: string, isOwn: boolean): string {
  const links = new RegExp(`(\\s(?:${LINKED.join("|")})=")([^"]*)(?=")`, "g");
  return xml.replace(
    links,
    (_whole, opening: string, formula: string) =>
      opening + changedText(formula, (text) => shiftedFormula(shift, text, isOwn)),
  );
}

/** The ranges a chart is drawn from; they always name their sheet. */
export function shiftedChart(shift: RowShift, xml: string): string {
  return xml.replace(
    new RegExp(`(<${ANY_PREFIX}(?:f|sqref)(?:\\s[^>]*)?>)([^<]+)(?=</)`, "g"),
    (_whole, opening: string, formula: string) =>
      opening + changedText(formula, (text) => shiftedFormula(shift, text, false)),
  );
}

/** Notes, or threaded comments, each at its cell. */
export function shiftedNotes(shift: RowShift, xml: string): string {
  const note = new RegExp(`(<${ANY_PREFIX}(?:comment|threadedComment))(?=\\s)([^>]*)`, "g");
  return xml.replace(note, (_whole, opening: string, attributes: string) => {
    const moved = changedAttribute(attributes, "ref", (cell) => {
      const cells = shiftedCells(shift, cell);
      if (cells === "") throw new RefusedRow("row-in-use");
      return cells;
    });
    return opening + moved;
  });
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
  const changed = (text: string, element: string, change: (inner: string) => string) =>
    text.replace(
      new RegExp(`(<${ANY_PREFIX}(?:${element})>)([^<]+)(?=</)`, "g"),
      (_whole, opening: string, inner: string) => opening + change(inner),
    );
  const linked = changed(xml, "FmlaLink|FmlaRange|FmlaTxbx|FmlaPict", (formula) =>
    changedText(formula, (text) => shiftedFormula(shift, text, isOwn)),
  );
  if (!isOwn) return linked;
  const placed = changed(linked, "Row", (row) => String(firstRowAfter(shift, Number(row))));
  return changed(placed, "Anchor", (anchor) => shiftedVmlAnchor(shift, anchor));
}
