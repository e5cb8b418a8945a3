import { a1Area, type Area, overlaps, parseA1, parseA1Area } from "../../../sheet/address";
import { firstRowAfter } from "../../../sheet/row-mapping";
import {
  changedNodes,
  elementOf,
  withAttributeChanged,
  withContent,
  withInserted,
  withTextChanged,
} from "../../xml/edits";
import { attributesOf, bears, contentOf, isMeant, named, prefixOf, rootOf, tagged } from "../../xml/elements";
import { attribute } from "../../xml/markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "../../xml/tree";
import { AFTER_MERGES } from "../worksheet-order";
import { ANCHORS, shiftedAnchor } from "./shifted-drawing";
import {
  changedText,
  extendedCells,
  RefusedRow,
  type RowShift,
  shiftedCells,
  shiftedFormula,
} from "./row-shift";
import { shiftedRows } from "./shifted-rows";
import { RULES, shiftedRuleElement } from "./shifted-rules";

/** Elements that are for certain cells, with the attribute that says which. */
const PLACED: ReadonlyMap<string, string> = new Map([
  ["autoFilter", "ref"],
  ["sortState", "ref"],
  ["sortCondition", "ref"],
  ["hyperlink", "ref"],
  ["cellWatch", "r"],
  ["inputCells", "r"],
]);

/** Those that a new row joins when the row above belongs to them. */
const JOINED = named("protectedRange", "ignoredError");

/** What is left of cells, of which there must be some. */
function kept(cells: string): string {
  if (cells === "") throw new RefusedRow("row-in-use");
  return cells;
}

/** The panes and selections; what is frozen above the place of a row takes it in. */
function shiftedView(shift: RowShift, view: XmlElement): XmlElement {
  const moved = (cells: string) => shiftedCells(shift, cells) || cells;
  const top = parseA1(attribute(view.attributes, "topLeftCell") ?? "A1")?.row ?? 0;
  const panes = changedNodes(contentOf(view), "pane", (pane) =>
    withAttributeChanged(withFrozenRows(shift, pane, top), "topLeftCell", moved),
  );
  const selections = changedNodes(panes, "selection", (selection) =>
    withAttributeChanged(withAttributeChanged(selection, "activeCell", moved), "sqref", moved),
  );
  const content = view.children === null ? view : withContent(view, selections);
  return withAttributeChanged(content, "topLeftCell", moved);
}

function withFrozenRows({ kind, row }: RowShift, pane: XmlElement, top: number): XmlElement {
  if (!/^frozen/.test(attribute(pane.attributes, "state") ?? "")) return pane;
  return withAttributeChanged(pane, "ySplit", (split) => {
    const rows = Number(split);
    const isInside = row > top && row < top + rows;
    return String(isInside ? rows + (kind === "insert" ? 1 : -1) : rows);
  });
}

/** What stands before the rows of a sheet. */
function shiftedHead(shift: RowShift, head: readonly XmlNode[]): readonly XmlNode[] {
  const dimension = changedNodes(head, "dimension", (element) =>
    withAttributeChanged(element, "ref", (cells) => extendedCells(shift, cells) || cells),
  );
  return changedNodes(dimension, "sheetView", (view) => shiftedView(shift, view));
}

/** Page breaks, each named by the number of rows above it. */
function shiftedBreaks(shift: RowShift, breaks: XmlElement): XmlElement {
  return withContent(
    breaks,
    changedNodes(contentOf(breaks), "brk", (element) =>
      withAttributeChanged(element, "id", (id) => String(firstRowAfter(shift, Number(id)))),
    ),
  );
}

/** An element behind the rows of a sheet that is for certain cells, without what is inside it. */
function shiftedElement(shift: RowShift, element: XmlElement): XmlElement {
  if (bears(element, ANCHORS)) return shiftedAnchor(shift, element);
  if (bears(element, "rowBreaks") && element.children) return shiftedBreaks(shift, element);
  if (bears(element, "sqref")) return withTextChanged(element, (cells) => kept(shiftedCells(shift, cells)));
  if (bears(element, JOINED))
    return withAttributeChanged(element, "sqref", (cells) => kept(extendedCells(shift, cells)));
  const name = PLACED.get(element.tag.slice(element.tag.indexOf(":") + 1));
  return name === undefined
    ? element
    : withAttributeChanged(element, name, (cells) => kept(shiftedCells(shift, cells)));
}

