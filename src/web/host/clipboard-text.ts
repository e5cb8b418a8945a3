const QUOTED = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/;
const PLAIN = /^[^\t\n]*/;

/**
 * The cells of a text that a program put on the clipboard, row by row: tabs part them, and one that holds a tab or a line
 * break stands in quotation marks.
 */
export function clipboardCells(text: string): readonly (readonly string[])[] {
  let left = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  for (;;) {
    const [whole = "", quoted] = QUOTED.exec(left) ?? PLAIN.exec(left) ?? [];
    const isMarked = quoted !== undefined && /[\t\n]/.test(quoted);
    rows.at(-1)?.push(isMarked ? quoted.replaceAll('""', '"') : whole);
    left = left.slice(whole.length);
    if (left === "") return rows;
    if (left.startsWith("\n")) rows.push([]);
    left = left.slice(1);
  }
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}

/** The same cells as a table that a page would hold. */
export function clipboardTable(text: string): string {
  const rows = clipboardCells(text).map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`,
  );
  return `<table>${rows.join("")}</table>`;
}
