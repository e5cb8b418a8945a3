/**
 * Characters that a terminal or page obeys instead of showing them: those that turn the direction of writing, so that
 * a name reads as another one, those that break lines, and control characters. Colours of our own stay.
 */
const OBEYED =
  /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\u001B(?!\[[\d;]*m)/g;

/** A text in which such characters are shown as JSON writes them, `\u202e`, so that JSON means the same as before. */
export function visibleText(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
