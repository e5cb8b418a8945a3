const MARKS = /\s*[(（]\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[)）]\s*$/;

/** The full marks in brackets at the end of a text, in points: 20 of 增收户数（20分）; null where none are printed. */
export function printedMarks(text: string): string | null {
  return MARKS.exec(text)?.[1] ?? null;
}

/** The text without the full marks at its end. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "");
}

/** A name with its full marks behind it, as a form without a 分值 column prints them; as it is where it has none. */
export function withMarks(name: string, marks: string): string {
  return name === "" || marks === "" ? name : `${withoutMarks(name)}（${marks}分）`;
}
