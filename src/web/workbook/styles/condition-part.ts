import { a1, type Area } from "../../../sheet/address";
import { attributesOf, contentOf, elementIn, elementsIn, tagged, textIn } from "../../../files/xml/elements";
import { type Attributes, isTrue } from "../../../files/xml/part";
import type { XmlElement, XmlNode } from "../../../files/xml/tree";
import { areasOf } from "../../../sheet/area-list";
import type { ColourOf } from "./colours";
import { areasText, type Dialect, textsIn } from "./dialect";
import { type Difference, differenceOf } from "./style-part";
import type {
  AnyConditionalFormat,
  ConditionalFormat,
  IconStep,
  ScalePoint,
} from "../../../sheet/conditional-format";

type Comparison = (cell: string, first: string, second: string) => string;

/** How a comparison with the value of a cell is written as a formula. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["lessThan", (cell, first) => `${cell}<${first}`],
  ["lessThanOrEqual", (cell, first) => `${cell}<=${first}`],
  ["equal", (cell, first) => `${cell}=${first}`],
  ["notEqual", (cell, first) => `${cell}<>${first}`],
  ["greaterThanOrEqual", (cell, first) => `${cell}>=${first}`],
  ["greaterThan", (cell, first) => `${cell}>${first}`],
  ["between", (cell, first, second) => `AND(${cell}>=${first},${cell}<=${second})`],
  ["notBetween", (cell, first, second) => `OR(${cell}<${first},${cell}>${second})`],
]);

/** The shortest bar of Excel 2007, where a file does not say it; a percentage. */
const SHORTEST_BAR = 10;
/** The colour of bars below 0 that files leave out. */
const NEGATIVE_BAR = "#FF0000";
const DEFAULT_RANK = 10;
const DEFAULT_ICONS = "3TrafficLights1";
const NO_ICON = "NoIcons";

/** What the rules of a workbook refer to. */
export interface RuleColours {
  readonly differences: readonly Difference[];
  readonly colourOf: ColourOf;
}

/** A rule as it stands in a file. */
interface StoredRule {
  readonly rule: Attributes;
  readonly element: XmlElement;
  readonly areas: readonly Area[];
  readonly formulas: readonly string[];
  readonly dialect: Dialect;
}

type Of<Kind extends AnyConditionalFormat> = Kind | undefined;

function rulesIn(sheet: readonly XmlNode[], dialect: Dialect): StoredRule[] {
  const { prefix, formula } = dialect;
  return elementsIn(sheet, tagged(`${prefix}conditionalFormatting`)).flatMap((block) => {
    const areas = areasOf(areasText(block, dialect));
    if (areas.length === 0) return [];
    return elementsIn(contentOf(block), tagged(`${prefix}cfRule`)).map((element) => ({
      rule: attributesOf(element),
      element,
      areas,
      formulas: textsIn(element, formula),
      dialect,
    }));
  });
}

/** The attributes of the first element of a name that a rule holds; undefined when it holds none. */
function inside(stored: StoredRule | undefined, name: string): Attributes | undefined {
  const element = elementIn(contentOf(stored?.element), name);
  return element && attributesOf(element);
}

