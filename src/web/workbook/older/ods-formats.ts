import type { Attributes } from "../../../files/xml/part";
import type { XmlElement } from "../../../files/xml/reader";

/** Excel keeps no longer format. */
const LONGEST = 255;

/** Excel shows no more digits. */
const MOST_DIGITS = 30;

/** The colours that formats know by name. */
const COLOURS: ReadonlyMap<string | undefined, string> = new Map([
  ["#000000", "[Black]"],
  ["#ffffff", "[White]"],
  ["#ff0000", "[Red]"],
  ["#00ff00", "[Green]"],
  ["#0000ff", "[Blue]"],
  ["#ffff00", "[Yellow]"],
  ["#ff00ff", "[Magenta]"],
  ["#00ffff", "[Cyan]"],
]);

/** Languages whose names of months and days a format may ask for. */
const LANGUAGES: ReadonlyMap<string | undefined, string> = new Map([
  ["zh", "[$-804]"],
  ["en", "[$-409]"],
]);

/** Conditions that sections have anyway, by how many come before the last. */
const UNNAMED: readonly (readonly string[])[] = [[], [">=0"], [">0", "<0"], [">0", "<0", "=0"]];

const KINDS = [
  "number-style",
  "percentage-style",
  "currency-style",
  "date-style",
  "time-style",
  "text-style",
] as const;
type Kind = (typeof KINDS)[number];

/** What may stand in a format as it is; anything else is quoted. */
const BARE: Readonly<Record<Kind, string>> = {
  "number-style": "-+() ",
  "percentage-style": "-+() %",
  "currency-style": "-+() ",
  "date-style": "-/: ",
  "time-style": "-/: ",
  "text-style": " ",
};

/** Letters of a date or time, short and long. */
const DATE_PARTS: ReadonlyMap<string, readonly [short: string, long: string]> = new Map([
  ["year", ["yy", "yyyy"]],
  ["day", ["d", "dd"]],
  ["day-of-week", ["ddd", "dddd"]],
  ["hours", ["h", "hh"]],
  ["minutes", ["m", "mm"]],
  ["seconds", ["s", "ss"]],
]);

const TIMES = ["hours", "minutes", "seconds"];

interface OpenFormat {
  readonly kind: Kind;
  code: string;
  /** What stands before the code: a colour or a language. */
  mark: string;
  readonly maps: { readonly condition: string; readonly style: string }[];
  /** Whether hours, minutes or seconds count on beyond what they are a part of. */
  isElapsed: boolean;
}

/** A number with the texts that stand between its digits. */
interface OpenNumber {
  readonly element: Attributes;
  readonly inside: { readonly position: number; readonly text: string }[];
}

function isKind(name: string): name is Kind {
  return KINDS.some((kind) => kind === name);
}

function count(element: Attributes, name: string, otherwise = 0): number {
  const digits = Number(element.get(name) ?? otherwise);
  return Number.isInteger(digits) && digits > 0 ? Math.min(digits, MOST_DIGITS) : 0;
}

function quoted(text: string, bare: string): string {
  let code = "";
  let isQuoted = false;
  for (const character of text) {
    const isBare = bare.includes(character) || character === '"';
    if (isBare === isQuoted) {
      code += '"';
      isQuoted = !isQuoted;
    }
    code += character === '"' ? '\\"' : character;
  }
  return isQuoted ? `${code}"` : code;
}

function wholeDigits(element: Attributes): string {
  const least = count(element, "min-integer-digits");
  if (element.get("grouping") !== "true") return "0".repeat(least) || "#";
  return `${"#".repeat(Math.max(0, 4 - least))}${"0".repeat(least)}`.replace(/(?<=.)(?=(?:.{3})+$)/g, ",");
}

function decimalDigits(element: Attributes): string {
  const most = count(element, "decimal-places");
  const usual = element.get("decimal-replacement") === "" ? 0 : most;
  const least = Math.min(most, count(element, "min-decimal-places", usual));
  return most === 0 ? "" : `.${"0".repeat(least)}${"#".repeat(most - least)}`;
}

function numberCode({ element, inside }: OpenNumber): string {
  if (!element.has("decimal-places")) return "General";
  const factor = Number(element.get("display-factor") ?? 1);
  const thousands = factor >= 1000 ? Math.min(3, Math.round(Math.log10(factor) / 3)) : 0;
  let whole = wholeDigits(element);
  // Positions count digits from the right, so the last comes first.
  for (const { position, text } of whole.includes(",")
    ? []
    : inside.sort((a, b) => b.position - a.position)) {
    whole = whole.padStart(position + 1, "#");
    whole = `${whole.slice(0, -position)}${quoted(text, "")}${whole.slice(-position)}`;
  }
  return `${whole}${decimalDigits(element)}${",".repeat(thousands)}`;
}

