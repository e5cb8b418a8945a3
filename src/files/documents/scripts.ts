/** Letters above or below the line of the others. */
export type Script = "superscript" | "subscript";

function table(plain: string, written: string): ReadonlyMap<string, string> {
  const letters = Array.from(written);
  return new Map(Array.from(plain, (letter, at) => [letter, letters[at] ?? letter]));
}

/** The characters that Unicode has above and below the line. */
const LETTERS: Readonly<Record<Script, ReadonlyMap<string, string>>> = {
  superscript: table("0123456789+-−–=()（）ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾⁽⁾ⁿⁱ"),
  subscript: table("0123456789+-−–=()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎₍₎"),
};

/** What is written before letters that Unicode does not have there. */
const MARKS: Readonly<Record<Script, string>> = { superscript: "^", subscript: "_" };

/** Brackets, stars and numbers in circles, which refer to a note: nobody takes them for a part of the number before. */
const APART = /^[[［【〔*＊※†‡①-⓿]/u;

const DIGIT_OR_LETTER = /[\p{L}\p{N}]/u;
const DIGIT = /\p{Nd}/u;

/** Whether Unicode has all the characters of a text above or below the line. */
export function hasAll(text: string, script: Script): boolean {
  return Array.from(text.trim()).every((letter) => LETTERS[script].has(letter));
}

/**
 * A text above or below the line, such that it cannot be taken for a part of what stands before it: 10⁴ is not 104.
 * In the characters Unicode has for it, else behind a mark: 10^a.
 *
 * @param before what stands before it on its line; what has nothing before itself is a text like others
 */
export function scriptText(text: string, script: Script, before: string): string {
  const shown = text.trim();
  const last = before.trimEnd().slice(-1);
  if (shown === "" || last === "") return text;
  if (hasAll(text, script)) {
    return Array.from(text, (letter) => LETTERS[script].get(letter) ?? letter).join("");
  }
  if (APART.test(shown) || !DIGIT_OR_LETTER.test(shown)) return text;
  // Below letters, figures are written on the line as well: PM2.5.
  const isPlain = script === "subscript" && !DIGIT.test(last);
  return isPlain ? text : text.replace(shown, () => MARKS[script] + shown);
}
