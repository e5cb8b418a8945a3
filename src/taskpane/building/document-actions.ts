import { documentSheets } from "../../building/document-sheets";
import type { Bilingual } from "../../forms/form-spec";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { change, say, spoken, type BuildingContext } from "./context";

/** A file as the browser hands it over. */
export interface ChosenFile {
  readonly name: string;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** More tables than this are no forms that someone sent, and too many sheets to take out again. */
const MOST_TABLES = 60;

type Tables =
  | { readonly tables: readonly SheetSnapshot[]; readonly note: Bilingual | null }
  | { readonly problem: Bilingual };

async function tablesOf(file: ChosenFile, isWorkbook: Bilingual): Promise<Tables> {
  // Loaded only here: most people never choose a document.
  const [{ readDocument }, { describeFailure }, { describePdf }] = await Promise.all([
    import("./read-document"),
    import("../../files/describe"),
    import("../../files/describe-pdf"),
  ]);
  const reading = await readDocument(new Uint8Array(await file.arrayBuffer()));
  if (reading.kind !== "read") return { problem: describeFailure(reading) };
  if (["xlsx", "xls", "ods"].includes(reading.format)) return { problem: isWorkbook };
  const { pdf, sheets } = reading;
  if (sheets.length === 0) {
    return { problem: describeFailure({ kind: "no-tables", ...(pdf ? { pdf } : {}) }) };
  }
  return { tables: sheets, note: pdf ? describePdf(pdf, sheets.length) : null };
}

/** Keeps with the workbook on which pages of a PDF the rows stand, so that findings name them after saving too. */
async function keepPages(
  { pane }: BuildingContext,
  made: readonly { readonly name: string; readonly table: SheetSnapshot }[],
): Promise<void> {
  if (!made.some(({ table }) => table.documentTable?.pages)) return;
  const { keptPagesText } = await import("../../reading/kept-pages");
  await pane.keep("document-pages", keptPagesText(await pane.load("document-pages"), made));
}

/** Inserts the tables of a document as sheets, each of which can be taken out again. */
export async function insertDocument(context: BuildingContext, file: ChosenFile): Promise<void> {
  const { document: words } = spoken(context);
  const { language } = context.words;
  let found: Tables;
  try {
    found = await tablesOf(file, words.isWorkbook);
  } catch (error) {
    // The file was moved while it was chosen, or the page cannot load what reads it.
    say(context, words.notOpened(file.name, error instanceof Error ? error.message : String(error)));
    return;
  }
  if ("problem" in found) {
    say(context, words.notRead(file.name, found.problem[language]));
    return;
  }
  const { tables, note } = found;
  if (tables.length > MOST_TABLES) {
    say(context, words.tooMany(file.name, tables.length, MOST_TABLES));
    return;
  }
  change(context, { made: null, open: null });
  const made: { readonly name: string; readonly table: SheetSnapshot }[] = [];
  let isWhole = true;
  for (const [at, sheet] of documentSheets(tables).entries()) {
    const inserted = await context.pane.insertSheet(sheet);
    const table = tables[at];
    if (!inserted || !table) {
      isWhole = false;
      break;
    }
    made.push({ name: inserted.sheet, table });
  }
  await keepPages(context, made);
  if (!isWhole) return;
  const inserted = words.inserted(file.name, tables.length);
  say(context, note ? [inserted, note[language]].join(language === "zh" ? "" : " ") : inserted, true);
}
