import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { CellStyle as StoredStyle, SheetChart, WriteSheet } from "hucre/xlsx";
import { a1, a1Area, columnName } from "../../sheet/address";
import { IDENTITY_NAME, RESULT_IDENTITY } from "../../sheet/identity";
import {
  absolute,
  blockPlaces,
  LIST_STYLES,
  MOST_LINKS,
  quotedSheet,
  type ListCell,
  type ListChart,
  type ListLink,
  type ListSheet,
  type ListStyle,
} from "../../sheet/list-sheet";
import {
  heightOfRow,
  LEAST_ROW_HEIGHT,
  LIST_FONT,
  LIST_LINE,
  LIST_FORMATS,
  totalStyle,
  type ListFormat,
  CAPTION_HEIGHT,
  TITLE_HEIGHT,
  TOTAL_HEIGHT,
} from "../../sheet/list-formats";
import { escaped } from "../xml/markup";
import { withHiddenIdentities } from "./write-xlsx";

const LINE = { style: "thin", color: { rgb: LIST_LINE } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
/** The year ZIP counts from: the same rows give the same bytes whenever they are written. */
const NO_TIME = new Date(1980, 0, 1, 12);
/** Rows of XML that are packed at a time. */
const CHUNK = 1 << 16;

function storedStyle({
  align,
  wrap,
  bold,
  size,
  color,
  fill,
  format,
  bare,
  underline,
}: ListFormat): StoredStyle {
  return {
    font: {
      name: LIST_FONT,
      size: size ?? 10,
      ...(bold ? { bold } : {}),
      ...(underline ? { underline } : {}),
      ...(color === undefined ? {} : { color: { rgb: color } }),
    },
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } as const }),
    ...(bare ? {} : { border: BORDER }),
    alignment: { horizontal: align, vertical: "center", ...(wrap ? { wrapText: true } : {}) },
    ...(format === undefined ? {} : { numFmt: format }),
  };
}

const COLOURS = ["2F7D73", "C77B30", "4F6D9A"];

function storedChart({ kind, title, axes, scale, series, at, size }: ListChart): SheetChart {
  const isScatter = kind === "scatter";
  return {
    type: kind,
    title,
    series: series.map(({ name, values, categories }, index) => ({
      name,
      values: absolute(values),
      categories: absolute(categories),
      ...(isScatter
        ? { marker: { symbol: "circle", size: 6, fill: COLOURS[0] ?? "" } as const }
        : { color: COLOURS[index % COLOURS.length] ?? "" }),
    })),
    anchor: {
      from: { row: at.row, col: at.column },
      to: { row: at.row + size.rows, col: at.column + size.columns },
    },
    altText: title,
    legend: series.length > 1 ? "bottom" : false,
    axes: {
      x: {
        title: axes.x,
        // Bars run from the bottom up unless they are turned round.
        ...(kind === "bar" ? { reverse: true } : {}),
        ...(isScatter ? { numberFormat: { formatCode: "0%" } } : {}),
      },
      y: {
        title: axes.y,
        numberFormat: { formatCode: "0" },
        ...(scale ? { scale: { min: scale.least, max: scale.most } } : {}),
      },
    },
    ...(isScatter
      ? { scatterStyle: "lineMarker" as const }
      : { gapWidth: 60, dataLabels: { showValue: true } }),
  };
}

/** Points without the lines between them, which the library always draws. */
function withoutLines(chart: string): string {
  if (!chart.includes("<c:scatterChart>")) return chart;
  return chart
    .replace(
      /(<c:ser>(?:(?!<c:marker>|<c:spPr>).)*)(?=<c:marker>)/gs,
      "$1<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
    )
    .replaceAll("</c:yVal></c:ser>", '</c:yVal><c:smooth val="0"/></c:ser>');
}

/** The sheet without its rows; in its place a cell of each style, so that the library writes the styles down. */
/** Characters across a landscape page of A4, beyond which its print is too small to read. */
const WIDEST_ON_A4 = 240;

