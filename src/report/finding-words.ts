import type { Finding, MessageData } from "../checks/check";
import { describe, type Description } from "../checks/facts/describe";
import type { Table } from "../reading/table";
import { a1, type CellAddress, parseA1 } from "../sheet/address";
import { pageOfRow } from "../sheet/document-pages";
import { type DocumentGrid, documentPlace, type DocumentPlace } from "../sheet/document-table";
import type { Language } from "./language";

/** Of a message's data those that hold addresses. */
const HOLDS_CELLS = /^cells?$|Cells?$/;

/** Addresses and what joins the two of a stretch. */
const ADDRESSES = /[A-Z]{1,3}[1-9]\d{0,6}|[:–]/g;

const TO: Readonly<Record<Language, string>> = { zh: "至", en: " to " };

function rowAndColumn({ row, column }: DocumentPlace, language: Language): string {
  if (row === null || column === null) return language === "zh" ? "表上方的文字" : "the text above the table";
  return language === "zh" ? `第${row}行第${column}列` : `row ${row} column ${column}`;
}

/** A page of a document: 第 31 页. */
function pageText(page: number, language: Language): string {
  return language === "zh" ? `第 ${page} 页` : `page ${page}`;
}

/** A place as people look for it in a document: 第2个表第8行第10列, in a PDF 第 31 页 before it. */
export function placeText(place: DocumentPlace, language: Language): string {
  const where = rowAndColumn(place, language);
  const { table, row, page } = place;
  const on = page === undefined ? "" : pageText(page, language);
  return language === "zh"
    ? `${on && `${on}，`}第${table}个表${row === null ? "上方的文字" : where}`
    : `${on && `${on}, `}table ${table}, ${where}`;
}

/** Places, page and table said once for those that share them; more than `most` are not named. */
export function placesText(places: readonly DocumentPlace[], most: number, language: Language): string {
  const named = places.slice(0, most).map((place, at) => {
    const before = places[at - 1];
    const isSame = before?.table === place.table && before.page === place.page && place.row !== null;
    return isSame ? rowAndColumn(place, language) : placeText(place, language);
  });
  const more = places.length > most ? "…" : "";
  return named.join(language === "zh" ? "、" : ", ") + more;
}

/** Where a cell stands in the document that its table is of, or was made from; null where there is none. */
export function documentText(
  { document, pages }: Pick<Table, "document" | "pages">,
  cell: CellAddress,
  language: Language,
): string | null {
  if (document) return placeText(documentPlace(document, cell), language);
  const page = pageOfRow(pages, cell.row);
  return page === undefined ? null : pageText(page, language);
}

/** A cell of a table, as it is looked for: on a sheet by its address, in a document by row and column of the table. */
export function cellName(
  { document }: Pick<Table, "document">,
  cell: CellAddress,
  language: Language,
): string {
  if (!document) return a1(cell);
  const place = documentPlace(document, cell);
  // Of a form that is made of several tables, the rows are those of each.
  if (!document.documentTable.parts) return rowAndColumn(place, language);
  return placeText({ ...place, page: undefined }, language);
}

function inDocument(text: string, document: DocumentGrid, language: Language): string {
  return text.replace(ADDRESSES, (found) => {
    const cell = parseA1(found);
    return cell ? cellName({ document }, cell, language) : TO[language];
  });
}

function dataFor(data: MessageData, document: DocumentGrid, language: Language): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([key, text]) => [
      key,
      HOLDS_CELLS.test(key) ? inDocument(text, document, language) : text,
    ]),
  );
}

/** What a finding says and what to do about it, its cells named as the reader of the file looks for them. */
export function findingWords(
  { check, data, printed }: Finding,
  { document }: Pick<Table, "document">,
  language: Language,
): Description {
  return describe({ check, data: document ? dataFor(data, document, language) : data, printed }, language);
}
