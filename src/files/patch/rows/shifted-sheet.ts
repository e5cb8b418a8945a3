import { a1Area, type Area, overlaps, parseA1, parseA1Area } from "../../../sheet/address";
import { ANY_PREFIX, attribute, changedAttribute, elementPattern, insertBefore } from "../../xml/markup";
import { firstRowAfter } from "../../../sheet/row-mapping";
import { AFTER_MERGES, behindRows } from "../worksheet-order";
import { shiftedAnchors } from "./shifted-drawing";
import {
  changedText,
  extendedCells,
  RefusedRow,
  type RowShift,
  shiftedCells,
  shiftedFormula,
} from "./row-shift";
import { shiftedData } from "./shifted-data";
import { shiftedRules } from "./shifted-rules";

/** Elements that are for certain cells, with the attribute that says which. */
const PLACED = [
  ["autoFilter", "ref"],
  ["sortState", "ref"],
  ["sortCondition", "ref"],
  ["hyperlink", "ref"],
  ["cellWatch", "r"],
  ["inputCells", "r"],
] as const;

/** Those that a new row joins when the row above belongs to them. */
const JOINED = ["protectedRange", "ignoredError"];

function openingTags(name: string): RegExp {
  return new RegExp(`(<${ANY_PREFIX}${name})(?=\\s)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)`, "g");
}

/** All elements of a name with one of their attributes changed. */
function withChanged(xml: string, element: string, name: string, change: (value: string) => string): string {
  return xml.replace(
    openingTags(element),
    (_whole, opening: string, attributes: string) => opening + changedAttribute(attributes, name, change),
  );
}

function withChangedText(xml: string, element: string, change: (text: string) => string): string {
  return xml.replace(
    new RegExp(`(<${ANY_PREFIX}${element}(?:\\s[^>]*)?>)([^<]+)(?=</)`, "g"),
    (_whole, opening: string, text: string) => opening + change(text),
  );
}

/** What is left of cells, of which there must be some. */
function kept(cells: string): string {
  if (cells === "") throw new RefusedRow("row-in-use");
  return cells;
}

/** The panes and selections; what is frozen above the place of a row takes it in. */
function shiftedViews(shift: RowShift, head: string): string {
  const moved = (cells: string) => shiftedCells(shift, cells) || cells;
  return head.replace(elementPattern(ANY_PREFIX, "sheetView", "g"), (view: string, attributes: string) => {
    const top = parseA1(attribute(attributes, "topLeftCell") ?? "A1")?.row ?? 0;
    const frozen = withFrozenRows(shift, view, top);
    const shown = withChanged(frozen, "(?:sheetView|pane)", "topLeftCell", moved);
    return withChanged(withChanged(shown, "selection", "activeCell", moved), "selection", "sqref", moved);
  });
}

function withFrozenRows({ kind, row }: RowShift, view: string, top: number): string {
  return view.replace(openingTags("pane"), (whole, opening: string, attributes: string) => {
    if (!/^frozen/.test(attribute(attributes, "state") ?? "")) return whole;
    const moved = changedAttribute(attributes, "ySplit", (split) => {
      const rows = Number(split);
      const isInside = row > top && row < top + rows;
      return String(isInside ? rows + (kind === "insert" ? 1 : -1) : rows);
    });
    return opening + moved;
  });
}

/** Page breaks, each named by the number of rows above it. */
function shiftedBreaks(shift: RowShift, xml: string): string {
  return xml.replace(elementPattern(ANY_PREFIX, "rowBreaks", "g"), (breaks: string) =>
    withChanged(breaks, "brk", "id", (id) => String(firstRowAfter(shift, Number(id)))),
  );
}

/** What stands behind the rows of a sheet, conditional formats and validations aside. */
function shiftedRest(shift: RowShift, xml: string, isOwn: boolean): string {
  const formula = (text: string) => changedText(text, (each) => shiftedFormula(shift, each, isOwn));
  const linked = withChanged(xml, "hyperlink", "location", formula);
  const calculated = withChangedText(linked, "f", formula);
  if (!isOwn) return calculated;
  const plain = PLACED.reduce(
    (all, [element, name]) => withChanged(all, element, name, (cells) => kept(shiftedCells(shift, cells))),
    calculated,
  );
  const joined = JOINED.reduce(
    (all, element) => withChanged(all, element, "sqref", (cells) => kept(extendedCells(shift, cells))),
    plain,
  );
  const placed = withChangedText(joined, "sqref", (cells) => kept(shiftedCells(shift, cells)));
  return shiftedBreaks(shift, shiftedAnchors(shift, placed));
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

/** The merges of a sheet after the row, with new ones in place of those they overlap. */
function withMerges(shift: RowShift, tail: string, prefix: string, given: readonly Area[]): string {
  const element = elementPattern(prefix, "mergeCells");
  const found = element.exec(tail)?.[2] ?? "";
  const shifted = Array.from(found.matchAll(elementPattern(prefix, "mergeCell", "g")), ([, of = ""]) =>
    parseA1Area(shiftedCells(shift, attribute(of, "ref") ?? "")),
  );
  const merges = withGiven(
    shifted.flatMap((area) => area ?? []),
    given,
  )
    .filter(({ top, left, bottom, right }) => top < bottom || left < right)
    .map((area) => `<${prefix}mergeCell ref="${a1Area(area)}"/>`);
  const list =
    merges.length === 0
      ? ""
      : `<${prefix}mergeCells count="${merges.length}">${merges.join("")}</${prefix}mergeCells>`;
  if (element.test(tail)) return tail.replace(element, list);
  if (list === "") return tail;
  // What follows may begin with another prefix; the opening tag stands in to tell the right one.
  const opening = `<${prefix}worksheet>`;
  const place = behindRows(tail);
  const behind = insertBefore(opening + tail.slice(place), list, AFTER_MERGES).slice(opening.length);
  return tail.slice(0, place) + behind;
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
  prefix: string,
  isOwn: boolean,
  merges: readonly Area[] = [],
): string {
  const rows = elementPattern(prefix, "sheetData").exec(xml);
  if (!rows) return xml;
  const [whole, attributes = "", data = ""] = rows;
  const head = xml.slice(0, rows.index);
  const tail = xml.slice(rows.index + whole.length);
  const rest = shiftedRules(shift, tail, isOwn, (between) => shiftedRest(shift, between, isOwn));
  const shifted = shiftedData(shift, prefix, data, isOwn);
  const body = shifted === data ? whole : `<${prefix}sheetData${attributes}>${shifted}</${prefix}sheetData>`;
  if (!isOwn) return head + body + rest;
  const dimension = withChanged(head, "dimension", "ref", (cells) => extendedCells(shift, cells) || cells);
  return shiftedViews(shift, dimension) + body + withMerges(shift, rest, prefix, merges);
}
