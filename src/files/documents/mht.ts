import type { SheetsRead } from "../assemble-sheet";
import { damaged } from "../failure";
import { DocumentTables } from "./document-tables";
import { pageText, readPages } from "./html";

/** Parts in parts: a page with its alternatives, in a message. */
const DEEPEST = 4;

const MOST_PARTS = 4096;

interface Part {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly encoding: string;
  /** Each character is a byte. */
  readonly body: string;
}

/** A part's headers and what follows the blank line below them. */
function partOf(text: string): Part {
  const blank = /\r?\n\r?\n/.exec(text);
  const head = blank ? text.slice(0, blank.index) : "";
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const [type = "", ...rest] = (headers.get("content-type") ?? "text/html").split(";");
  const parameters: Record<string, string> = {};
  for (const parameter of rest) {
    const [, name = "", value = ""] = /^\s*([\w-]+)\s*=\s*"?([^"]*)"?/.exec(parameter) ?? [];
    if (name !== "") parameters[name.toLowerCase()] = value.trim();
  }
  return {
    type: type.trim().toLowerCase(),
    parameters,
    encoding: (headers.get("content-transfer-encoding") ?? "").toLowerCase(),
    body: blank ? text.slice(blank.index + blank[0].length) : text,
  };
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function bodyOf({ encoding, body }: Part): Uint8Array {
  switch (encoding) {
    case "base64":
      try {
        return bytesOf(atob(body.replace(/[^\w+/=]/g, "")));
      } catch {
        throw damaged("content", "base64");
      }
    case "quoted-printable":
      return bytesOf(
        body
          .replace(/=[ \t]*\r?\n/g, "")
          .replace(/=([\dA-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16))),
      );
    default:
      return bytesOf(body);
  }
}

/** The pages in a part, whatever parts it has in turn. */
function pagesIn(part: Part, depth: number): string[] {
  if (part.type === "text/html" || part.type === "application/xhtml+xml")
    return [pageText(bodyOf(part), part.parameters["charset"])];
  const boundary = part.parameters["boundary"];
  if (!part.type.startsWith("multipart/") || boundary === undefined || boundary === "") return [];
  if (depth === DEEPEST) throw damaged("nesting", "MIME");
  const pieces = `\n${part.body}`.split(`\n--${boundary}`, MOST_PARTS);
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith("--"))
    .flatMap((piece) => pagesIn(partOf(piece.replace(/^[^\n]*\n/, "")), depth + 1));
}

/**
 * The pages of a web archive, as texts.
 *
 * @throws UnreadableFile when it holds no page, or one that cannot be read
 */
export function pagesOfArchive(bytes: Uint8Array): string[] {
  let text = "";
  // As a whole it would be a list of arguments too long for some engines.
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  const pages = pagesIn(partOf(text), 0);
  if (pages.length === 0) throw damaged("missing-part", "text/html");
  return pages;
}

/**
 * Reads the tables of a web archive (.mht, also under the name of a workbook or document), of all pages in it.
 *
 * @throws UnreadableFile when it holds no page, or one that cannot be read
 */
export function readMht(bytes: Uint8Array): SheetsRead {
  const tables = new DocumentTables();
  readPages(pagesOfArchive(bytes), tables);
  return tables.sheets();
}

const CHUNK = 1 << 13;
