import { type NumberFormat, numberFormat } from "../format/number-format";

/** Characters of a page's own styles that are looked through. */
const LONGEST_STYLES = 1 << 20;

const RULE = /\.([\w-]+)[^{}]*\{([^{}]*)\}/g;
const FORMAT = /mso-number-format\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"']+)/i;

/** Formats that have a name of their own, as Excel in Chinese shows them. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["fixed", "0.00"],
  ["percent", "0.00%"],
  ["standard", "#,##0.00"],
  ["scientific", "0.00E+00"],
  ["short date", "yyyy/m/d"],
  ["long date", 'yyyy"年"m"月"d"日"'],
]);

/** A number as programs write it into a cell whose format is to be put on it. */
const PLAIN_NUMBER = /^-?(?:\d{1,15}|\d{0,14}\.\d{1,15})(?:E[+-]?\d{1,2})?$/i;

/** A format that puts anything on a number. */
const SHOWS_NUMBERS = /[0#?ymdh]/i;

function codeIn(style: string): string | null {
  const written = FORMAT.exec(style)?.[1]?.trim();
  if (written === undefined) return null;
  const code = written
    .replace(/^["']|["']$/g, "")
    .replace(/\\([\da-f]{4,6})\s?|\\(.)/gi, (_whole, hex?: string, char?: string) =>
      hex === undefined ? (char ?? "") : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
    );
  const named = NAMED.get(code.toLowerCase()) ?? code;
  return /^general$/i.test(named) || !SHOWS_NUMBERS.test(named) ? null : named;
}

/**
 * The number formats that Excel, opening a web page as a workbook, puts on its cells. Programs that write such pages
 * leave plain numbers in the cells, which people see in those formats; Excel itself writes what it shows.
 */
export class MsoFormats {
  private readonly byClass = new Map<string, string | null>();
  private readonly ready = new Map<string, NumberFormat>();
  private looked = 0;

  /** Takes in what a page's own styles say. */
  takeStyles(css: string): void {
    const left = css.slice(0, LONGEST_STYLES - this.looked);
    this.looked += left.length;
    if (!left.includes("mso-number-format")) return;
    for (const [, name = "", body = ""] of left.matchAll(RULE)) {
      if (FORMAT.test(body)) this.byClass.set(name, codeIn(body));
    }
  }

  /** The text of a cell as it is shown. */
  shown(text: string, cell: Readonly<Record<string, string>>): string {
    const number = cell["x:num"];
    // A number that stands beside a text is the one that is shown.
    const plain = text === "" && number !== undefined ? number.trim() : text;
    if (!PLAIN_NUMBER.test(plain)) return text;
    const code = this.codeOf(cell);
    if (code === null) return plain;
    const format = this.ready.get(code) ?? numberFormat(code, false);
    this.ready.set(code, format);
    return format.showNumber(Number(plain));
  }

  private codeOf({ style = "", class: names = "" }: Readonly<Record<string, string>>): string | null {
    if (FORMAT.test(style)) return codeIn(style);
    const found = names.split(/\s+/).find((name) => this.byClass.has(name));
    return found === undefined ? null : (this.byClass.get(found) ?? null);
  }
}
