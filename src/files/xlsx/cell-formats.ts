import { builtinFormat } from "../format/builtin-formats";
import { GENERAL, numberFormat, type NumberFormat } from "../format/number-format";
import { attributesOf, contentOf, elementIn, elementsIn } from "../xml/elements";
import { onceAlike } from "../once-alike";
import { parseXml } from "../xml/tree";

/** The number formats of a workbook's cells. */
export interface CellFormats {
  /** A style part that says of each cell format only which key its number format has. */
  readonly styles: string;
  /** The number format of a key; General without one. */
  readonly byKey: (key: string | undefined) => NumberFormat;
}

/** What a style part says of a cell format: the id of its number format, and its code; null for General. */
export interface StoredFormat {
  readonly id: number;
  readonly code: string | null;
}

/** The number format of each cell format of a style part, by its index. */
export function storedFormats(styles: string): readonly StoredFormat[] {
  const tree = parseXml(styles);
  const items = (list: string, item: string) =>
    elementsIn(contentOf(elementIn(tree, list)), item).map(attributesOf);
  const custom = new Map(
    items("numFmts", "numFmt").map((format) => [
      Number(format.get("numFmtId")),
      format.get("formatCode") ?? "",
    ]),
  );
  return items("cellXfs", "xf").map((cellFormat) => {
    const id = Number(cellFormat.get("numFmtId") ?? 0);
    const code = custom.get(id) ?? builtinFormat(id) ?? "";
    return { id, code: code === "" || code === GENERAL.code ? null : code };
  });
}

/** Ids of the key formats begin where the numbers of Excel's own formats have long ended. */
const FIRST_KEY_ID = 1000;

function cellFormats(styles: string, date1904: boolean): CellFormats {
  const codes: string[] = [];
  const keyIds = new Map<number, number>();
  const formatIds = storedFormats(styles).map(({ id, code }) => {
    if (code === null) return 0;
    const known = keyIds.get(id);
    if (known !== undefined) return known;
    const keyId = FIRST_KEY_ID + codes.push(code) - 1;
    keyIds.set(id, keyId);
    return keyId;
  });
  const keys = codes.map((_code, at) => `<numFmt numFmtId="${FIRST_KEY_ID + at}" formatCode="f${at}"/>`);
  const cellXfs = formatIds.map((id) => `<xf numFmtId="${id}"/>`);

  const ready = new Map<string, NumberFormat>();
  return {
    styles: `<styleSheet><numFmts>${keys.join("")}</numFmts><cellXfs>${cellXfs.join("")}</cellXfs></styleSheet>`,
    byKey: (key) => {
      if (key === undefined) return GENERAL;
      const made = ready.get(key) ?? numberFormat(codes[Number(key.slice(1))] ?? GENERAL.code, date1904);
      ready.set(key, made);
      return made;
    },
  };
}

const from1900 = onceAlike((styles) => cellFormats(styles, false));
const from1904 = onceAlike((styles) => cellFormats(styles, true));

/**
 * Reads the number formats of a style part. The parser of the sheets knows neither Excel's Chinese formats
 * nor which cells they stand on, and turns what it takes for dates into moments; so it gets a style part
 * whose formats are mere keys, and every number stays as it is stored.
 */
export function readCellFormats(styles: string, date1904: boolean): CellFormats {
  return (date1904 ? from1904 : from1900)(styles);
}
