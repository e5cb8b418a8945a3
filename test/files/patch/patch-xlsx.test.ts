import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { CellChange, WorkbookChanges } from "../../../src/files/patch/changes";
import { insertRow } from "../../../src/files/patch/patch-rows";
import { isSigned } from "../../../src/files/xlsx/signatures";
import { NotPatchableError } from "../../../src/files/patch/package-draft";
import { patchXlsx } from "../../../src/files/patch/patch-xlsx";
import { readProperties } from "../../../src/files/xlsx/custom-properties";
import type { CellStyle } from "../../../src/sheet/cell-style";
import type { SheetStyles } from "../../../src/web/workbook/styles/workbook-styles";
import { readStyles } from "../../../src/web/workbook/styles/read-styles";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import { type CellAddress, parseA1 } from "../../../src/sheet/address";
import { cellAt, type CellSnapshot, type CellValue, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { builtTarget } from "../../fixtures/built";
import { schemaFaults } from "../../fixtures/open-xml";
import { calculated } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { howMany } from "../../fixtures/sweeps";

function at(text: string): CellAddress {
  const address = parseA1(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

function written(cell: string, value: CellValue | null, numberFormat?: string): CellChange {
  const content = value === null ? null : { value };
  return {
    kind: "written",
    cell: at(cell),
    content,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

function on(sheet: string, ...cells: CellChange[]): WorkbookChanges {
  return { sheets: [{ sheet, cells }] };
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

async function cellIn(bytes: Uint8Array, sheet: string, cell: string): Promise<CellSnapshot | null> {
  const found = (await sheetsOf(bytes)).find(({ name }) => name === sheet);
  return found ? cellAt(found, at(cell)) : null;
}

function parts(bytes: Uint8Array): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) texts[name] = new TextDecoder().decode(part);
  return texts;
}

function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => old[name] !== now[name])
    .sort();
}

/** A form of two sheets as a library writes it. */
function form(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: "自评表",
        rows: [
          ["项目支出绩效自评表", null, null, null],
          ["全年预算数", "全年执行数", "执行率", "得分"],
          [812.05, 784.36, null, null],
          ["培训人次", "≥85人次", 90, null],
        ],
        cells: new Map([
          ["2,2", { value: 0.9659, formula: "B3/A3", formulaResult: 0.9659, style: { numFmt: "0.00%" } }],
          ["3,3", { style: { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFEEDD" } } } }],
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
      },
      { name: "附表", rows: [["收入", 100]] },
    ],
  });
}

/** A package of parts written by hand around the rows of its one sheet. */
function handmade(sheetXml: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const all: Record<string, string> = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
    "_rels/.rels": `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="191029"/><extLst/></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId3" Type="${office}/calcChain" Target="calcChain.xml"/></Relationships>`,
    "xl/styles.xml":
      '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10" fontId="1"><alignment wrapText="1"/></xf><xf numFmtId="0"/></cellXfs></styleSheet>',
    "xl/calcChain.xml": '<calcChain><c r="B1" i="1"/></calcChain>',
    "xl/worksheets/sheet1.xml": sheetXml,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

const rows = (inner: string, before = "", after = "") =>
  `<worksheet>${before}<sheetData>${inner}</sheetData>${after}</worksheet>`;

const sheetXml = (bytes: Uint8Array) => parts(bytes)["xl/worksheets/sheet1.xml"] ?? "";

describe("cells", () => {
  test.each<[string, CellValue]>([
    ["C4", 96],
    ["D3", 9.66],
    ["D4", "=100%"],
    ["F9", "第一行\n第二行 <&\"'>  "],
    ["A3", true],
    ["B4", "'引号"],
    ["A1", "部门整体"],
    ["Z40", -0.5],
  ])("%s becomes %j and is read so again", async (cell, value) => {
    const patched = patchXlsx(await form(), on("自评表", written(cell, value)));
    expect(await cellIn(patched, "自评表", cell)).toMatchObject({ value });
  });

  test("a cell is emptied, and keeps its look for what comes", async () => {
    const emptied = patchXlsx(await form(), on("自评表", written("C3", null)));
    expect(await cellIn(emptied, "自评表", "C3")).toBeNull();
    const refilled = patchXlsx(emptied, on("自评表", written("C3", 0.5)));
    expect(await cellIn(refilled, "自评表", "C3")).toEqual({
      value: 0.5,
      text: "50.00%",
      numberFormat: "0.00%",
    });
  });

  test("a formula is written with its result", async () => {
    const content = { value: 9.66, formula: 'IF(C3<1,ROUND(C3*10,2),"满")' };
    const change: CellChange = { kind: "written", cell: at("D3"), content };
    const patched = patchXlsx(await form(), on("自评表", change));
    expect(await cellIn(patched, "自评表", "D3")).toMatchObject(content);
  });

  test("a formula keeps its text and gets a new result, or none", async () => {
    const patched = patchXlsx(
      await form(),
      on("自评表", { kind: "recalculated", cell: at("C3"), result: 0.5 }),
    );
    expect(await cellIn(patched, "自评表", "C3")).toMatchObject({
      value: 0.5,
      formula: "B3/A3",
      text: "50.00%",
    });
    const unknown = patchXlsx(
      await form(),
      on("自评表", { kind: "recalculated", cell: at("C3"), result: null }),
    );
    expect(await cellIn(unknown, "自评表", "C3")).toMatchObject({ formula: "B3/A3", result: "worked-out" });
  });

  test("a write to a covered cell of a merge goes to its first cell", async () => {
    const patched = patchXlsx(await form(), on("自评表", written("C1", "改了")));
    expect(await cellIn(patched, "自评表", "A1")).toMatchObject({ value: "改了" });
  });

  test("a number format is named so that every program knows it, and not again where the cell has it", async () => {
    const stylesOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["xl/styles.xml"] ?? new Uint8Array());
    const day = 'yyyy"年"m"月"d"日"';
    const patched = patchXlsx(
      await form(),
      on("自评表", written("A3", 45809, day), written("B3", 0.5, "0%")),
    );
    expect(stylesOf(patched)).toContain('formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"');
    expect(stylesOf(patched)).toContain('numFmtId="9"');
    expect(stylesOf(patched)).not.toContain('numFmtId="31"');
    const again = patchXlsx(patched, on("自评表", written("A3", 45810, day), written("B3", 0.6, "0%")));
    expect(stylesOf(again)).toBe(stylesOf(patched));
  });

  test("a number format is given to one cell and to no other", async () => {
    const changes = on("自评表", written("C4", 0.9, "0.0%"), written("A3", 1, 'yyyy"年"'));
    const patched = patchXlsx(await form(), changes);
    expect(await cellIn(patched, "自评表", "C4")).toEqual({
      value: 0.9,
      text: "90.0%",
      numberFormat: "0.0%",
    });
    expect(await cellIn(patched, "自评表", "A3")).toMatchObject({ numberFormat: 'yyyy"年"' });
    expect(await cellIn(patched, "自评表", "C3")).toMatchObject({ numberFormat: "0.00%" });
  });

  test("new cells take the look of their row or column and stand in order", () => {
    const columns = '<cols><col min="1" max="2" style="2"/></cols>';
    const inner =
      '<row r="2" spans="1:2" ht="30"><c r="B2"><v>1</v></c></row><row r="4" s="1" customFormat="1"/>';
    const cells = [written("A2", 5), written("C2", 6), written("A4", 7), written("A3", 8), written("B9", 9)];
    const patched = sheetXml(patchXlsx(handmade(rows(inner, columns)), on("表", ...cells)));
    expect(patched).toBe(
      rows(
        '<row r="2" ht="30"><c r="A2" s="2"><v>5</v></c><c r="B2"><v>1</v></c><c r="C2"><v>6</v></c></row>' +
          '<row r="3"><c r="A3" s="2"><v>8</v></c></row>' +
          '<row r="4" s="1" customFormat="1"><c r="A4" s="1"><v>7</v></c></row>' +
          '<row r="9"><c r="B9" s="2"><v>9</v></c></row>',
        columns,
      ),
    );
  });

  test("cells and rows that do not say where they are follow one another", () => {
    const inner = '<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row><c><v>2</v></c></row>';
    const patched = sheetXml(patchXlsx(handmade(rows(inner)), on("表", written("B1", 3), written("A2", 4))));
    expect(patched).toBe(
      rows('<row><c><v>1</v></c><c r="B1"><v>3</v></c></row><row><c r="A2"><v>4</v></c></row>'),
    );
  });

  test("a sheet without rows, and one whose names bear a prefix", () => {
    const empty = patchXlsx(handmade("<worksheet><sheetData/></worksheet>"), on("表", written("B2", 1)));
    expect(sheetXml(empty)).toBe(rows('<row r="2"><c r="B2"><v>1</v></c></row>'));
    const prefixed =
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const patched = patchXlsx(handmade(prefixed), on("表", written("A1", "文"), written("B1", 2)));
    expect(sheetXml(patched)).toContain(
      '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">文</x:t></x:is></x:c><x:c r="B1"><x:v>2</x:v></x:c>',
    );
  });

  test("cells that shared an overwritten formula get their own", async () => {
    const shared =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>' +
      '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>';
    const bytes = handmade(rows(shared));
    const patched = patchXlsx(bytes, on("表", written("B1", 7)));
    expect(await cellIn(patched, "表", "B3")).toEqual({ value: 3, text: "3", formula: "A3*$A$1" });
    expect(sheetXml(patched)).not.toContain("shared");
    const untouched = patchXlsx(bytes, on("表", written("B2", 7)));
    expect(await cellIn(untouched, "表", "B3")).toMatchObject({ formula: "A3*$A$1" });
  });
});

describe("parts", () => {
  test("what is not touched stays, byte for byte", async () => {
    const bytes = await form();
    expect(patchXlsx(bytes, { sheets: [] })).toEqual(bytes);
    expect(changedParts(bytes, patchXlsx(bytes, on("附表", written("B1", 90))))).toEqual([
      "xl/worksheets/sheet2.xml",
    ]);
  });

  test("formulas are worked out again on opening, wherever the setting has to stand", () => {
    const bytes = handmade(rows('<row r="1"><c r="A1"><v>1</v></c></row>'));
    const workbook = parts(patchXlsx(bytes, on("表", written("A1", 2))))["xl/workbook.xml"];
    expect(workbook).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/><extLst/>');
    const without = handmade(rows(""), {
      "xl/workbook.xml": (parts(bytes)["xl/workbook.xml"] ?? "").replace(/<calcPr[^>]*>/, ""),
    });
    expect(parts(patchXlsx(without, on("表", written("A1", 2))))["xl/workbook.xml"]).toContain(
      '</sheets><calcPr fullCalcOnLoad="1"/><extLst/>',
    );
  });

  test("the calculation chain goes when a formula went, and only then", () => {
    const bytes = handmade(rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'));
    expect(parts(patchXlsx(bytes, on("表", written("A1", 2))))).toHaveProperty(["xl/calcChain.xml"]);
    const after = parts(patchXlsx(bytes, on("表", written("B1", 2))));
    expect(after).not.toHaveProperty(["xl/calcChain.xml"]);
    expect(JSON.stringify(after)).not.toContain("calcChain");
  });

  test("a sheet that is not there, and bytes that are no workbook, are misuse", async () => {
    const bytes = await form();
    expect(() => patchXlsx(bytes, on("没有", written("A1", 1)))).toThrow(NotPatchableError);
  });
});

describe("a workbook of Strict Open XML", () => {
  /** The names of both kinds of OOXML that are not the same, as far as a small workbook has them. */
  const inStrict = (bytes: Uint8Array) =>
    zipSync(
      Object.fromEntries(
        Object.entries(parts(bytes)).map(([name, text]) => [
          name,
          strToU8(
            text
              .replaceAll(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
              )
              .replaceAll(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
              ),
          ),
        ]),
      ),
    );
  const mixed = (bytes: Uint8Array) =>
    Object.entries(parts(bytes)).filter(([, text]) =>
      /schemas\.openxmlformats\.org\/(?:spreadsheetml|officeDocument)/.test(text),
    );

  test("is read, and what joins it bears the names of Strict Open XML as all else does", async () => {
    const strict = inStrict(await form());
    const before = mixed(strict).map(([name]) => name);
    expect(await sheetsOf(strict)).toEqual(await sheetsOf(await form()));
    const highlight = { cells: [at("A1")], formula: '"衡表"<>""', fill: "#FBD5D5", font: "#8F1D1D" };
    const changed = patchXlsx(strict, {
      added: [{ name: "目标表", after: "自评表", file: await writeSheets([builtTarget({ locked: true })]) }],
      sheets: [
        {
          sheet: "自评表",
          cells: [written("A1", "新标题")],
          highlights: { signature: "衡表", list: [highlight] },
        },
      ],
      properties: new Map([["hengbiao.live", "off"]]),
    });
    expect(mixed(changed).map(([name]) => name)).toEqual(before);
    expect((await cellIn(changed, "自评表", "A1"))?.value).toBe("新标题");
    expect((await sheetsOf(changed)).map(({ name }) => name)).toContain("目标表");
    expect([...readProperties(changed)]).toEqual([["hengbiao.live", "off"]]);
    const again = patchXlsx(changed, { sheets: [], properties: new Map([["hengbiao.live", null]]) });
    expect([...readProperties(again)]).toEqual([]);
    if (LIBRE_OFFICE !== null)
      expect(await calculated(changed)).toHaveLength((await sheetsOf(changed)).length);
  });
});

describe("a signed workbook", () => {
  const SIGNED: Readonly<Record<string, string>> = {
    "_rels/.rels":
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
    "_xmlsignatures/origin.sigs": "<x/>",
    "_xmlsignatures/_rels/origin.sigs.rels":
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature" Target="sig1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature" Target="/_xmlsignatures/sig2.xml"/></Relationships>',
    "_xmlsignatures/sig1.xml": "<Signature/>",
    "_xmlsignatures/_rels/sig1.xml.rels":
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/certificate" Target="/package/services/digital-signature/certificate/a.cer"/></Relationships>',
    "package/services/digital-signature/certificate/a.cer": "x",
    "_xmlsignatures/sig2.xml": "<Signature/>",
  };
  const signed = handmade(rows('<row r="1"><c r="A1"><v>1</v></c></row>'), SIGNED);

  test("is known for one, and loses its signatures with the first change, a row too", () => {
    expect(isSigned(signed)).toBe(true);
    const row = insertRow(signed, { sheet: "表", row: 1, merges: [], formulas: [], writes: [] });
    const changed = [
      patchXlsx(signed, on("表", written("A1", 2))),
      row.kind === "patched" ? row.bytes : new Uint8Array(),
    ];
    for (const bytes of changed) {
      expect(isSigned(bytes)).toBe(false);
      const left = Object.entries(parts(bytes)).filter(([name, text]) =>
        `${name} ${text}`.includes("signature"),
      );
      expect(left).toEqual([]);
      expect(parts(bytes)["_rels/.rels"]).toContain("xl/workbook.xml");
    }
  });

  test("keeps them while nothing is changed", () => {
    expect(patchXlsx(signed, { sheets: [] })).toEqual(signed);
  });
});

describe("highlights", () => {
  const signature = "衡表 hengbiao";
  const error = {
    cells: [at("C3"), at("D4")],
    formula: `"${signature} error"<>""`,
    fill: "#FBD5D5",
    font: "#8F1D1D",
  };
  const own =
    '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&gt;0</formula></cfRule></conditionalFormatting>';
  const behind = '<dataValidations count="0"/><pageMargins left="1"/>';

  test("they stand before the user's rules, which stay, and go without a trace", () => {
    const bytes = handmade(rows("", "", own + behind));
    const marked = patchXlsx(bytes, {
      sheets: [{ sheet: "表", cells: [], highlights: { signature, list: [error] } }],
    });
    expect(sheetXml(marked)).toBe(
      rows(
        "",
        "",
        '<conditionalFormatting sqref="C3 D4"><cfRule type="expression" dxfId="0" priority="1"><formula>&quot;衡表 hengbiao error&quot;&lt;&gt;&quot;&quot;</formula></cfRule></conditionalFormatting>' +
          own.replace('priority="1"', 'priority="2"') +
          behind,
      ),
    );
    expect(parts(marked)["xl/styles.xml"]).toContain('<dxfs count="1"><dxf>');
    const cleared = patchXlsx(marked, {
      sheets: [{ sheet: "表", cells: [], highlights: { signature, list: [] } }],
    });
    expect(sheetXml(cleared)).toBe(rows("", "", own.replace('priority="1"', 'priority="2"') + behind));
  });

  test("a second marking uses the same formats", () => {
    const change = { sheets: [{ sheet: "表", cells: [], highlights: { signature, list: [error] } }] };
    const once = patchXlsx(handmade(rows("", "", behind)), change);
    expect(changedParts(once, patchXlsx(once, change))).toEqual([]);
  });
});

describe("properties", () => {
  test("texts are kept with the workbook, replaced and removed", async () => {
    const bytes = await form();
    expect(readProperties(bytes)).toEqual(new Map());
    const set = (to: Uint8Array, name: string, text: string | null) =>
      patchXlsx(to, { sheets: [], properties: new Map([[name, text]]) });
    const kept = set(set(bytes, "hengbiao.profile", '{"名称":"<甲>"}'), "hengbiao.live", "on");
    expect([...readProperties(kept)].sort()).toEqual([
      ["hengbiao.live", "on"],
      ["hengbiao.profile", '{"名称":"<甲>"}'],
    ]);
    const removed = set(set(kept, "hengbiao.profile", null), "hengbiao.live", "off");
    expect([...readProperties(removed)]).toEqual([["hengbiao.live", "off"]]);
    expect(await sheetsOf(removed)).toEqual(await sheetsOf(bytes));
  });
});

test("property: patched and read again gives what was written, and all else as it was", async () => {
  const bytes = await form();
  const [before] = await sheetsOf(bytes);
  const value = fc.oneof(
    fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(text)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
  );
  // Row 1 is merged: what is written there lands in A1.
  const cell = fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 0, max: 30 }) });
  const writes = fc.uniqueArray(fc.record({ cell, value: fc.option(value) }), {
    selector: (write) => `${write.cell.row} ${write.cell.column}`,
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(writes, async (list) => {
      const changes = list.map((write): CellChange => ({
        kind: "written",
        cell: write.cell,
        content: write.value === null ? null : { value: write.value },
      }));
      const [after] = await sheetsOf(patchXlsx(bytes, on("自评表", ...changes)));
      if (!before || !after) throw new Error("a sheet is gone");
      const written = new Map(list.map((write) => [`${write.cell.row} ${write.cell.column}`, write.value]));
      for (let row = 0; row <= 12; row += 1) {
        for (let column = 0; column <= 30; column += 1) {
          const now = cellAt(after, { row, column });
          const want = written.get(`${row} ${column}`);
          if (want === undefined) expect(now).toEqual(cellAt(before, { row, column }));
          else expect(now?.value ?? null).toBe(want);
        }
      }
    }),
    { numRuns: howMany(120, 30) },
  );
});

describe("a sheet is added", () => {
  const EXAMPLE = new Uint8Array(readFileSync(join(__dirname, "../../../examples/示例.xlsx")));

  test("behind another one, with all that it holds; the others stay as they are", async () => {
    const file = await writeSheets([builtTarget({ locked: true })]);
    const before = await sheetsOf(EXAMPLE);
    const [first] = before;
    const added = { name: "目标<表>", after: first?.name ?? "", file };
    const bytes = patchXlsx(EXAMPLE, {
      added: [added],
      sheets: [{ sheet: added.name, cells: [written("B5", "信息系统运维")] }],
    });
    const [, own, ...others] = await sheetsOf(bytes);
    expect([...(await sheetsOf(bytes)).slice(0, 1), ...others]).toEqual(before);
    const [source] = await sheetsOf(file);
    expect(own).toMatchObject({ name: added.name, protected: true, merges: source?.merges });
    expect(own && cellAt(own, at("B5"))).toMatchObject({ value: "信息系统运维" });
    const withoutName = (sheet: SheetSnapshot | undefined) =>
      sheet?.rows.map((row) => row.map((cell) => (cell?.text === "信息系统运维" ? null : cell)));
    expect(withoutName(own)).toEqual(withoutName(source));
    const names = parts(bytes)["xl/workbook.xml"] ?? "";
    expect(names).toContain(`localSheetId="1">'目标&lt;表&gt;'!$A$3:$E$`);
  });

  test("its looks, lists and conditions come along", async () => {
    const file = await writeSheets([builtTarget({ locked: true })]);
    const bytes = patchXlsx(EXAMPLE, { added: [{ name: "目标表", after: "说明", file }], sheets: [] });
    const [bookStyles, source] = [readStyles(bytes), readStyles(file)];
    const own = bookStyles.sheets.find(({ name }) => name === "目标表");
    const [wanted] = source.sheets;
    const stylesOf = (sheet: SheetStyles | undefined, styles: readonly CellStyle[]) =>
      sheet?.cells.map((line) => line.map((index) => styles[index]));
    expect(stylesOf(own, bookStyles.styles)).toEqual(stylesOf(wanted, source.styles));
    expect(own).toMatchObject({
      columns: wanted?.columns.map(({ first, width }) => ({ first, width })),
      validations: wanted?.validations,
      conditions: wanted?.conditions,
      frozen: wanted?.frozen,
    });
  });

  test("the schemas admit the workbook, several sheets in it", async () => {
    const file = await writeSheets([builtTarget({ locked: true })]);
    const bytes = patchXlsx(EXAMPLE, {
      added: [
        { name: "目标表", after: "系统运维", file },
        { name: "目标表 (2)", after: "目标表", file },
      ],
      sheets: [{ sheet: "目标表 (2)", cells: [written("E14", 60)] }],
    });
    expect(await schemaFaults(bytes)).toEqual([]);
    const names = (await sheetsOf(bytes)).map(({ name }) => name);
    expect(names.slice(1, 4)).toEqual(["系统运维", "目标表", "目标表 (2)"]);
  });

  test("a workbook whose names bear a prefix takes it too", async () => {
    const named = (text: string) =>
      text.replace(/<(\/?)(?=[A-Za-z])/g, "<$1x:").replace(/ xmlns="/g, ' xmlns:x="');
    const all = parts(EXAMPLE);
    const prefixed = Object.entries(all).map(([name, text]): [string, Uint8Array] => [
      name,
      strToU8(/^xl\/(?:workbook|styles)\.xml$/.test(name) ? named(text) : text),
    ]);
    const file = await writeSheets([builtTarget({ locked: true })]);
    const added = { name: "目标表", after: "系统运维", file };
    const bytes = patchXlsx(zipSync(Object.fromEntries(prefixed)), { added: [added], sheets: [] });
    const [plain, own] = [await sheetsOf(file), (await sheetsOf(bytes))[2]];
    expect(own).toEqual(plain[0]);
    const [bookStyles, source] = [readStyles(bytes), readStyles(file)];
    const looked = bookStyles.sheets[2]?.cells.map((line) => line.map((index) => bookStyles.styles[index]));
    expect(looked).toEqual(source.sheets[0]?.cells.map((line) => line.map((index) => source.styles[index])));
  });

  (LIBRE_OFFICE === null ? test.skip : test)("LibreOffice opens it and calculates it", async () => {
    const file = await writeSheets([builtTarget({ locked: true })]);
    const bytes = patchXlsx(EXAMPLE, {
      added: [{ name: "目标表", after: "说明", file }],
      sheets: [{ sheet: "目标表", cells: [written("E14", 60), written("E15", 20)] }],
    });
    const names = (await sheetsOf(bytes)).map(({ name }) => name);
    const sheet = (await calculated(bytes))[names.indexOf("目标表")];
    expect(sheet?.(12, 4)).toBe(80);
  });
});

describe("a sheet is renamed", () => {
  const bytes = zipSync({
    ...unzipSync(
      handmade(
        rows(
          '<row r="1"><c r="A1"><f>\'旧 表\'!B2+SUM(\'表:旧 表\'!A1)</f><v>1</v></c><c r="B1" t="str"><f>"旧 表!A1"</f><v/></c></row>',
          "",
          '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>\'旧 表\'!$A$1&gt;0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B1"><formula1>\'旧 表\'!$A$1:$A$3</formula1></dataValidation></dataValidations>',
        ),
        {
          "xl/workbook.xml":
            '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="旧 表" sheetId="2" r:id="rId9"/></sheets><definedNames><definedName name="分">\'旧 表\'!$A$1</definedName></definedNames></workbook>',
          "xl/_rels/workbook.xml.rels":
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>',
          "xl/worksheets/sheet2.xml": rows(""),
        },
      ),
    ),
  });
  const referring = (changed: Uint8Array) => {
    const texts = parts(changed);
    return [
      ...`${texts["xl/workbook.xml"] ?? ""}${texts["xl/worksheets/sheet1.xml"] ?? ""}`.matchAll(
        /<(?:definedName|f|formula1?)\b[^>]*>([^<]*)</g,
      ),
    ].map(([, formula]) => formula?.replaceAll("&apos;", "'").replaceAll("&#39;", "'"));
  };

  test("all that refers to it follows, and texts stay", () => {
    const changed = patchXlsx(bytes, { sheets: [], renamed: new Map([["旧 表", "新'表&"]]) });
    expect(parts(changed)["xl/workbook.xml"]).toContain('name="新\'表&amp;"');
    expect(referring(changed)).toEqual([
      "'新''表&amp;'!$A$1",
      "'新''表&amp;'!B2+SUM('表:新''表&amp;'!A1)",
      '"旧 表!A1"',
      "'新''表&amp;'!$A$1&gt;0",
      "'新''表&amp;'!$A$1:$A$3",
    ]);
  });

  test("what refers to one that is removed refers to nothing", () => {
    const changed = patchXlsx(bytes, { sheets: [], removed: ["旧 表"] });
    expect(referring(changed)).toEqual(["#REF!", "#REF!+SUM(#REF!)", '"旧 表!A1"', "#REF!&gt;0", "#REF!"]);
  });
});

describe("a sheet is removed", () => {
  const EXAMPLE = new Uint8Array(readFileSync(join(__dirname, "../../../examples/示例.xlsx")));

  test("a workbook that took a sheet and lost it again has what it had, and the schemas admit it", async () => {
    const file = await writeSheets([builtTarget({ locked: true })]);
    const [first] = await sheetsOf(EXAMPLE);
    const grown = patchXlsx(EXAMPLE, {
      added: [{ name: "目标表", after: first?.name ?? "", file }],
      sheets: [],
    });
    const left = patchXlsx(grown, { sheets: [], removed: ["目标表"] });
    expect(await sheetsOf(left)).toEqual(await sheetsOf(EXAMPLE));
    expect(readStyles(left).activeSheet).toBe(readStyles(EXAMPLE).activeSheet);
    const [before, after] = [parts(EXAMPLE), parts(left)];
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    const names = (texts: Record<string, string>) =>
      /<definedNames>[^]*<\/definedNames>/.exec(texts["xl/workbook.xml"] ?? "")?.[0];
    expect(names(after)).toBe(names(before));
    expect(await schemaFaults(left)).toEqual([]);
  });

  test("the last one goes with its names, and the one before it is in front", () => {
    const bytes = handmade(rows(""), {
      "xl/workbook.xml":
        '<workbook><bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" r:id="rId9"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">底稿!$A$1</definedName></definedNames></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>',
      "xl/worksheets/sheet2.xml": rows(""),
    });
    const left = parts(patchXlsx(bytes, { sheets: [], removed: ["底稿"] }));
    expect(left["xl/workbook.xml"]).toBe(
      '<workbook><bookViews><workbookView activeTab="0" firstSheet="0"/></bookViews><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    );
    expect(left).not.toHaveProperty(["xl/worksheets/sheet2.xml"]);
    expect(left["xl/_rels/workbook.xml.rels"]).not.toContain("rId9");
  });
});
