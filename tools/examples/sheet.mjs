// A sheet as people lay official forms out: merged blocks, thin borders, 宋体, wrapped text.

const font = { name: "宋体", size: 10 };
const side = { style: "thin", color: { rgb: "FF000000" } };
const border = { top: side, right: side, bottom: side, left: side };
const POINTS_A_LINE = 14;
/** Characters that fit across a portrait page. */
const WIDEST_PORTRAIT = 110;

function style({ title = false, left = false, bold = false, format, framed = true }) {
  return {
    font: title ? { ...font, size: 16, bold: true } : { ...font, bold },
    alignment: { horizontal: left ? "left" : "center", vertical: "center", wrapText: true },
    ...(framed ? { border } : {}),
    ...(format ? { numFmt: format } : {}),
  };
}

/** Columns that a text takes in a cell, a Chinese character counting as two. */
function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (character > "\u2E80" ? 2.1 : 1.1), 0);
}

/** A sheet to put blocks of cells on; `widths` are the columns' widths in characters. */
export function sheet(name, widths) {
  const cells = new Map();
  const merges = [];
  const heights = new Map();
  let rowCount = 0;

  function needHeight(row, rows, columns, value, title) {
    if (title) heights.set(row, 30);
    if (rows > 1) return;
    const room = columns.reduce((sum, column) => sum + widths[column], 0) - 1;
    const lines = String(value ?? "")
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
    heights.set(row, Math.max(heights.get(row) ?? 20, lines * POINTS_A_LINE + 4));
  }

  return {
    columns: widths.length,
    /** Puts a value on a block of cells, merged where it is more than one; rows and columns count from 0. */
    put(row, column, value, { rows = 1, columns = 1, ...look } = {}) {
      const cellStyle = style(look);
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) {
          cells.set(`${r},${c}`, { value: null, style: cellStyle });
        }
      }
      cells.set(`${row},${column}`, { value: value === "" ? null : value, style: cellStyle });
      if (rows > 1 || columns > 1) {
        merges.push({
          startRow: row,
          startCol: column,
          endRow: row + rows - 1,
          endCol: column + columns - 1,
        });
      }
      const spanned = Array.from({ length: columns }, (_, at) => column + at);
      needHeight(row, rows, spanned, value, look.title ?? false);
      rowCount = Math.max(rowCount, row + rows);
    },
    /** What hucre's writeXlsx takes. */
    finish({ hidden = false } = {}) {
      const rows = Array.from({ length: rowCount }, () => widths.map(() => null));
      const width = widths.reduce((sum, column) => sum + column, 0);
      const orientation = width > WIDEST_PORTRAIT ? "landscape" : "portrait";
      for (const [key, cell] of cells) {
        const [row, column] = key.split(",").map(Number);
        rows[row][column] = cell.value;
      }
      return {
        name,
        rows,
        cells,
        merges,
        columns: widths.map((width) => ({ width })),
        rowDefs: new Map([...heights].map(([row, height]) => [row, { height }])),
        pageSetup: { paperSize: "a4", orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
        ...(hidden ? { hidden: true } : {}),
      };
    },
  };
}

/** Runs of neighbouring rows that hold the same text, as `[from, count]`. */
export function runs(rows, textOf) {
  const found = [];
  rows.forEach((row, at) => {
    const last = found.at(-1);
    if (last && textOf(rows[last[0]]) === textOf(row)) last[1] += 1;
    else found.push([at, 1]);
  });
  return found;
}
