import type { SheetsRead } from "../assemble-sheet";
import { delimiterOf } from "../delimiter";
import { damaged, tooLarge } from "../failure";
import { layOutSheets, type PlacedCell } from "../placed-cells";
import { MOST_CELLS, SHEET_COLUMNS, SHEET_ROWS } from "../reading-limits";
import { decodedText } from "../text-encoding";

/** Characters in which the delimiter is looked for. */
const HEAD = 1 << 20;

/** `="0012"`, by which programs keep Excel from taking digits for a number. */
const TEXT_AS_FORMULA = /^="([^]*)"$/;

/** Follows the fields of a CSV text; quotes are doubled inside of quotes. */
function cellsOf(text: string, delimiter: string): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let row = 0;
  let column = 0;
  const put = (field: string) => {
    if (field === "") return;
    const shown = field.replace(TEXT_AS_FORMULA, "$1").trim();
    if (shown === "") return;
    if (cells.length === MOST_CELLS) throw tooLarge("cells", MOST_CELLS + 1, MOST_CELLS);
    cells.push({ row, column, cell: { value: shown, text: shown } });
  };
  let field = "";
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') {
      if (!isQuoted && (field + text.slice(from, at)).trim() === "") {
        isQuoted = true;
        field = "";
        from = at + 1;
      } else if (isQuoted) {
        field += text.slice(from, at);
        const isDoubled = text.charAt(at + 1) === '"';
        if (isDoubled) {
          field += '"';
          at += 1;
        } else {
          isQuoted = false;
        }
        from = at + 1;
      }
    } else if (!isQuoted && (char === delimiter || char === "\n")) {
      put(field + text.slice(from, at));
      field = "";
      from = at + 1;
      if (char === delimiter) {
        column += 1;
        if (column === SHEET_COLUMNS) throw damaged("cell-reference", `${row + 1}`);
      } else {
        row += 1;
        if (row === SHEET_ROWS) throw tooLarge("rows", row + 1, SHEET_ROWS);
        column = 0;
      }
    }
  }
  put(field + text.slice(from));
  return cells;
}

/**
 * Reads a CSV text: commas, tabs or semicolons, UTF-8 or GB 18030. All cells are texts, as they stand in it.
 *
 * @throws UnreadableFile when it is too large or its encoding is not known
 */
export function readCsv(bytes: Uint8Array): SheetsRead {
  const text = decodedText(bytes)
    .replace(/^\ufeff/, "")
    .trimEnd()
    .replace(/\r\n?/g, "\n");
  // Excel writes this line for itself.
  const own = /^sep=(.)\n/i.exec(text);
  const delimiter = own?.[1] ?? delimiterOf(text.slice(0, HEAD), text.length <= HEAD) ?? ",";
  const cells = cellsOf(own ? text.slice(own[0].length) : text, delimiter);
  if (cells.length === 0) return { sheets: [], notes: [] };
  return layOutSheets([{ name: "表1", hidden: false, protected: false, cells, merges: [] }], []);
}
