import { handmade } from "../../fixtures/handmade";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

const SHEET = "自评表";

/** An array formula over A2:B3, one of a single cell, and a cell beside them. */
function book(): Uint8Array {
  return handmade({
    sheets: {
      [SHEET]:
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f t="array" ref="A2:B3">A1*{1,2;3,4}</f><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row><row r="4"><c r="A4"><f t="array" ref="A4">SUM(A2:B3*2)</f><v>20</v></c></row></sheetData>',
    },
  });
}

const patch = (...cells: readonly string[]) => ({
  sheet: SHEET,
  writes: cells.map((cell) => ({ cell: at(cell), value: 9 })),
});

test.each([[["A2"]], [["B3"]], [["A2", "B2", "A3"]], [["C1", "B2"]]])(
  "a part of an array formula (%j) is not written, and nothing else of it is",
  async (cells) => {
    const { host, look } = await benchOn(book());
    const before = look(SHEET);
    expect(await host.apply([patch(...cells)])).toEqual({
      ok: false,
      failure: { code: "refused", reason: "array" },
    });
    expect(look(SHEET)).toEqual(before);
  },
);

test.each([[["A4"]], [["A1", "C1"]], [["A2", "B2", "A3", "B3"]]])(
  "the whole of one, one of a single cell and cells beside it (%j) are written",
  async (cells) => {
    const { host } = await benchOn(book());
    const [image] = valueOf(await host.apply([patch(...cells)]));
    expect(image?.cells).toHaveLength(cells.length);
  },
);
