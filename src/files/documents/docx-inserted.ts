import { damaged, tooLarge, UnreadableFile } from "../failure";
import { decodedText } from "../text-encoding";
import { relationships } from "../xlsx/workbook-package";
import { type Archive, findEntry, openArchive } from "../zip/archive";
import { unpackEntry } from "../zip/entry";
import type { DocumentTables } from "./document-tables";

/** Documents in documents in documents: no program writes more. */
const DEEPEST = 3;

/** Documents that stand in one, in all. */
const MOST_DOCUMENTS = 200;

/** Bytes of them all. */
const LONGEST = 32 << 20;

/** The type of a link to a document that a program put into another as a whole, for Word to take apart. */
const LINK = "aFChunk";

/** Follows the tables of a document that stands at this place, by the name of its link. */
export type InsertDocument = (link: string) => void;

/** Follows the tables of a Word document. */
export type FollowDocument = (archive: Archive, inserted: InsertedDocuments) => void;

/** What documents that stand in another are taken with. */
interface Taking {
  readonly tables: DocumentTables;
  readonly follow: FollowDocument;
  /** Tells what a document is from its bytes. */
  readonly kindOf: (bytes: Uint8Array) => string;
}

/** What follows the tables of web pages and archives. */
interface PageFollower {
  readonly page: (bytes: Uint8Array) => void;
  readonly archive: (bytes: Uint8Array) => void;
}

/** The links of a document to those that stand in it, by their names. */
function linksOf(archive: Archive, part: string): ReadonlyMap<string, string> {
  const links = relationships(archive, part).filter(({ type }) => type === LINK);
  return new Map(links.map(({ id, target }) => [id, target]));
}

/** Loads what reads web pages where a document has any in it, as few have. */
async function pageFollower(tables: DocumentTables): Promise<PageFollower> {
  const { pageText, readPages } = await import("./html");
  const { pagesOfArchive } = await import("./mht");
  return {
    page: (bytes) => readPages([pageText(bytes)], tables),
    archive: (bytes) => readPages(pagesOfArchive(bytes), tables),
  };
}

/** Documents that stand in a Word document as a whole, as systems that export pages under its name put them there. */
export class InsertedDocuments {
  private depth = 0;
  private documents = 0;
  private size = 0;
  /** Workbooks of Excel that stand in them as objects, and are not read. */
  workbooks = 0;

  private constructor(
    private readonly taking: Taking,
    private readonly pages: PageFollower | null,
  ) {}

  static async of(archive: Archive, part: string, taking: Taking): Promise<InsertedDocuments> {
    const pages = linksOf(archive, part).size > 0 ? await pageFollower(taking.tables) : null;
    return new InsertedDocuments(taking, pages);
  }

  /** What follows the documents that a part of an archive leads to. */
  into(archive: Archive, part: string): InsertDocument {
    const links = linksOf(archive, part);
    return (link) => {
      const target = links.get(link);
      const entry = target === undefined ? undefined : findEntry(archive, target);
      if (!entry) throw damaged("missing-part", target ?? link);
      this.documents += 1;
      this.size += entry.size;
      if (this.documents > MOST_DOCUMENTS) throw damaged("content", entry.name);
      if (this.size > LONGEST) throw tooLarge("content", this.size, LONGEST);
      if (this.depth === DEEPEST) throw damaged("nesting", entry.name);
      this.depth += 1;
      this.take(unpackEntry(archive.bytes, entry));
      this.depth -= 1;
    };
  }

  private take(bytes: Uint8Array): void {
    const { tables, follow, kindOf } = this.taking;
    const signature = kindOf(bytes);
    switch (signature) {
      case "html":
        this.pages?.page(bytes);
        break;
      case "mht":
        this.pages?.archive(bytes);
        break;
      case "zip":
        follow(openArchive(bytes), this);
        break;
      case "nothing":
        break;
      case "text":
      case "csv":
        for (const line of decodedText(bytes).split("\n")) {
          tables.write(line);
          tables.endParagraph();
        }
        break;
      default:
        throw new UnreadableFile({ kind: "not-a-spreadsheet", found: signature === "rtf" ? "rtf" : "word" });
    }
  }
}
