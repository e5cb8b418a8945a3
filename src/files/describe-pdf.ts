import type { PdfPages } from "../sheet/document-table";
import type { Message } from "./failure";

/** More stretches of pages than this are only counted. */
const STRETCHES_NAMED = 8;

/** Pages as stretches: 3, 5–8. */
function stretches(pages: readonly number[], comma: string, more: string): string {
  const found: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = found.at(-1);
    if (last && last.to === page - 1) last.to = page;
    else found.push({ from: page, to: page });
  }
  const named = found
    .slice(0, STRETCHES_NAMED)
    .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return named.join(comma) + (found.length > STRETCHES_NAMED ? more : "");
}

function pagesOf(pages: readonly number[]): Message {
  const all = pages.length > 1 ? `（共 ${pages.length} 页）` : "";
  return {
    zh: `第 ${stretches(pages, "、", " 等")} 页${all}`,
    en: `${pages.length === 1 ? "page" : `${pages.length} pages:`} ${stretches(pages, ", ", " and more")}`,
  };
}

/** What a person must know of what was read of a PDF: that it is to be compared, and which pages gave nothing. */
export function describePdf(
  { pages, read, withoutText, withoutRules, overlapped, damaged }: PdfPages,
  tables: number,
): Message {
  const zh = [
    tables > 0
      ? `由 PDF（共 ${pages} 页）读出：表格按页面上的线条和文字的位置还原，可能有错位，请核对。`
      : `这份 PDF（共 ${pages} 页）里没有读出表格。`,
  ];
  const en = [
    tables > 0
      ? `Read from a PDF (pages: ${pages}): its tables are put together from the lines and characters on the pages, which may go wrong; compare them with it.`
      : `No table was read from this PDF (pages: ${pages}).`,
  ];
  if (withoutRules.length > 0) {
    const named = pagesOf(withoutRules);
    zh.push(`${named.zh}有文字而没有画线的表格，没有读取；其中若有绩效表，请向提供人要 Excel 或 Word 文件。`);
    en.push(
      `Text without a table drawn in lines, not read, on ${named.en}; if a performance table is there, ask for the Excel or Word file.`,
    );
  }
  if (withoutText.length > 0) {
    const named = pagesOf(withoutText);
    zh.push(`${named.zh}没有文字，是空白或扫描的，没有读取。`);
    en.push(`No text, blank or scanned, not read, on ${named.en}.`);
  }
  if (overlapped.length > 0) {
    const named = pagesOf(overlapped);
    zh.push(`${named.zh}的表格里有文字互相重叠（行高不够），读出的文字可能混在一起。`);
    en.push(
      `Texts stand on one another in tables (rows too low), so that they may be mixed up, on ${named.en}.`,
    );
  }
  if (damaged.length > 0) {
    const named = pagesOf(damaged);
    zh.push(`${named.zh}的内容有损坏，可能没有读全。`);
    en.push(`Something is damaged, so that not all may be read, on ${named.en}.`);
  }
  if (read < pages) {
    zh.push(`只读取了前 ${read} 页，后面 ${pages - read} 页没有读取，请拆成几份后再试。`);
    en.push(
      `Only the first ${read} pages were read; ${pages - read} were not: split the file and read the rest.`,
    );
  }
  return { zh: zh.join(""), en: en.join(" ") };
}
