import type { WrittenRow } from "./table-layout";

/** A table of a document, or a part of a form that its author made of several. */
export interface TablePart {
  readonly rows: readonly WrittenRow[];
  /** Of its columns, in twentieths of a point; none where the document says nothing of them. */
  readonly widths: readonly number[];
  /** Lines between it and the table before, which head a part of a form. */
  readonly headings: readonly string[];
}

/** What is printed above a table that goes on. */
const GOES_ON = /^[（(【[]?(?:续表|接上表|续上表|接上页|续)\d*[)）】\]]?$/u;

/** Headings of a list of indicators, without which a form has nothing to score. */
const LEVEL = /^(?:[一二三四]级指标|指标名称|指标内容)/;
const HEADING =
  /^(?:[一二三四]级指标|指标(?:名称|内容|性质|值|类型)|(?:年度|预期|全年|绩效)*(?:指标值|目标值)|(?:实际|全年|年度|本年)*完成(?:值|情况|数)|分值|权重|得分|性质|度量单位|计量单位|评分标准|偏差原因)/;
const LEAST_HEADINGS = 3;

/** What the head of a form names first: whose it is. */
const NAME =
  /^(?:.{0,6}(?:项目|部门|单位|专项|政策|转移支付|资金)(?:[（(][^）)]{1,6}[）)])?名称|主管部门|预算(?:部门|单位)|实施单位|填报单位|项目单位)/;

/** Rows from the top in which a form that begins says whose it is. */
const HEAD_ROWS = 6;

/** A title that stands in the table. */
const TITLE = /表(?:[（(].*[)）])?$/;

/** A line between tables that heads a part of a form is short, one or two, and no sentence or beginning of an annex. */
const LONGEST_HEADING = 40;
const MOST_HEADINGS = 2;
const NO_HEADING = /^附|[。；;]$|年度[)）]?$/;

const TOTAL = /^(?:总分|合计|总计|总得分|得分合计)/;

/** Tables that make one form at most: its head, funds, goals, indicators, and what pages part of them. */
const MOST_PARTS = 12;

/** Widths of two tables that are one on the page differ by no more, of their own. */
const SAME_WIDTH = 0.03;

/** Edges of columns that differ by no more, in twentieths of a point, are one. */
const SAME_EDGE = 60;

function textsOf({ cells }: WrittenRow): string[] {
  return cells.map(({ text }) => text.replace(/\s+/g, "")).filter((text) => text !== "");
}

/** The row that heads the list of indicators; -1 where there is none. */
function headingRow(rows: readonly WrittenRow[]): number {
  return rows.findIndex((row) => {
    const texts = textsOf(row);
    return (
      texts.some((text) => LEVEL.test(text)) &&
      texts.filter((text) => HEADING.test(text)).length >= LEAST_HEADINGS
    );
  });
}

function namesItsForm(rows: readonly WrittenRow[]): boolean {
  return rows.slice(0, HEAD_ROWS).some((row) => textsOf(row).some((text) => NAME.test(text)));
}

/** Whether a table begins a form: with a title of its own, or by saying whose it is. */
function beginsForm({ rows }: TablePart): boolean {
  const [title, ...others] = rows[0] ? textsOf(rows[0]) : [];
  if (title !== undefined && others.length === 0 && TITLE.test(title) && !GOES_ON.test(title)) return true;
  const heading = headingRow(rows);
  return namesItsForm(heading < 0 ? rows : rows.slice(0, heading));
}

/** The edges of a table's columns, in twentieths of a point; null where it does not say them. */
function edgesOf({ rows, widths }: TablePart): number[] | null {
  const columns = columnsOf(rows);
  if (widths.length < columns || !widths.every((width) => width > 0)) return null;
  let edge = 0;
  return [0, ...widths.map((width) => (edge += width))];
}

function columnsOf(rows: readonly WrittenRow[]): number {
  return rows.reduce(
    (most, { indent, cells }) =>
      Math.max(
        most,
        cells.reduce((sum, { span }) => sum + span.columns, indent),
      ),
    0,
  );
}

function areAsWide(one: readonly number[], other: readonly number[]): boolean {
  const [first, second] = [one.at(-1) ?? 0, other.at(-1) ?? 0];
  return Math.abs(first - second) <= SAME_WIDTH * Math.max(first, second);
}

/** Whether a table without headings has the columns of the one above it, and rows of a list of indicators. */
function goesOnBelow(upper: TablePart, lower: TablePart): boolean {
  const first = lower.rows.map(textsOf).find((texts) => texts.length >= LEAST_HEADINGS);
  if (!first?.some((text) => /\d/.test(text))) return false;
  const [above, below] = [edgesOf(upper), edgesOf(lower)];
  if (!above || !below) return columnsOf(upper.rows) === columnsOf(lower.rows) && columnsOf(lower.rows) >= 3;
  return (
    areAsWide(above, below) &&
    above.length === below.length &&
    above.every((edge, at) => Math.abs(edge - (below[at] ?? 0)) <= SAME_EDGE)
  );
}

function isSameRow(one: WrittenRow | undefined, other: WrittenRow | undefined): boolean {
  return one !== undefined && other !== undefined && textsOf(one).join("\n") === textsOf(other).join("\n");
}

