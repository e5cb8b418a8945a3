import { Parser } from "htmlparser2";
import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge, UnreadableFile } from "../failure";
import { decodedText } from "../text-encoding";
import { DocumentTables, type Section } from "./document-tables";
import { MsoFormats } from "./mso-format";
import { type Script, scriptText } from "./scripts";
import { type CellSpan, SINGLE_CELL, WIDEST_SPAN } from "./table-layout";

/** Characters of one page. */
const LONGEST_PAGE = 32 << 20;

const MOST_TAGS = 2_000_000;
const MOST_ATTRIBUTES = 3_000_000;

/** Elements in one another; what goes deeper holds tags that were never closed, thousands of them. */
const DEEPEST = 512;

/** Columns and rows that a cell may say it spans, by the standard. */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/** Elements whose text is not shown. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  "head",
  "script",
  "style",
  "template",
  "noscript",
  "datalist",
  "object",
  // What was deleted while changes were tracked, and readings beside characters.
  "del",
  "rt",
  "rp",
]);
const HIDING_STYLE =
  /(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-special-character\s*:\s*comment)/i;

/** Cells that are not seen and yet take their place. */
const INVISIBLE = /visibility\s*:\s*hidden/i;
const GONE = /display\s*:\s*none/i;

/** A text of Excel that goes on over blank cells beside it, which are no part of its cell. */
const NO_MERGE = /mso-ignore\s*:\s*colspan(?!-)/i;

/** Elements and styles that keep line breaks as they are written. */
const KEEPING_LINES: ReadonlySet<string> = new Set(["pre", "textarea", "listing", "xmp"]);
const KEEPING_STYLE = /white-space\s*:\s*(?:pre|break-spaces)/i;

/** The groups of rows, of which the first head stands above all others and the first foot below, wherever it is written. */
const SECTIONS: ReadonlyMap<string, Section> = new Map([
  ["thead", "head"],
  ["tbody", "body"],
  ["tfoot", "foot"],
]);

/** Where Word shows that there is a comment, and the comments below the text. */
const COMMENT_CLASS = /(?:^|\s)(?:msocomanchor|MsoCommentReference|msocomtxt)(?:\s|$)/i;

const RAISED = /vertical-align\s*:\s*(super|sub)\b/i;

const STRUCK_ELEMENTS: ReadonlySet<string> = new Set(["s", "strike"]);
const STRUCK_STYLE = /text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** Whether an element sets its letters above or below the line. */
function scriptOf(name: string, style: string): Script | null {
  if (name === "sup") return "superscript";
  if (name === "sub") return "subscript";
  const [, side] = RAISED.exec(style) ?? [];
  return side === undefined ? null : side.toLowerCase() === "super" ? "superscript" : "subscript";
}

/** Elements that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section ul".split(
    " ",
  ),
);

/** What is kept of a field to fill in that a page was saved with. */
function inputText({ type = "text", value = "", checked }: Readonly<Record<string, string>>): string {
  switch (type.toLowerCase()) {
    case "checkbox":
    case "radio":
      return checked === undefined ? "□" : "☑";
    case "hidden":
    case "button":
    case "submit":
    case "reset":
    case "image":
    case "file":
    case "password":
      return "";
    default:
      return value;
  }
}

function spanned(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? "", 10);
  return number >= 1 ? Math.min(number, most) : 1;
}

function spanOf({ colspan, rowspan }: Readonly<Record<string, string>>): CellSpan {
  // A cell that spans 0 rows reaches to the end of its table.
  const rows = rowspan === "0" ? MOST_ROWS : spanned(rowspan, MOST_ROWS);
  return { ...SINGLE_CELL, columns: spanned(colspan, MOST_COLUMNS), rows };
}

/** Characters that are kept of what was written before. */
const SHOWN_BEFORE = 8;

/** Follows the pieces of a page as the parser finds them. */
class PageReader {
  /** What the cells that are open say of themselves, the innermost last. */
  private readonly cells: Readonly<Record<string, string>>[] = [];
  private readonly formats = new MsoFormats();
  /** Of the elements around the text that keep its line breaks, how deep they stand. */
  private readonly keeping: number[] = [];
  /** Of the elements around the text that strike it out, how deep they stand. */
  private readonly striking: number[] = [];
  /** How deep a style element that is read stands. */
  private styles: number | null = null;
  /** Frames in which a page shows others. */
  frames = 0;
  private depth = 0;
  private tags = 0;
  private attributes = 0;
  /** Elements open since one that is not shown, itself included. */
  private notShown = 0;
  private caption: string | null = null;
  private isLineStart = true;
  /** The elements around the text that set it above or below the line, by how deep they stand. */
  private readonly scripts: { readonly depth: number; readonly script: Script }[] = [];
  /** The end of what is written of the line. */
  private before = "";

