/** A cell's place on its sheet; row and column count from 0. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; all four edges count from 0 and belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Column letters as Excel writes them: 0 is `A`, 26 is `AA`. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** An address as people write it: row 7, column 10 is `K8`. */
export function a1(address: CellAddress): string {
  return columnName(address.column) + String(address.row + 1);
}

/** A rectangle as people write it: `A1:K24`, or `A1` for a single cell. */
export function a1Area(area: Area): string {
  const first = a1({ row: area.top, column: area.left });
  const last = a1({ row: area.bottom, column: area.right });
  return first === last ? first : `${first}:${last}`;
}

const A1_PATTERN = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i;

/** The address that `K8` or `$K$8` names; undefined when the text is no address of a cell. */
export function parseA1(text: string): CellAddress | undefined {
  const match = A1_PATTERN.exec(text);
  if (!match) return undefined;
  const [, letters = "", digits = ""] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** The rectangle that `A1:K24` or `K8` names; undefined when the text begins with no address of a cell. */
export function parseA1Area(text: string): Area | undefined {
  const [first, last = first] = text.split(":").map((corner) => parseA1(corner));
  return first && last && { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** Whether two areas have cells in common. */
export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Whether the address lies inside the area, its edges included. */
export function contains(area: Area, address: CellAddress): boolean {
  return (
    address.row >= area.top &&
    address.row <= area.bottom &&
    address.column >= area.left &&
    address.column <= area.right
  );
}

/** Whether two addresses are of one cell. */
export function sameAddress(a: CellAddress, b: CellAddress): boolean {
  return a.row === b.row && a.column === b.column;
}