function scientificCode(element: Attributes): string {
  const whole = wholeDigits(element);
  const steps = "#".repeat(Math.max(0, count(element, "exponent-interval", 1) - whole.length));
  const sign = element.get("forced-exponent-sign") === "false" ? "-" : "+";
  return `${steps}${whole}${decimalDigits(element)}E${sign}${"0".repeat(count(element, "min-exponent-digits") || 1)}`;
}

function fractionCode(element: Attributes): string {
  const whole = element.has("min-integer-digits") ? `${wholeDigits(element)} ` : "";
  const above = "?".repeat(count(element, "min-numerator-digits") || 1);
  const below = count(element, "denominator-value") > 0 ? element.get("denominator-value") : undefined;
  return `${whole}${above}/${below ?? "?".repeat(count(element, "min-denominator-digits") || 1)}`;
}

function monthCode(element: Attributes): string {
  const isLong = element.get("style") === "long";
  return element.get("textual") === "true" ? (isLong ? "mmmm" : "mmm") : isLong ? "mm" : "m";
}

/** Follows the number styles of an OpenDocument file, and tells what they are in Excel's notation. */
export class OdsFormats {
  private readonly formats = new Map<string, OpenFormat>();
  private format: OpenFormat | undefined;
  private number: OpenNumber | undefined;
  private text: string | undefined;
  private position = 0;

  open({ name, attributes }: XmlElement): void {
    if (isKind(name)) this.openFormat(name, attributes());
    const { format } = this;
    if (!format || isKind(name)) return;
    const element = attributes();
    switch (name) {
      case "number":
        this.number = { element, inside: [] };
        break;
      case "embedded-text":
        this.position = count(element, "position");
        this.text = "";
        break;
      case "text":
      case "currency-symbol":
      case "fill-character":
        this.text = "";
        break;
      case "text-properties":
        format.mark = (COLOURS.get(element.get("color")?.toLowerCase()) ?? "") + format.mark;
        break;
      case "map":
        format.maps.push({
          condition: (element.get("condition") ?? "").replace(/^value\(\)/, "").replace("!=", "<>"),
          style: element.get("apply-style-name") ?? "",
        });
        break;
      default:
        format.code += this.partCode(name, element, format);
    }
  }

  close({ name }: XmlElement): void {
    const { format, text = "" } = this;
    if (!format) return;
    if (isKind(name)) this.format = undefined;
    else if (name === "text" || name === "currency-symbol") format.code += quoted(text, BARE[format.kind]);
    else if (name === "fill-character" && text !== "") format.code += `*${/^[^]/u.exec(text)?.[0] ?? ""}`;
    else if (name === "embedded-text" && this.position > 0) {
      this.number?.inside.push({ position: this.position, text });
    } else if (name === "number" && this.number) {
      format.code += numberCode(this.number);
      this.number = undefined;
    }
    this.text = undefined;
  }

  characters(text: string): void {
    if (this.text !== undefined && this.text.length < LONGEST) this.text += text;
  }

  /** The format of that name as Excel writes it; undefined for General and what Excel has no format for. */
  codeOf(name: string): string | undefined {
    const format = this.formats.get(name);
    if (!format || format.maps.length >= UNNAMED.length) return undefined;
    const conditions = format.maps.map(({ condition }) => condition);
    const isUsual = conditions.every((condition, at) => UNNAMED[conditions.length]?.[at] === condition);
    const sections = format.maps.map(({ condition, style }) => {
      const { mark = "", code = "" } = this.formats.get(style) ?? {};
      return `${mark}${isUsual ? "" : `[${condition}]`}${code}`;
    });
    const code = [...sections, `${format.mark}${format.code}`].join(";");
    return code === "General" || code === "" || code.length > LONGEST ? undefined : code;
  }

  private openFormat(kind: Kind, element: Attributes): void {
    const isChinese = element.get("transliteration-format") === "一";
    this.format = {
      kind,
      code: "",
      mark: `${isChinese ? "[DBNum1]" : ""}${LANGUAGES.get(element.get("language")) ?? ""}`,
      maps: [],
      isElapsed: element.get("truncate-on-overflow") === "false",
    };
    this.formats.set(element.get("name") ?? "", this.format);
  }

  private partCode(name: string, element: Attributes, format: OpenFormat): string {
    switch (name) {
      case "scientific-number":
        return scientificCode(element);
      case "fraction":
        return fractionCode(element);
      case "text-content":
        return "@";
      case "month":
        return monthCode(element);
      case "am-pm":
        return "AM/PM";
    }
    const code = DATE_PARTS.get(name)?.[element.get("style") === "long" ? 1 : 0] ?? "";
    const decimals = "0".repeat(name === "seconds" ? count(element, "decimal-places") : 0);
    const isElapsed = format.isElapsed && TIMES.includes(name);
    if (isElapsed) format.isElapsed = false;
    return `${isElapsed ? `[${code}]` : code}${decimals === "" ? "" : `.${decimals}`}`;
  }
}
