import { dateSection, isDateSection } from "./date-section";
import { type Condition, type FormatSection, formatSections } from "./format-tokens";
import { generalNumber } from "./general-number";
import { numberSection } from "./number-section";
import { groupThousands, roundedDigits } from "./rounded-digits";

/** A number format, ready to show stored values as Excel shows them. */
export interface NumberFormat {
  /** The format as Excel writes it. */
  readonly code: string;
  /** Whether numbers are shown as dates or times. */
  readonly isDate: boolean;
  readonly showNumber: (value: number) => string;
  readonly showText: (value: string) => string;
}

/** The formats nearly every cell has: fixed decimals, with or without thousands and percent. */
const PLAIN = /^(#,##)?0(?:\.(0+))?(%)?$/;

/** Formats that follow the machine's own settings, as they are on a Chinese one. */
const SYSTEM_FORMATS = [
  ["[$-F800]", 'yyyy"年"m"月"d"日"'],
  ["[$-F400]", "h:mm:ss"],
] as const;

function plainNumber(grouped: boolean, decimals: number, percent: boolean): (value: number) => string {
  const shift = percent ? 2 : 0;
  const ending = percent ? "%" : "";
  return (value) => {
    const digits = roundedDigits(value, shift, decimals);
    const whole = grouped ? groupThousands(digits.whole) : digits.whole;
    const sign = value < 0 ? "-" : "";
    return decimals === 0 ? sign + whole + ending : `${sign}${whole}.${digits.fraction}${ending}`;
  };
}

function holds({ operator, limit }: Condition, value: number): boolean {
  switch (operator) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "=":
      return value === limit;
    default:
      return value !== limit;
  }
}

/** Conditions of sections that name none: two are for ≥ 0 and the rest, three for > 0, < 0 and the rest. */
const UNNAMED: readonly (readonly Condition[])[] = [
  [],
  [],
  [{ operator: ">=", limit: 0 }],
  [
    { operator: ">", limit: 0 },
    { operator: "<", limit: 0 },
  ],
];

interface NumberSection {
  /** Null for the last one, which takes what the others leave. */
  readonly condition: Condition | null;
  readonly show: (value: number) => string;
}

/** A section that can only hold numbers below zero shows them without a minus of its own. */
function takesNegativesOnly(sections: readonly FormatSection[], at: number): boolean {
  const condition = sections[at]?.condition;
  if (condition)
    return condition.operator.startsWith("<") && condition.operator !== "<>" && condition.limit <= 0;
  return at === 1 && (sections.length > 2 || !sections[0]?.condition);
}

function numberSections(code: readonly FormatSection[], date1904: boolean): readonly NumberSection[] {
  const sections = code.slice(0, isTextSection(code, code.length - 1) ? Math.min(3, code.length - 1) : 3);
  return sections.map((section, at) => {
    const last = at === sections.length - 1;
    const condition = last ? null : (section.condition ?? UNNAMED[sections.length]?.[at] ?? null);
    if (isDateSection(section)) return { condition, show: dateSection(section, date1904) };
    const show = numberSection(section);
    const signed = !takesNegativesOnly(sections, at);
    return {
      condition,
      show: (value: number) => (value < 0 && signed ? "-" : "") + show(Math.abs(value)),
    };
  });
}

/** Whether a section is for texts alone: the fourth, or the last of several that has an @. */
function isTextSection(sections: readonly FormatSection[], at: number): boolean {
  const holdsText = sections[at]?.tokens.some(({ kind }) => kind === "text") ?? false;
  return at > 2 || (at > 0 && at === sections.length - 1 && holdsText);
}

/** The section that texts are shown by: one for texts alone, or a lone one with an @. */
function textSection(sections: readonly FormatSection[]): FormatSection | undefined {
  const at = Math.min(3, sections.length - 1);
  if (isTextSection(sections, at)) return sections[at];
  return sections.length === 1 && sections[0]?.tokens.some(({ kind }) => kind === "text")
    ? sections[0]
    : undefined;
}

function showText(section: FormatSection | undefined): (value: string) => string {
  if (!section) return (value) => value;
  return (value) =>
    section.tokens
      .map((token) => (token.kind === "text" ? value : token.kind === "literal" ? token.text : ""))
      .join("");
}

/** Shows values that have no format of their own. */
export const GENERAL: NumberFormat = {
  code: "General",
  isDate: false,
  showNumber: generalNumber,
  showText: (value) => value,
};

/**
 * A number format made ready once and used for all cells that have it. It reads every format Excel can
 * write; what it cannot tell, such as the width a column leaves, it does not guess.
 *
 * @param date1904 whether the workbook counts its days from 1904
 */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  const asSystem = SYSTEM_FORMATS.find(([marker]) => code.includes(marker));
  if (asSystem) return { ...numberFormat(asSystem[1], date1904), code };
  const plain = PLAIN.exec(code);
  if (plain) {
    const showNumber = plainNumber(plain[1] !== undefined, plain[2]?.length ?? 0, plain[3] !== undefined);
    return { code, isDate: false, showNumber, showText: GENERAL.showText };
  }
  const sections = formatSections(code);
  const forNumbers = numberSections(sections, date1904);
  const first = sections[0];
  return {
    code,
    isDate: first !== undefined && isDateSection(first),
    showNumber: (value) => {
      const section = forNumbers.find(({ condition }) => condition === null || holds(condition, value));
      return section ? section.show(value) : generalNumber(value);
    },
    showText: showText(textSection(sections)),
  };
}
