import type { CellStyle, ConditionalRule, DataValidation } from "hucre/xlsx";
import { a1Area, type Area } from "../../../sheet/address";
import type {
  AnyConditionalFormat,
  DataBar,
  ConditionalFormat,
  IconSet,
  ColourScale,
  ScalePoint,
} from "../../../sheet/conditional-format";
import type { AnyValidation, ListValidation } from "../../../sheet/data-validation";

/** Excel repairs files, by leaving rules out, whose lists or formulas are longer. */
const LONGEST_LIST = 255;
const LONGEST_FORMULA = 8192;

/** What Excel has room for in a message, in characters. */
const LONGEST_TITLE = 32;
const LONGEST_NOTICE = 255;

function areaList(areas: readonly Area[]): string {
  return areas.map(a1Area).join(" ");
}

/** The items as Excel keeps them; undefined where they do not fit, or could not be told from one another. */
function storedItems(items: ListValidation["items"]): string | undefined {
  if (typeof items === "string") return items.length > LONGEST_FORMULA ? undefined : items;
  const list = items.join(",");
  const isTold = items.length > 0 && items.every((item) => item.trim() !== "" && !item.includes(","));
  return isTold && list.length <= LONGEST_LIST ? `"${list.replaceAll('"', '""')}"` : undefined;
}

function storedNotices({ prompt, errorMessage }: AnyValidation): Partial<DataValidation> {
  return {
    ...(prompt && {
      showInputMessage: true,
      inputTitle: prompt.title.slice(0, LONGEST_TITLE),
      inputMessage: prompt.text.slice(0, LONGEST_NOTICE),
    }),
    ...(errorMessage && {
      errorTitle: errorMessage.title.slice(0, LONGEST_TITLE),
      errorMessage: errorMessage.text.slice(0, LONGEST_NOTICE),
    }),
  };
}

/** What a rule lets in; undefined for one that Excel could not keep. */
function storedAllowance(validation: AnyValidation): Pick<DataValidation, "type" | "formula1"> | undefined {
  if (!("items" in validation) && !("formula" in validation)) return { type: "custom", formula1: "TRUE" };
  const isList = "items" in validation;
  const formula1 = isList ? storedItems(validation.items) : validation.formula;
  if (formula1 === undefined || formula1.length > LONGEST_FORMULA) return undefined;
  return { type: isList ? "list" : "custom", formula1 };
}

/** Rules for inputs as the library writes them; those that Excel could not keep are left out. */
export function storedValidations(validations: readonly AnyValidation[]): DataValidation[] {
  return validations.flatMap((validation): DataValidation[] => {
    const allowance = storedAllowance(validation);
    if (!allowance || validation.areas.length === 0) return [];
    const strict = "strict" in validation && validation.strict;
    const answers = strict || "formula" in validation || ("warns" in validation && validation.warns);
    return [
      {
        ...allowance,
        range: areaList(validation.areas),
        allowBlank: true,
        ...(answers ? { showErrorMessage: true, errorStyle: strict ? "stop" : "warning" } : {}),
        ...storedNotices(validation),
      },
    ];
  });
}

/** What a condition changes of cells. */
function storedChange({ fill, colour, bold, italic, underline, strike }: ConditionalFormat): CellStyle {
  const font = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strikethrough: strike } : {}),
    ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }),
  };
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    // A differential format is filled with its background colour.
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: fill.slice(1) } } }),
  };
}

type StoredPoint = NonNullable<ConditionalRule["colorScale"]>["cfvo"][number];

/** A point as Excel has known it from the first; formulas are not read from older formats. */
function storedPoint(point: ScalePoint, isFirst: boolean): StoredPoint | undefined {
  switch (point.at) {
    case "least":
      return { type: "min" };
    case "greatest":
      return { type: "max" };
    case "outermost":
      return { type: isFirst ? "min" : "max" };
    case "formula":
      return undefined;
    default:
      return { type: point.at === "number" ? "num" : point.at, value: String(point.value) };
  }
}

function storedPoints(points: readonly ScalePoint[]): StoredPoint[] | undefined {
  const stored = points.flatMap((point, index) => storedPoint(point, index === 0) ?? []);
  return stored.length === points.length ? stored : undefined;
}

type StoredKind = Omit<ConditionalRule, "priority" | "range">;

function storedScale({ scale }: ColourScale): StoredKind | undefined {
  const cfvo = storedPoints(scale.map(({ point }) => point));
  const colors = scale.map(({ colour }) => `FF${colour.slice(1)}`);
  return cfvo && { type: "colorScale", colorScale: { cfvo, colors } };
}

function storedBar({ bar: { from, to, colour } }: DataBar): StoredKind | undefined {
  const cfvo = storedPoints([from, to]);
  return cfvo && { type: "dataBar", dataBar: { cfvo, color: `FF${colour.slice(1)}` } };
}

/** The first point of a set of icons is of no account, but has to be one; the set is that of all its icons. */
function storedIcons({ icons, showsValue }: IconSet): StoredKind | undefined {
  const cfvo = storedPoints(icons.map(({ point }) => point))?.map(({ type, value = "0" }) => ({
    type,
    value,
  }));
  const points = cfvo?.flatMap(({ type, value }) => (type === "max" ? [] : { type, value }));
  const set = icons[0]?.icon?.set;
  if (!points || points.length !== icons.length || set === undefined) return undefined;
  return { type: "iconSet", iconSet: { iconSet: set, cfvo: points, showValue: showsValue } };
}

function storedKind(format: AnyConditionalFormat): StoredKind | undefined {
  if ("scale" in format) return storedScale(format);
  if ("bar" in format) return storedBar(format);
  if ("icons" in format) return storedIcons(format);
  const change = { style: storedChange(format), ...(format.stopIfTrue ? { stopIfTrue: true } : {}) };
  if ("holds" in format)
    return { type: format.holds === "unique" ? "uniqueValues" : "duplicateValues", ...change };
  if (!("formula" in format) || format.formula.length > LONGEST_FORMULA) return undefined;
  return { type: "expression", formula: format.formula, ...change };
}

/**
 * Conditional formats as the library writes them; those that Excel could not keep are left out, and those
 * that are not read from older formats.
 */
export function storedConditions(conditions: readonly AnyConditionalFormat[]): ConditionalRule[] {
  return conditions
    .flatMap((format) => {
      const kind = format.areas.length === 0 ? undefined : storedKind(format);
      return kind ? { range: areaList(format.areas), ...kind } : [];
    })
    .map((rule, index) => ({ ...rule, priority: index + 1 }));
}