function paperOf({ widths, hidden }: ListSheet): "a4" | "a3" {
  const across = widths.reduce((sum, width, column) => (hidden.includes(column) ? sum : sum + width), 0);
  return across > WIDEST_ON_A4 ? "a3" : "a4";
}

function skeleton(sheet: ListSheet, isFirst: boolean): WriteSheet {
  const [first] = blockPlaces(sheet);
  const filtered = sheet.blocks.findIndex(({ filter }) => filter);
  const place = blockPlaces(sheet)[filtered];
  const width = (sheet.blocks[filtered]?.columns.length ?? 1) - 1;
  const samples = LIST_STYLES.map(
    (style, column) => [`0,${column}`, { value: 0, style: storedStyle(LIST_FORMATS[style]) }] as const,
  );
  const frozen = first && sheet.charts.length === 0 ? first.firstRow : 0;
  return {
    name: sheet.name,
    rows: [[]],
    cells: new Map(isFirst ? samples : []),
    columns: sheet.widths.map((each, column) => ({
      width: each,
      ...(sheet.hidden.includes(column) ? { hidden: true } : {}),
    })),
    ...(place && place.lastRow >= place.firstRow
      ? {
          autoFilter: {
            range: a1Area({ top: place.header, left: 0, bottom: place.lastRow, right: width }),
          },
        }
      : {}),
    ...(frozen > 0 ? { freezePane: { rows: frozen, columns: sheet.frozenColumns } } : {}),
    pageSetup: {
      paperSize: paperOf(sheet),
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      // What has charts is looked at as a whole.
      fitToHeight: sheet.charts.length > 0 ? 1 : 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&L&A&C第 &P 页，共 &N 页" },
    view: { showGridLines: false },
    ...(sheet.charts.length === 0 ? {} : { charts: sheet.charts.map(storedChart) }),
  };
}

interface DefinedName {
  readonly name: string;
  readonly scope: string;
  readonly range: string;
}

function printTitles(sheet: ListSheet): readonly DefinedName[] {
  const [first] = blockPlaces(sheet);
  if (!first) return [];
  const row = first.header + 1;
  return [
    { name: "_xlnm.Print_Titles", scope: sheet.name, range: `${quotedSheet(sheet.name)}!$${row}:$${row}` },
  ];
}

/** That a sheet is a result of ours, so that it is not read as a form when it lies among them. */
function resultName({ name }: ListSheet): DefinedName {
  return { name: IDENTITY_NAME, scope: name, range: `"${RESULT_IDENTITY}"` };
}

/** A path as the address of a link: relative, each name escaped, so that no name becomes anything but a name. */
function linkTarget(path: string): string {
  return path
    .split("/")
    .map((name) => (name === ".." || name === "." ? name : encodeURIComponent(name).replace(/'/g, "%27")))
    .join("/");
}

/** Writes the rows of one sheet as XML, a piece at a time. */
class RowWriter {
  private readonly links: { readonly cell: string; readonly link: ListLink }[] = [];
  private outside = 0;

  constructor(
    private readonly sheet: ListSheet,
    private readonly styleOf: (style: ListStyle) => number,
  ) {}

  *rows(): Generator<string> {
    const { title, notes, blocks, widths } = this.sheet;
    yield this.row(0, [title], ["title"], TITLE_HEIGHT);
    for (const [at, note] of notes.entries()) yield this.row(1 + at, [note], ["note"], LEAST_ROW_HEIGHT);
    const places = blockPlaces(this.sheet);
    for (const [at, block] of blocks.entries()) {
      const place = places[at];
      if (!place) continue;
      const headers = block.columns.map(({ header }) => header);
      const styles = block.columns.map(({ style }) => style);
      if (block.caption !== null)
        yield this.row(place.header - 1, [block.caption], ["caption"], CAPTION_HEIGHT);
      const isHeaded = headers.some((header) => header !== "");
      const heads = headers.map((): ListStyle => (isHeaded ? "header" : "note"));
      yield this.row(place.header, headers, heads, isHeaded ? heightOfRow(headers, heads, widths) : 6);
      for (const [offset, cells] of block.rows.entries()) {
        yield this.row(place.firstRow + offset, cells, styles, heightOfRow(cells, styles, widths));
      }
      if (block.total && place.total !== null) {
        const totals = styles.map(totalStyle);
        yield this.row(place.total, block.total, totals, TOTAL_HEIGHT);
      }
    }
  }

  private row(row: number, cells: readonly ListCell[], styles: readonly ListStyle[], height: number): string {
    let xml = `<row r="${row + 1}" ht="${height}" customHeight="1">`;
    for (let column = 0; column < styles.length; column++) {
      xml += this.cell({ row, column }, cells[column] ?? null, styles[column] ?? "text");
    }
    return `${xml}</row>`;
  }

  private cell(at: { row: number; column: number }, cell: ListCell, style: ListStyle): string {
    const name = a1(at);
    if (cell === null || cell === "") return `<c r="${name}" s="${this.styleOf(style)}"/>`;
    if (typeof cell === "string") return this.text(name, cell, style);
    if (typeof cell === "number") return `<c r="${name}" s="${this.styleOf(style)}"><v>${cell}</v></c>`;
    if ("formula" in cell) return this.formula(name, cell.formula, cell.result, cell.style ?? style);
    if ("style" in cell) return this.text(name, cell.value, cell.style);
    const isOutside = cell.file !== null;
    if (!isOutside || this.outside < MOST_LINKS) {
      this.links.push({ cell: name, link: cell });
      if (isOutside) this.outside++;
    }
    return this.text(name, cell.text, style);
  }

  private text(name: string, text: string, style: ListStyle): string {
    return `<c r="${name}" s="${this.styleOf(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
  }

  private formula(
    name: string,
    formula: string,
    result: string | number | boolean,
    style: ListStyle,
  ): string {
    const type = typeof result === "number" ? "" : typeof result === "boolean" ? ' t="b"' : ' t="str"';
    const value = typeof result === "boolean" ? Number(result) : result;
    const shown = typeof value === "number" ? String(value) : escaped(value);
    return `<c r="${name}" s="${this.styleOf(style)}"${type}><f>${escaped(formula)}</f><v>${shown}</v></c>`;
  }

  /** The links of the cells that were written, for the sheet and for its relationships. */
  linkParts(): { readonly xml: string; readonly relationships: string | null } {
    if (this.links.length === 0) return { xml: "", relationships: null };
    const targets = new Map<string, number>();
    const parts = this.links.map(({ cell, link: { file, place } }) => {
      const location = place === "" ? "" : ` location="${escaped(place)}"`;
      if (file === null) return `<hyperlink ref="${cell}"${location}/>`;
      const target = linkTarget(file);
      const id = targets.get(target) ?? targets.size + 1;
      targets.set(target, id);
      return `<hyperlink ref="${cell}" r:id="rIdLink${id}"${location}/>`;
    });
    const xml = `<hyperlinks>${parts.join("")}</hyperlinks>`;
    if (targets.size === 0) return { xml, relationships: null };
    const links = [...targets].map(
      ([target, id]) =>
        `<Relationship Id="rIdLink${id}" Type="${HYPERLINK}" Target="${escaped(target)}" TargetMode="External"/>`,
    );
    return { xml, relationships: links.join("") };
  }
}

const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Excel holds no longer text in a cell. */
const LONGEST_TEXT = 32_767;

/** Whether a part changes with the day it is written on. */
const DATED = /<dcterms:(?:created|modified)[^>]*>[^<]*<\/dcterms:(?:created|modified)>/g;

/** The library writes a font's colour before its size, the schema wants it behind. */
const COLOR_BEFORE_SIZE = /(<color [^>]*\/>)(<sz [^>]*\/>)/g;

/** Splits a sheet's XML where its rows belong, and where its links do. */
function splitSheet(xml: string): {
  readonly before: string;
  readonly between: string;
  readonly after: string;
} {
  const [before = "", rest = ""] = xml.split(/<sheetData\s*\/>|<sheetData>.*?<\/sheetData>/s);
  const at = rest.search(/<printOptions|<pageMargins/);
  return { before, between: rest.slice(0, at), after: rest.slice(at) };
}

function styleIndexes(xml: string): ReadonlyMap<ListStyle, number> {
  const found = LIST_STYLES.map((style, column): readonly [ListStyle, number] => {
    const index = new RegExp(`<c r="${columnName(column)}1"[^>]*? s="(\\d+)"`).exec(xml)?.[1];
    return [style, Number(index ?? 0)];
  });
  return new Map(found);
}

function dimensionOf(sheet: ListSheet): string {
  const last = blockPlaces(sheet).at(-1);
  const bottom = last ? (last.total ?? Math.max(last.header, last.lastRow)) : sheet.notes.length;
  const right = Math.max(0, ...sheet.blocks.map(({ columns }) => columns.length - 1));
  return a1Area({ top: 0, left: 0, bottom, right });
}

/**
 * Writes sheets of lists to the bytes of an .xlsx file, packing rows as they are written, so that what is held is the
 * packed file. The same sheets give the same bytes.
 */
export async function writeLists(sheets: readonly ListSheet[]): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map((sheet, at) => skeleton(sheet, at === 0)),
    namedRanges: [...sheets.flatMap(printTitles), ...sheets.map(resultName)],
    defaultFont: { name: LIST_FONT, size: 10 },
  });
  const parts = unzipSync(written);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const entry = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    return file;
  };
  const put = (name: string, text: string): void => entry(name).push(strToU8(text), true);

  const indexes = styleIndexes(strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array()));
  const relationships = new Map<string, string>();
  for (const [name, part] of Object.entries(parts)) {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    const sheet = number === undefined ? undefined : sheets[Number(number) - 1];
    if (name.startsWith("xl/worksheets/_rels/")) {
      relationships.set(name, strFromU8(part));
    } else if (sheet) {
      const links = putSheet(entry(name), strFromU8(part), sheet, indexes);
      const own = `xl/worksheets/_rels/sheet${number}.xml.rels`;
      if (links !== null) relationships.set(own, `${relationships.get(own) ?? ""}${LINKS_AFTER}${links}`);
    } else {
      const xml = strFromU8(part).replace(DATED, "").replace(COLOR_BEFORE_SIZE, "$2$1");
      put(name, withHiddenIdentities(withoutLines(xml)));
    }
  }
  for (const [name, xml] of relationships) put(name, withLinks(xml));
  zip.end();
  return joined(chunks);
}

/** Parts the relationships that the library wrote from the links that are added. */
const LINKS_AFTER = "\u0000";

function withLinks(xml: string): string {
  const at = xml.indexOf(LINKS_AFTER);
  if (at < 0) return xml;
  const [before, links] = [xml.slice(0, at), xml.slice(at + 1)];
  if (before.includes("</Relationships>"))
    return before.replace("</Relationships>", `${links}</Relationships>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}">${links}</Relationships>`;
}

function putSheet(
  file: ZipDeflate,
  xml: string,
  sheet: ListSheet,
  indexes: ReadonlyMap<ListStyle, number>,
): string | null {
  const { before, between, after } = splitSheet(xml);
  const rows = new RowWriter(sheet, (style) => indexes.get(style) ?? 0);
  const head = before
    .replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${dimensionOf(sheet)}"/>`)
    .replace(/<worksheet(?![^>]*xmlns:r=)/, `<worksheet xmlns:r="${OFFICE}"`);
  let text = `${head}<sheetData>`;
  for (const row of rows.rows()) {
    text += row;
    if (text.length < CHUNK) continue;
    file.push(strToU8(text), false);
    text = "";
  }
  const { xml: links, relationships } = rows.linkParts();
  file.push(strToU8(`${text}</sheetData>${between}${links}${after}`), true);
  return relationships;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
