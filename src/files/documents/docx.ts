import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge, UnreadableFile } from "../failure";
import { type Attributes, utf8Part } from "../xml/part";
import { readXml, type XmlElement, type XmlReader } from "../xml/reader";
import { countTags } from "../xml/tags";
import { mainPart } from "../xlsx/workbook-package";
import { type Archive, findEntry, openArchive } from "../zip/archive";
import { unpackEntry } from "../zip/entry";
import { DocumentTables } from "./document-tables";
import { type FollowDocument, type InsertDocument, InsertedDocuments } from "./docx-inserted";
import { isOff, type LetterFormat, type FormatOfStyle, formatOfStyles, takeFormat } from "./docx-styles";
import { hasAll, scriptText } from "./scripts";
import { symbolText } from "./symbols";
import { type CellSpan, SINGLE_CELL } from "./table-layout";

/** Bytes of the text's XML: Word writes some 2 KB for a cell. */
const LONGEST_PART = 48 << 20;

const MOST_TAGS = 3_000_000;

/** Elements in one another: tables in tables and text boxes take some hundred. */
const DEEPEST = 1000;

/**
 * Elements that are passed over with all they hold: earlier states of properties, what was moved elsewhere, the
 * second writing of a text box for old programs, stops of tabulators, and readings above characters.
 */
const PASSED_OVER: ReadonlySet<string> = new Set([
  "rPrChange",
  "pPrChange",
  "tblPrChange",
  "tblPrExChange",
  "tblGridChange",
  "trPrChange",
  "tcPrChange",
  "sectPrChange",
  "moveFrom",
  "Fallback",
  "tabs",
  "rt",
]);

/** Single characters that have an element of their own. */
const CHARACTERS: Readonly<Record<string, string>> = {
  br: "\n",
  cr: "\n",
  tab: "\t",
  ptab: "\t",
  noBreakHyphen: "-",
};

/** A count of columns; 1 for what is none. */
function count(attributes: Attributes, least: number): number {
  const value = Number(attributes.get("val"));
  return Number.isInteger(value) && value > least ? value : least;
}

/** The cell and row that are open in one table, or in the text around all tables. */
interface Open {
  span: CellSpan;
  isCellDropped: boolean;
  inRowProperties: boolean;
  isRowDropped: boolean;
}

function nothingOpen(): Open {
  return { span: SINGLE_CELL, isCellDropped: false, inRowProperties: false, isRowDropped: false };
}

/** A field to fill in of older documents, which keeps its choice beside its text. */
interface FormField {
  kind: "box" | "list" | null;
  isChecked: boolean;
  /** By its place in the entries; null where nothing is said. */
  chosen: number | null;
  readonly entries: string[];
}

/** What Word shows of a field's choice; nothing for one whose text stands in the document. */
function formFieldText({ kind, isChecked, chosen, entries }: FormField): string {
  if (kind === "box") return isChecked ? "☑" : "□";
  return kind === "list" ? (entries[chosen ?? 0] ?? "") : "";
}

/** Signs that equations write by place alone, by the element that opens there. */
const EQUATION_SIGNS: Readonly<Record<string, string>> = { den: "/", sup: "^" };

/** What a content control says that nobody has filled in; programs that do leave the mark of that standing. */
const PROMPT = /^\s*(?:请|单击|点击|点按|选择|在此|Click|Choose|Enter|Select)/i;

/** Whether a content control says of itself that it shows a prompt, and whether its text is one. */
type Control = "filled" | "unfilled" | "prompt";

/** Half points by which letters stand above or below the line that are not only set straight. */
const LEAST_SHIFT = 4;

/** What a run says of its letters. */
interface RunFormat extends LetterFormat {
  /** Half points above the line. */
  shift?: number;
}

/** Follows the elements of a document's main part. */
class DocumentReader implements XmlReader {
  private current = nothingOpen();
  private readonly outer: Open[] = [];
  private depth = 0;
  /** Elements open since one that is passed over, itself included. */
  private passedOver = 0;
  private inText = false;
  /** Runs open in one another, as in a text box. */
  private readonly runs: RunFormat[] = [];
  /** The end of what is written of the open paragraph. */
  private before = "";
  private inParagraphProperties = false;
  /** Whether the open paragraph and the next are one, since the mark between them was deleted. */
  private isMarkDeleted = false;
  /** Content controls open in one another. */
  private readonly controls: Control[] = [];
  private field: FormField | null = null;
  private equations = 0;

  constructor(
    private readonly tables: DocumentTables,
    private readonly formatOf: FormatOfStyle,
    private readonly insert: InsertDocument,
    private readonly passWorkbook: () => void,
  ) {}

