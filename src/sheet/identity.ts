/**
 * What a form that was sent out says of itself, in a hidden name of its sheet: short, and nothing secret. It survives
 * editing, renaming and saving as .xls or .ods.
 */
export interface SheetIdentity {
  /** The form's id, or a learned form's name. */
  readonly form: string;
  /** Changes with the form's layout and labels. */
  readonly version: string;
  readonly code: string;
  /** Of unit and project, as units share codes; see `digestOf`. */
  readonly project: string;
  readonly batch: string;
  /** Empty where none is known. */
  readonly year: string;
}

/** The name that holds it, hidden and of the sheet alone. */
export const IDENTITY_NAME = "_hengbiao_identity";

/** What a result of ours says of itself, so that it is not taken for a form that came back. */
export const RESULT_IDENTITY = "hengbiao-result";

/** Excel keeps no longer text in a name. */
const LONGEST = 255;

const KEYS = [
  ["f", "form"],
  ["v", "version"],
  ["c", "code"],
  ["p", "project"],
  ["b", "batch"],
  ["y", "year"],
] as const satisfies readonly (readonly [string, keyof SheetIdentity])[];

/** Texts come in Chinese as they are; what would end a part is written as in a URL. */
function escapedPart(text: string): string {
  return text.replace(/[%;="\u0000-\u001F]/g, (letter) => encodeURIComponent(letter));
}

/** The identity as one text, such as `f=target;v=1a2b;c=5100…`; its longest parts are cut where it would be too long. */
export function identityText(identity: SheetIdentity): string {
  const shorter = (most: number): string =>
    KEYS.map(([key, of]) => `${key}=${escapedPart(identity[of].slice(0, most))}`).join(";");
  return [64, 40, 24].map(shorter).find((text) => text.length <= LONGEST) ?? shorter(12);
}

/** The identity that such a text holds; null for any other text. */
export function identityIn(text: string): SheetIdentity | null {
  const parts = new Map(
    text.split(";").map((part): readonly [string, string] => {
      const at = part.indexOf("=");
      return [part.slice(0, at), unescaped(part.slice(at + 1))];
    }),
  );
  if (!parts.has("f") || !parts.has("v")) return null;
  const of = (key: string): string => parts.get(key) ?? "";
  return {
    form: of("f"),
    version: of("v"),
    code: of("c"),
    project: of("p"),
    batch: of("b"),
    year: of("y"),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Twelve hexadecimal digits that differ for different texts, as good as always. For telling apart, not for guarding. */
export function digestOf(text: string): string {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  const hex = (part: number, digits: number): string =>
    (part >>> 0).toString(16).padStart(8, "0").slice(-digits);
  return hex(high, 6) + hex(low, 6);
}

/** The text that a defined name stands for where it is a constant: `"f=…"`; undefined for a reference or formula. */
export function constantText(formula: string): string | undefined {
  const text = /^=?"((?:[^"]|"")*)"$/.exec(formula.trim())?.[1];
  return text?.replaceAll('""', '"');
}