/** A number that stands in a file; undefined for anything else. */
function numberIn(text: string | undefined): number | undefined {
  const number = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function pointOf(type: string | undefined, text: string | undefined): ScalePoint | undefined {
  const value = numberIn(text);
  switch (type) {
    case "min":
      return { at: "least" };
    case "max":
      return { at: "greatest" };
    case "autoMin":
    case "autoMax":
      return { at: "outermost" };
    case "percent":
    case "percentile":
      return value === undefined ? undefined : { at: type, value };
    case "num":
      if (value !== undefined) return { at: "number", value };
      break;
    case "formula":
      break;
    default:
      return undefined;
  }
  return text === undefined || text.trim() === "" ? undefined : { at: "formula", formula: text };
}

interface Point {
  readonly point: ScalePoint;
  readonly orEqual: boolean;
}

/** The points of a scale; undefined where one of them makes no sense. */
function pointsIn({ element, dialect }: StoredRule): readonly Point[] | undefined {
  const points = elementsIn(contentOf(element), tagged(`${dialect.prefix}cfvo`)).map((each) => {
    const attributes = attributesOf(each);
    const point = pointOf(attributes.get("type"), attributes.get("val") ?? textsIn(each, dialect.formula)[0]);
    const orEqual = attributes.get("gte");
    return point && { point, orEqual: orEqual === undefined || isTrue(orEqual) };
  });
  const known = points.filter((point) => point !== undefined);
  return known.length === points.length ? known : undefined;
}

function scaleOf(stored: StoredRule, colourOf: ColourOf): Of<AnyConditionalFormat> {
  const points = pointsIn(stored) ?? [];
  const colours = elementsIn(contentOf(stored.element), "color").flatMap(
    (colour) => colourOf(attributesOf(colour)) ?? [],
  );
  if (points.length < 2 || points.length !== colours.length) return undefined;
  const scale = points.map(({ point }, index) => ({ point, colour: colours[index] ?? "" }));
  return { areas: stored.areas, scale };
}

/** A bar; what Excel 2010 and later say of it stands in an extension. */
function barOf(
  stored: StoredRule,
  extension: StoredRule | undefined,
  colourOf: ColourOf,
): Of<AnyConditionalFormat> {
  const own = inside(stored, "dataBar");
  const later = extension ?? (stored.dialect.areas === undefined ? undefined : stored);
  const bar = inside(later, "dataBar");
  const [from, to, ...more] = (later && pointsIn(later)) ?? pointsIn(stored) ?? [];
  const colour = colourOf(inside(stored, "color")) ?? colourOf(inside(stored, "fillColor"));
  if (!from || !to || more.length > 0 || colour === undefined) return undefined;
  const negative = colourOf(inside(later, "negativeFillColor"));
  const isAlike = !later || isTrue(bar?.get("negativeBarColorSameAsPositive"));
  const shortest = numberIn(bar?.get("minLength") ?? own?.get("minLength")) ?? SHORTEST_BAR;
  const showsValue = bar?.get("showValue") ?? own?.get("showValue");
  return {
    areas: stored.areas,
    bar: {
      from: from.point,
      to: to.point,
      shortest: Math.max(0, Math.min(99, shortest)) / 100,
      colour,
      negativeColour: isAlike ? colour : (negative ?? NEGATIVE_BAR),
      isGradient: bar?.get("gradient") === undefined || isTrue(bar.get("gradient")),
    },
    showsValue: showsValue === undefined || isTrue(showsValue),
  };
}

function iconsOf(stored: StoredRule): Of<AnyConditionalFormat> {
  const set = inside(stored, "iconSet");
  const points = pointsIn(stored) ?? [];
  const name = set?.get("iconSet") ?? DEFAULT_ICONS;
  // The name of a set begins with the number of its icons.
  if (points.length < 2 || points.length !== Number(name[0])) return undefined;
  const own = elementsIn(contentOf(stored.element), "cfIcon")
    .map(attributesOf)
    .map((icon) => ({ set: icon.get("iconSet") ?? "", index: Number(icon.get("iconId") ?? 0) }));
  const isReversed = isTrue(set?.get("reverse"));
  const icons = points.map((point, index): IconStep => {
    const icon = own[index] ?? { set: name, index: isReversed ? points.length - 1 - index : index };
    return icon.set === NO_ICON ? point : { ...point, icon };
  });
  const showsValue = set?.get("showValue");
  return { areas: stored.areas, icons, showsValue: showsValue === undefined || isTrue(showsValue) };
}

/** The condition of a rule as a formula; undefined where it lacks what it compares with. */
function conditionOf({ rule, formulas, areas }: StoredRule): string | undefined {
  const [first, second = ""] = formulas;
  const [area] = areas;
  if (first === undefined || first.trim() === "" || !area) return undefined;
  if (rule.get("type") !== "cellIs") return first;
  const compare = COMPARISONS.get(rule.get("operator") ?? "");
  return compare?.(a1({ row: area.top, column: area.left }), first, second);
}

function highlightOf(stored: StoredRule, highlight: ConditionalFormat): Of<AnyConditionalFormat> {
  const { rule } = stored;
  switch (rule.get("type")) {
    case "duplicateValues":
      return { ...highlight, holds: "duplicate" };
    case "uniqueValues":
      return { ...highlight, holds: "unique" };
    case "top10":
      return {
        ...highlight,
        among: isTrue(rule.get("bottom")) ? "least" : "greatest",
        count: numberIn(rule.get("rank")) ?? DEFAULT_RANK,
        isPercent: isTrue(rule.get("percent")),
      };
    case "aboveAverage": {
      const above = rule.get("aboveAverage");
      return {
        ...highlight,
        beyond: above === undefined || isTrue(above) ? "above" : "below",
        orEqual: isTrue(rule.get("equalAverage")),
        deviations: Math.max(0, numberIn(rule.get("stdDev")) ?? 0),
      };
    }
    default: {
      const formula = conditionOf(stored);
      return formula === undefined ? undefined : { ...highlight, formula };
    }
  }
}

function formatOf(
  stored: StoredRule,
  extensions: ReadonlyMap<string, StoredRule>,
  { differences, colourOf }: RuleColours,
): Of<AnyConditionalFormat> {
  const { rule, areas, element, dialect } = stored;
  switch (rule.get("type")) {
    case "colorScale":
      return scaleOf(stored, colourOf);
    case "dataBar":
      return barOf(stored, extensions.get(extensionId(stored) ?? ""), colourOf);
    case "iconSet":
      return iconsOf(stored);
    default: {
      // The changes that a rule of the extension makes are written within it.
      const difference =
        dialect.areas === undefined
          ? differences[Number(rule.get("dxfId") ?? NaN)]
          : differenceOf(element, dialect.own, colourOf);
      const stopIfTrue = isTrue(rule.get("stopIfTrue"));
      if (!difference && !stopIfTrue) return undefined;
      return highlightOf(stored, { areas, bold: false, ...difference, stopIfTrue });
    }
  }
}

/** The name by which a rule refers to what the extension says of it. */
function extensionId({ element }: StoredRule): string | undefined {
  const id = textIn(elementIn(contentOf(element), "id")).trim();
  return id === "" ? undefined : id;
}

/**
 * Reads the conditional formats of a sheet, the first that holds first; rules that make no sense are left out.
 *
 * @param sheet the sheet without its cells
 */
export function readConditions(
  sheet: readonly XmlNode[],
  dialects: readonly Dialect[],
  colours: RuleColours,
): AnyConditionalFormat[] {
  const [own = [], later = []] = dialects.map((dialect) => rulesIn(sheet, dialect));
  const byId = new Map(later.map((stored) => [stored.rule.get("id") ?? "", stored]));
  const referredTo = new Set(own.map(extensionId));
  const standalone = later.filter(({ rule }) => !referredTo.has(rule.get("id")) || !rule.has("id"));
  return [...own, ...standalone]
    .map((stored) => ({
      priority: numberIn(stored.rule.get("priority")) ?? 0,
      format: formatOf(stored, byId, colours),
    }))
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ format }) => format ?? []);
}