  open(element: XmlElement): void {
    const { name } = element;
    this.depth += 1;
    if (this.depth > DEEPEST) throw damaged("nesting", name);
    if (this.passedOver > 0 || PASSED_OVER.has(name)) {
      if (this.passedOver === 0 && this.inParagraphProperties && name === "moveFrom")
        this.isMarkDeleted = true;
      this.passedOver += 1;
      return;
    }
    switch (name) {
      case "tbl":
        this.outer.push(this.current);
        this.current = nothingOpen();
        this.tables.openTable();
        break;
      case "gridCol":
        this.tables.columnWidth(Number(element.attributes().get("w") ?? NaN));
        break;
      case "tr":
        this.current.isRowDropped = false;
        this.tables.openRow();
        break;
      case "trPr":
        this.current.inRowProperties = true;
        break;
      case "del":
        if (this.current.inRowProperties) this.current.isRowDropped = true;
        else if (this.inParagraphProperties) this.isMarkDeleted = true;
        else this.passedOver = 1;
        break;
      case "gridBefore":
        this.tables.indentRow(count(element.attributes(), 0));
        break;
      case "tc":
        this.current.span = SINGLE_CELL;
        this.current.isCellDropped = false;
        this.tables.openCell();
        break;
      // A merge that was made while changes were tracked.
      case "cellMerge":
        this.takeTrackedMerge(element.attributes().get("vMerge"));
        break;
      case "cellDel":
        this.current.isCellDropped = true;
        break;
      case "gridSpan":
        this.current.span = { ...this.current.span, columns: count(element.attributes(), 1) };
        break;
      case "vMerge":
        this.current.span = { ...this.current.span, goesOn: element.attributes().get("val") !== "restart" };
        break;
      case "hMerge":
        this.current.span = {
          ...this.current.span,
          joinsLeft: element.attributes().get("val") !== "restart",
        };
        break;
      case "p":
        this.before = "";
        break;
      case "pPr":
        this.inParagraphProperties = true;
        break;
      case "r":
        this.runs.push({});
        break;
      case "txbxContent":
        this.tables.openAside();
        break;
      case "OLEObject":
        if (/^Excel\./i.test(element.attributes().get("ProgID") ?? "")) this.passWorkbook();
        break;
      case "altChunk":
        this.insert(element.attributes().get("id") ?? "");
        break;
      case "t":
        this.inText = true;
        break;
      case "sym":
        this.write(symbolText(element.attributes()));
        break;
      case "sdt":
        this.controls.push("filled");
        break;
      case "showingPlcHdr":
        if (!isOff(element.attributes().get("val"))) this.controls.splice(-1, 1, "unfilled");
        break;
      case "ffData":
        this.field = { kind: null, isChecked: false, chosen: null, entries: [] };
        break;
      case "oMath":
        this.equations += 1;
        break;
      default:
        if (this.field) this.takeFieldPart(this.field, element);
        else this.takeRunPart(element);
    }
  }

  private takeTrackedMerge(merge: string | undefined): void {
    if (merge !== undefined) this.current.span = { ...this.current.span, goesOn: merge === "cont" };
  }

  private takeRunPart(element: XmlElement): void {
    const run = this.runs.at(-1);
    if (!run) {
      this.openCharacter(element.name);
      return;
    }
    switch (element.name) {
      // It stands before all else that a run says of its letters.
      case "rStyle":
        Object.assign(run, this.formatOf(element.attributes().get("val") ?? ""));
        break;
      case "vanish":
      case "vertAlign":
      case "strike":
      case "dstrike":
        takeFormat(run, element);
        break;
      case "position":
        run.shift = Number(element.attributes().get("val") ?? 0);
        break;
      default:
        this.openCharacter(element.name);
    }
  }

  private openCharacter(name: string): void {
    const character = this.runs.length > 0 ? CHARACTERS[name] : undefined;
    const sign = this.equations > 0 ? EQUATION_SIGNS[name] : undefined;
    if (character ?? sign) this.write(character ?? sign ?? "");
  }

  private takeFieldPart(field: FormField, { name, attributes }: XmlElement): void {
    const value = (): string | undefined => attributes().get("val");
    switch (name) {
      case "checkBox":
        field.kind = "box";
        break;
      case "ddList":
        field.kind = "list";
        break;
      case "result":
        field.chosen = Number(value());
        break;
      // What was so at first, where nothing else was chosen.
      case "default":
        field.chosen ??= Number(value());
        if (field.kind === "box") field.isChecked = !isOff(value());
        break;
      case "checked":
        field.isChecked = !isOff(value());
        break;
      case "listEntry":
        field.entries.push(value() ?? "");
        break;
    }
  }

