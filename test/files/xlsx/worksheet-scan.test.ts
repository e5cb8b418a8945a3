import fc from "fast-check";
import { scanWorksheet } from "../../../src/files/xlsx/worksheet-scan";
import { a1 } from "../../../src/sheet/address";

const encode = (xml: string) => new TextEncoder().encode(xml);

test("what stands beside rows, merges and protection is left out", () => {
  const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  const merges = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>';
  const protection = '<sheetProtection sheet="1"/>';
  const xml = `<worksheet xmlns="x"><sheetPr/><cols><col min="1" max="9"/></cols>${rows}${protection}${merges}<drawing/></worksheet>`;
  const scan = scanWorksheet(encode(xml), "sheet1.xml");
  expect(new TextDecoder().decode(scan.xml)).toBe(`<worksheet>${rows}${protection}${merges}</worksheet>`);
});

test("the extent reaches to the last filled cell, blank ones with a format not counted", () => {
  const place = fc.record({
    row: fc.integer({ min: 0, max: 1_048_575 }),
    column: fc.integer({ min: 0, max: 16_383 }),
    filled: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), fc.constantFrom("", "x:"), (places, prefix) => {
      const rows = places.map((at) => {
        const end = at.filled ? `><${prefix}v>1</${prefix}v></${prefix}c>` : "/>";
        return `<${prefix}row r="${at.row + 1}"><${prefix}c r="${a1(at)}" s="1"${end}</${prefix}row>`;
      });
      const xml = `<?xml version="1.0"?><${prefix}worksheet><${prefix}sheetData>${rows.join("")}</${prefix}sheetData></${prefix}worksheet>`;
      const filled = places.filter((at) => at.filled);
      expect(scanWorksheet(encode(xml), "sheet1.xml").extent).toEqual({
        rows: Math.max(0, ...filled.map(({ row }) => row + 1)),
        columns: Math.max(0, ...filled.map(({ column }) => column + 1)),
        cells: places.length,
        cellsInArea: places.filter(({ row, column }) => row < 20_000 && column < 256).length,
      });
    }),
  );
});
