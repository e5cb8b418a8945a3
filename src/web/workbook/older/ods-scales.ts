import type { Area } from "../../../sheet/address";
import type { AnyConditionalFormat, ScalePoint } from "../../../sheet/conditional-format";
import { odsColour } from "./ods-cell-style";
import type { Attributes } from "../../../files/xml/part";
import type { XmlElement } from "../../../files/xml/reader";

const KINDS = ["color-scale", "data-bar", "icon-set"];
const ENTRIES = ["color-scale-entry", "formatting-entry"];
const MOST_ENTRIES = 5;

/** The part of a cell that the shortest bar fills, in percent, where a file does not say it. */
const SHORTEST_BAR = 10;
const NEGATIVE_BAR = "#FF0000";

/** Points that need no value. */
const ENDS: ReadonlyMap<string, ScalePoint> = new Map([
  ["minimum", { at: "least" }],
  ["maximum", { at: "greatest" }],
  ["auto-minimum", { at: "outermost" }],
  ["auto-maximum", { at: "outermost" }],
]);
const MEASURES: ReadonlyMap<string, "number" | "percent" | "percentile"> = new Map([
  ["number", "number"],
  ["percent", "percent"],
  ["percentile", "percentile"],
]);

/** A format by the scale of the numbers of its cells, as it stands in the file. */
export interface OdsScale {
  readonly kind: string;
  readonly element: Attributes;
  readonly entries: Attributes[];
}

/** Follows the scales of an OpenDocument file. */
export class OdsScales {
  private scale: OdsScale | undefined;

  /** The scale that the element opens. */
  open({ name, attributes }: XmlElement): OdsScale | undefined {
    if (KINDS.includes(name)) {
      this.scale = { kind: name, element: attributes(), entries: [] };
      return this.scale;
    }
    const entries = ENTRIES.includes(name) ? this.scale?.entries : undefined;
    if (entries && entries.length < MOST_ENTRIES) entries.push(attributes());
    return undefined;
  }

  close({ name }: XmlElement): void {
    if (KINDS.includes(name)) this.scale = undefined;
  }
}

function pointOf(entry: Attributes): ScalePoint | undefined {
  const type = entry.get("type") ?? "";
  const [measure, value] = [MEASURES.get(type), Number(entry.get("value") ?? NaN)];
  return measure && Number.isFinite(value) ? { at: measure, value } : ENDS.get(type);
}

function barOf(
  element: Attributes,
  areas: readonly Area[],
  [from, to, ...more]: readonly ScalePoint[],
): AnyConditionalFormat | undefined {
  const colour = odsColour(element.get("positive-color"));
  if (!from || !to || more.length > 0 || colour === undefined) return undefined;
  const shortest = Number(element.get("min-length") ?? SHORTEST_BAR);
  return {
    areas,
    bar: {
      from,
      to,
      shortest: (Number.isFinite(shortest) ? Math.max(0, Math.min(99, shortest)) : SHORTEST_BAR) / 100,
      colour,
      negativeColour: odsColour(element.get("negative-color")) ?? NEGATIVE_BAR,
      isGradient: element.get("gradient") !== "false",
    },
    showsValue: true,
  };
}

/** A scale for the cells of the areas; undefined where a point of it is a formula or makes no sense. */
export function odsScale(
  { kind, element, entries }: OdsScale,
  areas: readonly Area[],
): AnyConditionalFormat | undefined {
  const points = entries.flatMap((entry) => pointOf(entry) ?? []);
  if (areas.length === 0 || points.length !== entries.length || points.length < 2) return undefined;
  if (kind === "data-bar") return barOf(element, areas, points);
  if (kind === "icon-set") {
    const set = element.get("icon-set-type") ?? "";
    // The name of a set begins with the number of its icons.
    if (points.length !== Number(set.charAt(0))) return undefined;
    const icons = points.map((point, index) => ({ point, orEqual: true, icon: { set, index } }));
    return { areas, icons, showsValue: entries[0]?.get("show-value") !== "false" };
  }
  const colours = entries.flatMap((entry) => odsColour(entry.get("color")) ?? []);
  if (points.length > 3 || colours.length !== points.length) return undefined;
  return { areas, scale: points.map((point, index) => ({ point, colour: colours[index] ?? "" })) };
}