  close({ name }: XmlElement): void {
    this.depth -= 1;
    if (this.passedOver > 0) {
      this.passedOver -= 1;
      return;
    }
    switch (name) {
      case "tbl":
        this.tables.closeTable();
        this.current = this.outer.pop() ?? nothingOpen();
        break;
      case "tr":
        this.tables.closeRow(this.current.isRowDropped);
        break;
      case "trPr":
        this.current.inRowProperties = false;
        break;
      case "tc":
        this.tables.closeCell(this.current.span, { isDropped: this.current.isCellDropped });
        break;
      case "p":
        if (!this.isMarkDeleted) this.tables.endParagraph();
        this.isMarkDeleted = false;
        break;
      case "pPr":
        this.inParagraphProperties = false;
        break;
      case "r":
        this.runs.pop();
        break;
      case "txbxContent":
        this.tables.closeAside();
        this.before = "";
        break;
      case "t":
        this.inText = false;
        break;
      case "sdt":
        this.controls.pop();
        break;
      case "ffData":
        if (this.field) this.write(formFieldText(this.field));
        this.field = null;
        break;
      case "oMath":
        this.equations -= 1;
        break;
    }
  }

  characters(text: string): void {
    if (!this.inText || this.passedOver > 0) return;
    if (this.controls.at(-1) === "unfilled") {
      this.controls.splice(-1, 1, PROMPT.test(text) ? "prompt" : "filled");
    }
    this.write(text);
  }

  private write(text: string): void {
    const format = this.runs.at(-1) ?? {};
    if (format.isHidden === true || this.controls.includes("prompt")) return;
    const shown = this.inScript(text, format);
    this.before = (this.before + shown).slice(-SHOWN_BEFORE);
    this.tables.write(shown, format.isStruck);
  }

  /** A text as it is read, which may stand above or below its line. */
  private inScript(text: string, { script, shift = 0 }: RunFormat): string {
    if (script) return scriptText(text, script, this.before);
    if (Math.abs(shift) < LEAST_SHIFT) return text;
    // Whole words are set up and down to look well beside others; powers and the like are few figures.
    const shifted = shift > 0 ? "superscript" : "subscript";
    return hasAll(text, shifted) ? scriptText(text, shifted, this.before) : text;
  }
}

/** Characters that are kept of what was written before. */
const SHOWN_BEFORE = 8;

function documentPartOf(archive: Archive): string {
  return mainPart(archive) ?? "word/document.xml";
}

/** Follows the tables of the Word document in an archive. */
function followDocument(archive: Archive, tables: DocumentTables, inserted: InsertedDocuments): void {
  const documentPart = documentPartOf(archive);
  const entry = findEntry(archive, documentPart);
  if (!entry) throw damaged("missing-part", documentPart);
  if (entry.size > LONGEST_PART) throw tooLarge("content", entry.size, LONGEST_PART);
  const xml = utf8Part(unpackEntry(archive.bytes, entry), documentPart);
  const tags = countTags(xml, documentPart);
  if (tags > MOST_TAGS) throw tooLarge("tags", tags, MOST_TAGS);
  const insert = inserted.into(archive, documentPart);
  const reader = new DocumentReader(tables, formatOfStyles(archive, documentPart), insert, () => {
    inserted.workbooks += 1;
  });
  readXml(new TextDecoder().decode(xml), reader, documentPart);
}

/**
 * Reads the tables of a Word document (.docx, .docm): one snapshot a table, with the paragraphs before it as rows
 * above. Tracked changes count as accepted; hidden text is left out.
 *
 * @throws UnreadableFile when it is damaged or too large, or its only tables are embedded workbooks
 */
export async function readDocx(
  bytes: Uint8Array,
  kindOf: (bytes: Uint8Array) => string,
): Promise<SheetsRead> {
  const archive = openArchive(bytes);
  const tables = new DocumentTables();
  const follow: FollowDocument = (other, inserted) => followDocument(other, tables, inserted);
  const inserted = await InsertedDocuments.of(archive, documentPartOf(archive), { tables, follow, kindOf });
  followDocument(archive, tables, inserted);
  const read = tables.sheets();
  const { workbooks } = inserted;
  if (workbooks === 0) return read;
  if (read.sheets.length === 0) {
    throw new UnreadableFile({ kind: "not-a-spreadsheet", found: "embedded-workbook" });
  }
  return { ...read, notes: [...read.notes, { kind: "embedded", sheet: "嵌入的工作表", objects: workbooks }] };
}