  constructor(private readonly tables: DocumentTables) {}

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    this.tags += 1;
    if (this.depth > DEEPEST) throw damaged("nesting", name);
    if (this.tags > MOST_TAGS) throw tooLarge("tags", this.tags, MOST_TAGS);
    if (name === "style") this.styles ??= this.depth;
    if (name === "frame") this.frames += 1;
    const isUnchosen = name === "option" && attributes["selected"] === undefined;
    if (
      this.notShown > 0 ||
      NOT_SHOWN.has(name) ||
      isUnchosen ||
      attributes["hidden"] !== undefined ||
      HIDING_STYLE.test(attributes["style"] ?? "") ||
      COMMENT_CLASS.test(attributes["class"] ?? "")
    ) {
      if (this.notShown === 0 && (name === "td" || name === "th")) this.passCell(attributes);
      this.notShown += 1;
      return;
    }
    if (BLOCKS.has(name)) this.partParagraph();
    if (KEEPING_LINES.has(name) || KEEPING_STYLE.test(attributes["style"] ?? ""))
      this.keeping.push(this.depth);
    if (STRUCK_ELEMENTS.has(name) || STRUCK_STYLE.test(attributes["style"] ?? ""))
      this.striking.push(this.depth);
    const section = SECTIONS.get(name);
    if (section) this.tables.openSection(section);
    const script = scriptOf(name, attributes["style"] ?? "");
    if (script) this.scripts.push({ depth: this.depth, script });
    switch (name) {
      case "table":
        this.tables.openTable();
        break;
      case "caption":
        this.caption = "";
        break;
      case "tr":
        this.tables.openRow();
        break;
      case "td":
      case "th":
        this.cells.push(attributes);
        this.tables.openCell();
        this.startLine();
        break;
      case "br":
        this.write("\n");
        this.startLine();
        break;
      case "input":
        this.write(inputText(attributes));
        break;
    }
  }

  /** A cell that is not seen, which takes its place all the same where it is only invisible. */
  private passCell(attributes: Readonly<Record<string, string>>): void {
    const { style = "" } = attributes;
    if (!INVISIBLE.test(style) || GONE.test(style)) return;
    this.tables.openCell();
    this.tables.closeCell(spanOf(attributes));
  }

  onattribute(): void {
    this.attributes += 1;
    if (this.attributes > MOST_ATTRIBUTES) throw tooLarge("tags", this.attributes, MOST_ATTRIBUTES);
  }

  onclosetag(name: string): void {
    this.depth -= 1;
    if (this.styles !== null && this.styles > this.depth) this.styles = null;
    if (this.notShown > 0) {
      this.notShown -= 1;
      return;
    }
    while ((this.keeping.at(-1) ?? 0) > this.depth) this.keeping.pop();
    while ((this.striking.at(-1) ?? 0) > this.depth) this.striking.pop();
    if (SECTIONS.has(name)) this.tables.closeSection();
    while ((this.scripts.at(-1)?.depth ?? 0) > this.depth) this.scripts.pop();
    if (BLOCKS.has(name)) this.partParagraph();
    switch (name) {
      case "table":
        this.tables.closeTable();
        break;
      case "caption":
        this.tables.title(this.caption ?? "");
        this.caption = null;
        break;
      case "tr":
        this.tables.closeRow();
        break;
      case "td":
      case "th":
        this.closeCell();
        break;
    }
  }

  private closeCell(): void {
    const attributes = this.cells.pop();
    if (!attributes) return;
    const span = spanOf(attributes);
    const isOver = NO_MERGE.test(attributes["style"] ?? "");
    const shown = (text: string): string => this.formats.shown(text, attributes);
    this.tables.closeCell(isOver ? { ...span, columns: 1 } : span, { shown });
    const blanks = isOver ? Math.min(span.columns, WIDEST_SPAN) - 1 : 0;
    for (let blank = 0; blank < blanks; blank += 1) {
      this.tables.openCell();
      this.tables.closeCell(SINGLE_CELL);
    }
  }

  ontext(written: string): void {
    if (this.styles !== null) this.formats.takeStyles(written);
    if (this.notShown > 0) return;
    const keepsLines = this.keeping.length > 0;
    const plain = keepsLines ? written.replace(/\r\n?/g, "\n") : written.replace(/\s+/g, " ");
    const shown = !keepsLines && this.isLineStart && plain.startsWith(" ") ? plain.slice(1) : plain;
    if (shown === "") return;
    this.isLineStart = false;
    const script = this.scripts.at(-1)?.script;
    const text = script ? scriptText(shown, script, this.before) : shown;
    this.before = (this.before + text).slice(-SHOWN_BEFORE);
    this.write(text);
  }

  private startLine(): void {
    this.isLineStart = true;
    this.before = "";
  }

  private write(text: string): void {
    if (this.caption === null) this.tables.write(text, this.striking.length > 0);
    else this.caption += text;
  }

  private partParagraph(): void {
    this.startLine();
    if (this.caption === null) this.tables.partParagraph();
    else this.caption += "\n";
  }
}

const HEAD = 4096;
const DECLARED = /charset\s*=\s*["']?([\w-]+)/i;

/** The encoding that a page says it is in. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD)))?.[1];
}

/** Follows one page; several may follow one another, as the sheets of a web archive do. */
function readPage(page: string, reader: PageReader): void {
  if (page.length > LONGEST_PAGE) throw tooLarge("content", page.length, LONGEST_PAGE);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.onopentag(name, attributes),
      onattribute: () => reader.onattribute(),
      onclosetag: (name) => reader.onclosetag(name),
      ontext: (text) => reader.ontext(text),
    },
    { decodeEntities: true },
  );
  parser.end(page);
}

/** Follows the tables of pages, in their order. */
export function readPages(pages: readonly string[], tables: DocumentTables): void {
  const reader = new PageReader(tables);
  for (const page of pages) readPage(page, reader);
  if (reader.frames > 0 && tables.isEmpty) {
    throw new UnreadableFile({ kind: "not-a-spreadsheet", found: "web-frames" });
  }
}

/** A page as text. */
export function pageText(bytes: Uint8Array, declared?: string): string {
  return decodedText(bytes, declaredEncoding(bytes) ?? declared);
}

/**
 * Reads the tables of a web page, also one that was saved under the name of a workbook (.xls) or document (.doc).
 * Cells hold the texts that are shown.
 *
 * @throws UnreadableFile when it is too large, nested too deeply, or its encoding is not known
 */
export function readHtml(bytes: Uint8Array): SheetsRead {
  const tables = new DocumentTables();
  readPages([pageText(bytes)], tables);
  return tables.sheets();
}
