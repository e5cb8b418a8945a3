import type { Numerals } from "./chinese-numerals";

/** One piece of a number format. */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  /** A place for one digit: `0` shows a zero when there is none, `?` a space, `#` nothing. */
  | { readonly kind: "digit"; readonly pad: string }
  | { readonly kind: "point" | "comma" | "percent" | "slash" | "general" | "text" }
  | { readonly kind: "exponent"; readonly plus: boolean }
  /** A part of a date or time: `yyyy` is the letter y, four wide. */
  | { readonly kind: "date"; readonly letter: string; readonly width: number }
  /** Hours, minutes or seconds in all, as in `[h]`. */
  | { readonly kind: "elapsed"; readonly letter: string; readonly width: number }
  /** `AM/PM`, `A/P` or 上午/下午: the word for each half of the day. */
  | { readonly kind: "half-day"; readonly before: string; readonly after: string };

/** What a section of a format is for: `[>=10000]` makes it hold for some numbers only. */
export interface Condition {
  readonly operator: string;
  readonly limit: number;
}

/** One of the up to four sections of a number format. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition: Condition | null;
  /** Whether `[$-804]` asks for Chinese names of months and weekdays. */
  readonly chinese: boolean;
  /** What `[DBNum1]` or `[DBNum2]` asks for instead of 1 2 3. */
  readonly numerals: Numerals | null;
}

const CONDITION = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/;
const ELAPSED = /^(?:h+|m+|s+)$/i;

/** What may stand at a place of a format, tried in this order. */
const PIECE = new RegExp(
  [
    '(?<quoted>"[^"]*"?)',
    "(?<escaped>[\\\\!][^])",
    "(?<room>_[^])",
    "(?<fill>\\*[^])",
    "(?<bracket>\\[[^\\]]*\\]?)",
    "(?<general>General|G/通用格式)",
    "(?<exponent>E[+-])",
    "(?<halfDay>AM/PM|A/P|上午/下午)",
    "(?<date>y+|m+|d+|h+|s+|e+|aaaa?)",
    "(?<digit>[0#?])",
    "(?<end>;)",
    "(?<other>[^])",
  ].join("|"),
  "giu",
);

const SYMBOLS: Readonly<Record<string, FormatToken>> = {
  ".": { kind: "point" },
  ",": { kind: "comma" },
  "%": { kind: "percent" },
  "/": { kind: "slash" },
  "@": { kind: "text" },
};

function dateToken(word: string): FormatToken {
  const letter = word.charAt(0).toLowerCase();
  // `e` is the year in Chinese formats.
  return letter === "e"
    ? { kind: "date", letter: "y", width: 4 }
    : { kind: "date", letter, width: word.length };
}

type Open<Section> = { -readonly [Key in keyof Section]: Section[Key] };
type OpenSection = Open<Omit<FormatSection, "tokens">> & { readonly tokens: FormatToken[] };

function openSection(): OpenSection {
  return { tokens: [], condition: null, chinese: false, numerals: null };
}

function readBracket(inside: string, section: OpenSection): void {
  const compared = CONDITION.exec(inside);
  if (compared) {
    section.condition = { operator: compared[1] ?? "", limit: Number(compared[2]) };
  } else if (ELAPSED.test(inside)) {
    section.tokens.push({ kind: "elapsed", letter: inside.charAt(0).toLowerCase(), width: inside.length });
  } else if (inside.startsWith("$")) {
    const [currency = "", locale = ""] = inside.slice(1).split("-");
    if (currency !== "") section.tokens.push({ kind: "literal", text: currency });
    if (locale.endsWith("804")) section.chinese = true;
  } else if (/^DBNum[12]$/i.test(inside)) {
    section.numerals = inside.endsWith("1") ? "plain" : "formal";
  }
}

/**
 * The sections of a number format in their order. Colours, fill characters and whatever else changes only
 * the look of a cell are left out; `_x`, which leaves room, is a space.
 */
export function formatSections(code: string): readonly FormatSection[] {
  let section = openSection();
  const sections = [section];
  for (const { 0: piece, groups = {} } of code.matchAll(PIECE)) {
    if (groups["end"] !== undefined) {
      section = openSection();
      sections.push(section);
    } else if (groups["bracket"] !== undefined) {
      readBracket(piece.replace(/^\[|\]$/g, ""), section);
    } else if (groups["fill"] === undefined) {
      section.tokens.push(token(piece, groups));
    }
  }
  return sections;
}

function token(piece: string, groups: Readonly<Record<string, string | undefined>>): FormatToken {
  if (groups["quoted"] !== undefined) return { kind: "literal", text: piece.replace(/^"|"$/g, "") };
  if (groups["escaped"] !== undefined) return { kind: "literal", text: piece.slice(1) };
  if (groups["room"] !== undefined) return { kind: "literal", text: " " };
  if (groups["general"] !== undefined) return { kind: "general" };
  if (groups["exponent"] !== undefined) return { kind: "exponent", plus: piece.endsWith("+") };
  if (groups["digit"] !== undefined) return { kind: "digit", pad: piece };
  if (groups["date"] !== undefined) return dateToken(piece);
  if (groups["halfDay"] !== undefined) {
    const [before = "", after = ""] = piece.split("/");
    return { kind: "half-day", before, after };
  }
  return SYMBOLS[piece] ?? { kind: "literal", text: piece };
}
