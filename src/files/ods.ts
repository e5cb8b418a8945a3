import { type Archive, listing } from "./archive";
import type { SheetsRead } from "./assemble-sheet";
import { damaged, tooLarge } from "./failure";
import { readLegacySheets, type SheetState } from "./legacy";
import { MOST_CELLS } from "./reading-limits";
import { storeZip } from "./stored-zip";
import { elements } from "./xml-part";

/** Rows and cells in their order, with how often each is repeated. */
const ROWS_AND_CELLS = /<table:table-(row|cell)(?=[\s/>])((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>/g;
const REPEATED = /number-(?:rows|columns)-repeated="(\d+)"/;

const HIDDEN_STYLE = /<style:style(?=\s)([^<>]*)>\s*<style:table-properties[^<>]*table:display="false"/g;
const STYLE_NAME = /style:name="([^"]*)"/;

/** A number format that differs by condition; the library guesses at it, and the file holds the text shown. */
const CONDITIONAL_FORMAT = /<style:map\s[^<>]*\/>/g;

/** Filled cells once all repetitions are laid out: a line of XML can stand for a billion of them. */
function filledCells(content: string): number {
  let filled = 0;
  let rowRepeated = 1;
  for (const [, element, attributes = ""] of content.matchAll(ROWS_AND_CELLS)) {
    const repeated = Number(REPEATED.exec(attributes)?.[1] ?? 1);
    if (element === "row") rowRepeated = repeated;
    else if (!attributes.endsWith("/")) filled += rowRepeated * repeated;
  }
  return filled;
}

function sheetStates(content: string): SheetState[] {
  const hidden = new Set(
    Array.from(content.matchAll(HIDDEN_STYLE), ([, attributes = ""]) => STYLE_NAME.exec(attributes)?.[1]),
  );
  return elements(content, "table").map((table) => ({
    hidden: hidden.has(table.get("style-name")),
    protected: table.get("protected") === "true",
  }));
}

/**
 * Reads an OpenDocument spreadsheet.
 *
 * @throws UnreadableFile when the file is damaged or too large
 */
export async function readOdsSheets(archive: Archive): Promise<SheetsRead> {
  const content = listing(archive, "content.xml");
  if (content === undefined) throw damaged("missing-part", "content.xml");
  const filled = filledCells(content);
  if (filled > MOST_CELLS) throw tooLarge("cells", filled, MOST_CELLS);
  const parts = [
    ["META-INF/manifest.xml", "<manifest:manifest/>"],
    ["styles.xml", listing(archive, "styles.xml") ?? "<office:document-styles/>"],
    ["content.xml", content],
  ] as const;
  const encoder = new TextEncoder();
  const bytes = storeZip(
    parts.map(([name, xml]) => ({
      name,
      bytes: encoder.encode(xml.replace(CONDITIONAL_FORMAT, "")),
    })),
  );
  return readLegacySheets(bytes, { shownTexts: true, states: sheetStates(content) });
}
