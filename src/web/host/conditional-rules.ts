import { BooleanNumber, type IStyleBase } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  type IColorScale,
  type IConditionFormattingRule,
  type IDataBar,
  type IHighlightCell,
  type IIconSet,
  IIconSetType,
  iconMap,
  type IValueConfig,
} from "@univerjs/sheets-conditional-formatting";
import type {
  AnyConditionalFormat,
  AverageFormat,
  DataBar,
  ConditionalFormat,
  IconStep,
  IconSet,
  RankFormat,
  ColourScale,
  ScalePoint,
} from "../../sheet/conditional-format";
import { a1, a1Area, type Area } from "../../sheet/address";
import { rangeOf, shownArea, type ShownExtent } from "./ranges";

/** The sets that the spreadsheet lists from the least numbers on, as files do; the others it lists from the greatest. */
const LISTED_AS_IN_FILES: ReadonlySet<string> = new Set(["4Rating", "5Rating"]);

/** The areas as a formula names them wherever it stands: `$B$2:$B$9,$D$2`. */
function fixed(areas: readonly Area[]): readonly string[] {
  return areas.map((area) => a1Area(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2"));
}

function firstCell([area]: readonly Area[]): string {
  return a1({ row: area?.top ?? 0, column: area?.left ?? 0 });
}

function styleOf({ fill, colour, bold, italic, underline, strike }: ConditionalFormat): IStyleBase {
  const style: IStyleBase = {
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(colour === undefined ? {} : { cl: { rgb: colour } }),
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
    ...(underline ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(strike ? { st: { s: BooleanNumber.TRUE } } : {}),
  };
  // A rule that changes nothing never counts as met, so one that only stops others says what holds anyway.
  return Object.keys(style).length > 0 ? style : { ol: { s: BooleanNumber.FALSE } };
}

function highlighted(highlight: ConditionalFormat): Pick<IHighlightCell, "type" | "style"> {
  return { type: CFRuleType.highlightCell, style: styleOf(highlight) };
}

function byFormula(highlight: ConditionalFormat, formula: string) {
  return { ...highlighted(highlight), subType: CFSubRuleType.formula, value: `=${formula}` } as const;
}

function rankRule(format: RankFormat, areas: readonly Area[]) {
  const isBottom = format.among === "least";
  if (isBottom && !format.isPercent) {
    // The spreadsheet marks none where fewer numbers are there than are asked for.
    const cell = firstCell(areas);
    const less = fixed(areas).map((area) => `COUNTIF(${area},"<"&${cell})`);
    return byFormula(format, `AND(ISNUMBER(${cell}),${less.join("+")}<${format.count})`);
  }
  const { count: value, isPercent } = format;
  return { ...highlighted(format), subType: CFSubRuleType.rank, isBottom, isPercent, value } as const;
}

function averageRule(format: AverageFormat, areas: readonly Area[]) {
  const isAbove = format.beyond === "above";
  if (format.deviations > 0) {
    const cell = firstCell(areas);
    const all = fixed(areas).join(",");
    const sign = `${isAbove ? ">" : "<"}${format.orEqual ? "=" : ""}`;
    const border = `AVERAGE(${all})${isAbove ? "+" : "-"}${format.deviations}*STDEV.P(${all})`;
    return byFormula(format, `AND(ISNUMBER(${cell}),${cell}${sign}${border})`);
  }
  const operator = isAbove
    ? format.orEqual
      ? CFNumberOperator.greaterThanOrEqual
      : CFNumberOperator.greaterThan
    : format.orEqual
      ? CFNumberOperator.lessThanOrEqual
      : CFNumberOperator.lessThan;
  return { ...highlighted(format), subType: CFSubRuleType.average, operator } as const;
}

const POINT_TYPES = {
  number: CFValueType.num,
  percent: CFValueType.percent,
  percentile: CFValueType.percentile,
} as const;

/** A point of a scale; the spreadsheet's own greatest number is never below 0, so its hundredth percent is taken. */
function valueOf(point: ScalePoint, areas: readonly Area[], end: "MIN" | "MAX"): IValueConfig {
  switch (point.at) {
    case "least":
      return { type: CFValueType.percent, value: 0 };
    case "greatest":
      return { type: CFValueType.percent, value: 100 };
    case "outermost":
      return { type: CFValueType.formula, value: `=${end}(0,${fixed(areas).join(",")})` };
    case "formula":
      return { type: CFValueType.formula, value: `=${point.formula}` };
    default:
      return { type: POINT_TYPES[point.at], value: point.value };
  }
}

function scaleRule({ scale }: ColourScale, areas: readonly Area[]): IColorScale {
  return {
    type: CFRuleType.colorScale,
    config: scale.map(({ point, colour: color }, index) => ({
      index,
      color,
      value: valueOf(point, areas, index === 0 ? "MIN" : "MAX"),
    })),
  };
}

/** Where bars begin; where also the least number has a bar, below that number, yet never below 0 without need. */
function barStart({ from, to, shortest }: DataBar["bar"], areas: readonly Area[]): IValueConfig {
  if (shortest === 0 || from.at !== "least" || to.at !== "greatest") return valueOf(from, areas, "MIN");
  const all = fixed(areas).join(",");
  const start = `(MIN(${all})-${shortest}*MAX(${all}))/${1 - shortest}`;
  return { type: CFValueType.formula, value: `=IF(MIN(${all})<0,MIN(${all}),MAX(0,${start}))` };
}

function barRule({ bar, showsValue }: DataBar, areas: readonly Area[]): IDataBar {
  return {
    type: CFRuleType.dataBar,
    isShowValue: showsValue,
    config: {
      min: barStart(bar, areas),
      max: valueOf(bar.to, areas, "MAX"),
      isGradient: bar.isGradient,
      positiveColor: bar.colour,
      nativeColor: bar.negativeColour,
    },
  };
}

function isKnownSet(name: string): name is IIconSetType {
  return Object.hasOwn(iconMap, name);
}

function iconOf({ icon }: IconStep): Pick<IIconSet["config"][number], "iconType" | "iconId"> | null {
  if (!icon) return { iconType: IIconSetType.empty, iconId: "" };
  if (!isKnownSet(icon.set)) return null;
  const last = iconMap[icon.set].length - 1;
  const id = LISTED_AS_IN_FILES.has(icon.set) ? icon.index : last - icon.index;
  return { iconType: icon.set, iconId: String(id) };
}

/** The icons from the greatest numbers on, as the spreadsheet takes them; null where it lacks one. */
function iconsRule({ icons, showsValue }: IconSet, areas: readonly Area[]): IIconSet | null {
  const config = icons.flatMap((format) => {
    const icon = iconOf(format);
    const operator = format.orEqual ? CFNumberOperator.greaterThanOrEqual : CFNumberOperator.greaterThan;
    return icon ? [{ operator, value: valueOf(format.point, areas, "MIN"), ...icon }] : [];
  });
  if (config.length < icons.length) return null;
  return { type: CFRuleType.iconSet, isShowValue: showsValue, config: config.reverse() };
}

function ruleOf(
  format: AnyConditionalFormat,
  areas: readonly Area[],
): IConditionFormattingRule["rule"] | null {
  if ("formula" in format) return byFormula(format, format.formula);
  if ("holds" in format) {
    const subType = format.holds === "unique" ? CFSubRuleType.uniqueValues : CFSubRuleType.duplicateValues;
    return { ...highlighted(format), subType };
  }
  if ("among" in format) return rankRule(format, areas);
  if ("beyond" in format) return averageRule(format, areas);
  if ("scale" in format) return scaleRule(format, areas);
  return "bar" in format ? barRule(format, areas) : iconsRule(format, areas);
}

/**
 * The conditional formats of a sheet as the embedded spreadsheet takes them, the first that holds first.
 *
 * @param id what their ids begin with
 */
export function conditionalRules(
  formats: readonly AnyConditionalFormat[],
  id: string,
  shown: ShownExtent,
): IConditionFormattingRule[] {
  return formats.flatMap((format, index) => {
    const areas = format.areas.map((area) => shownArea(area, shown));
    const rule = ruleOf(format, areas);
    if (!rule) return [];
    const stopIfTrue = "stopIfTrue" in format && format.stopIfTrue;
    return [{ cfId: `${id}-${index}`, ranges: areas.map(rangeOf), stopIfTrue, rule }];
  });
}