/** How many rows at the top of a part repeat the headings above; null where its headings are others. */
function repeatedRows(upper: readonly WrittenRow[], { rows }: TablePart): number | null {
  const [above, below] = [headingRow(upper), headingRow(rows)];
  const before = rows.slice(0, below).filter((row) => !textsOf(row).every((text) => GOES_ON.test(text)));
  const isRepeated = [...before, rows[below]].every((row, at) =>
    isSameRow(row, upper[above - before.length + at]),
  );
  if (!isRepeated) return null;
  let count = below + 1;
  // Headings may take several rows, none of which holds a figure.
  for (let at = above + 1; isSameRow(rows[count], upper[at]); at += 1) {
    const row = rows[count];
    if (!row || textsOf(row).some((text) => /\d/.test(text))) break;
    count += 1;
  }
  return count;
}

/**
 * The lines between two tables that may be parts of one form, as 二、绩效指标: none where there are blank ones alone,
 * 续表, or a title that is printed again. Null where text parts the tables.
 */
export function headingsBetween(between: string, titles: readonly string[]): readonly string[] | null {
  const own = titles.map((title) => title.replace(/\s+/g, ""));
  const lines = between
    .split("\n")
    .map((line) => line.replace(/\s+/g, ""))
    .filter((line) => line !== "" && !GOES_ON.test(line) && !own.includes(line));
  const areHeadings = lines.every(
    (line) => line.length <= LONGEST_HEADING && !TITLE.test(line) && !NO_HEADING.test(line),
  );
  return areHeadings && lines.length <= MOST_HEADINGS ? lines : null;
}

/** A table as a part of a form, with how many of its first rows are left out since they repeat headings. */
export interface FormPart {
  readonly at: number;
  readonly repeated: number;
}

/** The parts of the form that begins with the first of several tables which follow one another without any text. */
function partsOf(tables: readonly TablePart[]): FormPart[] {
  const [first, ...others] = tables;
  if (!first) return [];
  const parts: FormPart[] = [{ at: 0, repeated: 0 }];
  let rows = [...first.rows];
  let hasList = headingRow(rows) >= 0;
  if (!hasList && !namesItsForm(rows)) return parts;
  for (const [i, table] of others.slice(0, MOST_PARTS - 1).entries()) {
    if (beginsForm(table) || (hasList && table.headings.length > 0)) break;
    let repeated = 0;
    const upper = tables[i] ?? first;
    if (hasList && headingRow(table.rows) >= 0) {
      const found = repeatedRows(rows, table);
      if (found === null) break;
      repeated = found;
    } else if (hasList) {
      const isTotal = TOTAL.test(textsOf(table.rows[0] ?? { indent: 0, cells: [] })[0] ?? "");
      if (!isTotal && !goesOnBelow(upper, table)) break;
    }
    parts.push({ at: i + 1, repeated });
    rows = [...rows, ...table.rows.slice(repeated)];
    hasList ||= headingRow(table.rows) >= 0;
  }
  // A head without any list of indicators is no form.
  return hasList ? parts : parts.slice(0, 1);
}

/**
 * Which tables make one form: the head of it and the list of its indicators, or a list that goes on, with its
 * headings printed again or without them. Each of the tables follows the one before without text that parts them.
 */
export function partedForms(tables: readonly TablePart[]): readonly (readonly FormPart[])[] {
  const forms: FormPart[][] = [];
  for (let from = 0; from < tables.length;) {
    const parts = partsOf(tables.slice(from));
    forms.push(parts.map(({ at, repeated }) => ({ at: from + at, repeated })));
    from += Math.max(1, parts.length);
  }
  return forms;
}

/** Columns into which those of several tables may fall. */
const MOST_COLUMNS = 256;

/** The place of an edge among those of all parts. */
function placeOf(edges: readonly number[], edge: number): number {
  let place = 0;
  edges.forEach((other, at) => {
    if (Math.abs(other - edge) < Math.abs((edges[place] ?? 0) - edge)) place = at;
  });
  return place;
}

/**
 * Several tables as one, whose columns are those that the page shows: where borders of one stand between those of
 * another, cells span several columns. Null where the tables do not say how wide their columns are, or are not equally wide.
 */
export function asOneTable(parts: readonly TablePart[]): Pick<TablePart, "rows" | "widths"> | null {
  const all: number[][] = [];
  for (const part of parts) {
    const edges = edgesOf(part);
    if (!edges || (all[0] && !areAsWide(all[0], edges))) return null;
    all.push(edges);
  }
  const sorted = all.flat().sort((a, b) => a - b);
  const edges = sorted.filter((edge, at) => at === 0 || edge - (sorted[at - 1] ?? 0) > SAME_EDGE);
  if (edges.length > MOST_COLUMNS) return null;
  const rows = parts.flatMap((part, i) => {
    const own = (all[i] ?? []).map((edge) => placeOf(edges, edge));
    const at = (column: number): number => own[column] ?? (own.at(-1) ?? 0) + column - own.length + 1;
    return part.rows.map(({ indent, cells }) => {
      let left = indent;
      return {
        indent: at(indent),
        cells: cells.map(({ span, text }) => {
          const from = left;
          left += span.columns;
          return { span: { ...span, columns: Math.max(1, at(left) - at(from)) }, text };
        }),
      };
    });
  });
  return { rows, widths: edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)) };
}
