import type { Attributes } from "../xml/part";

/** Characters of fonts that have signs in the places of letters, by the code of the place. */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: {
    0x3c: "<",
    0x3d: "=",
    0x3e: ">",
    0xa3: "≤",
    0xb0: "°",
    0xb1: "±",
    0xb3: "≥",
    0xb4: "×",
    0xb8: "÷",
  },
  wingdings: { 0x6f: "□", 0xa8: "□", 0xfb: "×", 0xfc: "√", 0xfd: "☒", 0xfe: "☑" },
  "wingdings 2": { 0x4f: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xa3: "□" },
};

/** What a sign stands for that Word keeps by its font and code; □ for one that is not known. */
export function symbolText(attributes: Attributes): string {
  const code = parseInt(attributes.get("char") ?? "", 16);
  // Word adds the start of the private area.
  const place = code & 0xff;
  const font = (attributes.get("font") ?? "").toLowerCase();
  const signs = SIGNS[font];
  if (signs) return signs[place] ?? "□";
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return Number.isNaN(code) || isPrivate ? "□" : String.fromCharCode(code);
}