/** What stands behind the rows of a sheet: conditional formats and validations, links, filters, breaks, controls. */
function shiftedTail(shift: RowShift, tail: readonly XmlNode[], isOwn: boolean): readonly XmlNode[] {
  const formula = (text: string) => changedText(text, (each) => shiftedFormula(shift, each, isOwn));
  return tail.map((node) => {
    if (typeof node === "string") return node;
    if (bears(node, RULES)) return shiftedRuleElement(shift, node, isOwn);
    const inner = node.children && shiftedTail(shift, node.children, isOwn);
    const element = { ...node, children: inner };
    if (bears(element, "f")) return withTextChanged(element, formula);
    const linked = bears(element, "hyperlink") ? withAttributeChanged(element, "location", formula) : element;
    return isOwn ? shiftedElement(shift, linked) : linked;
  });
}

/** Merges with new ones, each in place of the first one that it overlaps; those that overlap none stand at the end. */
function withGiven(merges: readonly Area[], given: readonly Area[]): readonly Area[] {
  const left = new Set(given);
  const replaced = merges.flatMap((area): readonly Area[] => {
    const over = given.filter((other) => overlaps(area, other));
    if (over.length === 0) return [area];
    return over.filter((other) => left.delete(other));
  });
  return [...replaced, ...left];
}

/** A sheet with its merges as they are after the row, and new ones in place of those they overlap. */
function withMerges(shift: RowShift, sheet: readonly XmlNode[], given: readonly Area[]): readonly XmlNode[] {
  const root = rootOf(sheet);
  const prefix = prefixOf(root);
  const isList = tagged(`${prefix}mergeCells`);
  const found = contentOf(root).find((child) => isMeant(child, isList));
  const shifted = (found && typeof found !== "string" ? contentOf(found) : []).flatMap((merge) =>
    isMeant(merge, tagged(`${prefix}mergeCell`))
      ? (parseA1Area(shiftedCells(shift, attributesOf(merge).get("ref") ?? "")) ?? [])
      : [],
  );
  const merges = withGiven(shifted, given)
    .filter(({ top, left, bottom, right }) => top < bottom || left < right)
    .map((area) => elementOf(`${prefix}mergeCell`, ` ref="${a1Area(area)}"`, []));
  const list =
    merges.length === 0 ? null : elementOf(`${prefix}mergeCells`, ` count="${merges.length}"`, merges);
  if (found) return changedNodes(sheet, isList, () => list);
  return list ? withInserted(sheet, [list], AFTER_MERGES) : sheet;
}

/**
 * A worksheet after a row was put in or taken out: the sheet itself, or another one whose formulas refer to it.
 *
 * @param merges those to have besides, at their addresses after the row
 * @throws RefusedRow when something would be torn apart
 */
export function shiftedSheet(
  shift: RowShift,
  xml: string,
  isOwn: boolean,
  merges: readonly Area[] = [],
): string {
  const sheet = parseXml(xml, "sheetData");
  const root = rootOf(sheet);
  const prefix = prefixOf(root);
  const children = contentOf(root);
  const place = children.findIndex((child) => isMeant(child, tagged(`${prefix}sheetData`)));
  const data = children[place];
  if (!root || data === undefined || typeof data === "string") return xml;
  const head = children.slice(0, place);
  const tail = shiftedTail(shift, children.slice(place + 1), isOwn);
  const content = data.children && shiftedRows(shift, prefix, parseXml(xmlOf(data.children), "row"), isOwn);
  const shifted = [...(isOwn ? shiftedHead(shift, head) : head), { ...data, children: content }, ...tail];
  const whole = sheet.map((node) => (node === root ? withContent(root, shifted) : node));
  return xmlOf(isOwn ? withMerges(shift, whole, merges) : whole);
}
