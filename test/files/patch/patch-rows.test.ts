import fc from "fast-check";
import { insertRow, removeRow, type RowPatch } from "../../../src/files/patch/patch-rows";
import { readWorkbook } from "../../../src/files/read-workbook";
import { withRowMoved } from "../../../src/sheet/formula-references";
import { inputsOf } from "../../../src/sheet/inputs";
import type { RowInsertion } from "../../../src/sheet/row-insertion";
import { handmade, type Handmade, partsOf, sheetInside } from "../../fixtures/handmade";
import { howMany } from "../../fixtures/sweeps";

const SHEET = "自评表";

/** A blank row 10. */
const TENTH: RowInsertion = { sheet: SHEET, row: 9, merges: [], formulas: [], writes: [] };

function patched(patch: RowPatch): Uint8Array {
  if (patch.kind === "refused") throw new Error(`refused: ${patch.refusal}`);
  return patch.bytes;
}

const inserted = (bytes: Uint8Array, more: Partial<RowInsertion> = {}) =>
  patched(insertRow(bytes, { ...TENTH, ...more }));
const removed = (bytes: Uint8Array) => patched(removeRow(bytes, SHEET, 9));

const rows = (inner: string) => `<sheetData>${inner}</sheetData>`;
const oneSheet = (inner: string, more: Omit<Handmade, "sheets"> = {}) =>
  handmade({ sheets: { [SHEET]: inner }, ...more });

/** The formulas of the first sheet by cell, each as if it stood alone. */
async function formulasOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const reading = await readWorkbook(bytes);
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  const inputs = [...(sheet ? inputsOf(sheet) : [])];
  return new Map(inputs.map(([cell, input]) => [cell, String(input).replace(/^=/, "")]));
}

describe("the rows of the sheet", () => {
  test.each<[what: string, before: string, after: string]>([
    [
      "cells below move down, those above stay to the byte",
      '<row r="8"><c r="A8" t="s"><v>0</v></c></row><row r="10" spans="1:2" ht="30"><c r="A10"/><c  r="B10" s="1"><v>1</v></c></row>',
      '<row r="8"><c r="A8" t="s"><v>0</v></c></row><row r="11" spans="1:2" ht="30"><c r="A11"/><c  r="B11" s="1"><v>1</v></c></row>',
    ],
    [
      "the new row has the looks of the one above, and none of its contents",
      '<row r="9" s="2" customFormat="1" ht="28.5" customHeight="1" hidden="1"><c r="A9" s="1" t="s"><v>0</v></c><c r="B9"><v>1</v></c><c r="C9" s="2"/></row>',
      '<row r="9" s="2" customFormat="1" ht="28.5" customHeight="1" hidden="1"><c r="A9" s="1" t="s"><v>0</v></c><c r="B9"><v>1</v></c><c r="C9" s="2"/></row>' +
        '<row r="10" s="2" customFormat="1" ht="28.5" customHeight="1"><c r="A10" s="1"/><c r="C10" s="2"/></row>',
    ],
    [
      "formulas of all rows follow",
      '<row r="2"><c r="A2"><f>SUM(A9:A12)*$A$10&amp;"A10"</f><v>1</v></c><c r="B2"><f>A3</f><v>2</v></c></row><row r="12"><c r="A12"><f ca="1">A11+A2</f></c></row>',
      '<row r="2"><c r="A2"><f>SUM(A9:A13)*$A$11&amp;&quot;A10&quot;</f><v>1</v></c><c r="B2"><f>A3</f><v>2</v></c></row><row r="13"><c r="A13"><f ca="1">A12+A2</f></c></row>',
    ],
    [
      "a formula that cells share all the same goes on being shared",
      '<row r="8"><c r="C8"><f t="shared" ref="C8:C11" si="0">A8*2</f></c></row><row r="11"><c r="C11"><f t="shared" si="0"/></c></row>',
      '<row r="8"><c r="C8"><f t="shared" ref="C8:C12" si="0">A8*2</f></c></row><row r="12"><c r="C12"><f t="shared" si="0"/></c></row>',
    ],
    [
      "one that means other cells from there on is given to each cell",
      '<row r="8"><c r="C8"><f t="shared" ref="C8:C11" si="0">A7*$B$20</f></c></row><row r="10"><c r="C10"><f t="shared" si="0"/></c></row>',
      '<row r="8"><c r="C8"><f>A7*$B$21</f></c></row><row r="11"><c r="C11"><f>A9*$B$21</f></c></row>',
    ],
    [
      "an array formula follows as a whole",
      '<row r="10"><c r="C10"><f t="array" ref="C10:C12">A10:A12*2</f></c></row>',
      '<row r="11"><c r="C11"><f t="array" ref="C11:C13">A11:A13*2</f></c></row>',
    ],
    [
      "rows and cells that do not say where they are get a place",
      '<row r="9"><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>',
      '<row r="9"><c r="A9"><v>1</v></c></row><row r="10"/><row r="11"><c r="A11"><v>2</v></c><c r="B11"><v>3</v></c></row>',
    ],
  ])("%s", (_what, before, after) => {
    expect(sheetInside(inserted(oneSheet(rows(before))), 1)).toBe(rows(after));
  });

  test("what the new row holds is put into it, and into the sums that take it in", () => {
    const before =
      '<row r="8"><c r="E8" s="2"><f>SUM(E9:E9)</f><v>5</v></c></row><row r="9"><c r="A9" s="1"/><c r="E9" s="2"><v>5</v></c></row>';
    const more = {
      formulas: [
        { cell: { row: 7, column: 4 }, formula: "SUM(E9:E10)" },
        { cell: { row: 9, column: 5 }, formula: "E10/2" },
      ],
      writes: [
        { cell: { row: 9, column: 0 }, value: "系统正常运行率" },
        { cell: { row: 9, column: 4 }, value: 10 },
      ],
    };
    expect(sheetInside(inserted(oneSheet(rows(before)), more), 1)).toBe(
      rows(
        '<row r="8"><c r="E8" s="2"><f>SUM(E9:E10)</f></c></row><row r="9"><c r="A9" s="1"/><c r="E9" s="2"><v>5</v></c></row>' +
          '<row r="10"><c r="A10" s="1" t="inlineStr"><is><t xml:space="preserve">系统正常运行率</t></is></c><c r="E10" s="2"><v>10</v></c><c r="F10"><f>E10/2</f></c></row>',
      ),
    );
  });
});

/** What stands before and behind the rows, as it is and with a row 10 put in. */
const BEFORE: readonly [what: string, before: string, after: string][] = [
  ["the dimension", '<dimension ref="A1:K24"/>', '<dimension ref="A1:K25"/>'],
  [
    "what is frozen",
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="12" topLeftCell="A13" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B14" sqref="B14:C15"/></sheetView></sheetViews>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="13" topLeftCell="A14" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B15" sqref="B15:C16"/></sheetView></sheetViews>',
  ],
  [
    "what is frozen above",
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="9" topLeftCell="A20" state="frozen"/></sheetView></sheetViews>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="9" topLeftCell="A21" state="frozen"/></sheetView></sheetViews>',
  ],
];

const BEHIND: readonly [what: string, before: string, after: string][] = [
  [
    "protected ranges",
    '<protectedRanges><protectedRange sqref="B4:B9 D12" name="填报"/></protectedRanges>',
    '<protectedRanges><protectedRange sqref="B4:B10 D13" name="填报"/></protectedRanges>',
  ],
  [
    "the filter",
    '<autoFilter ref="A9:K24"><filterColumn colId="1"/></autoFilter>',
    '<autoFilter ref="A9:K25"><filterColumn colId="1"/></autoFilter>',
  ],
  [
    "merges, those over the place longer and those above and below of the same size",
    '<mergeCells count="4"><mergeCell ref="A1:K1"/><mergeCell ref="A5:A9"/><mergeCell ref="B8:B11"/><mergeCell ref="C10:D10"/></mergeCells>',
    '<mergeCells count="4"><mergeCell ref="A1:K1"/><mergeCell ref="A5:A9"/><mergeCell ref="B8:B12"/><mergeCell ref="C11:D11"/></mergeCells>',
  ],
  [
    "a conditional format of rows, whose formula is for the first of them",
    '<conditionalFormatting sqref="A5:K9"><cfRule type="expression" priority="1"><formula>AND($K5&lt;$J5,$K5&lt;$K$12,$K4="")</formula></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="A5:K10"><cfRule type="expression" priority="1"><formula>AND($K5&lt;$J5,$K5&lt;$K$13,$K4=&quot;&quot;)</formula></cfRule></conditionalFormatting>',
  ],
  [
    "a conditional format below",
    '<conditionalFormatting sqref="C12:C14"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="formula" val="$C$10"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF000000"/></colorScale></cfRule><cfRule type="expression" priority="2"><formula>C12&gt;B12</formula></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="C13:C15"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="formula" val="$C$11"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF000000"/></colorScale></cfRule><cfRule type="expression" priority="2"><formula>C13&gt;B13</formula></cfRule></conditionalFormatting>',
  ],
  [
    "a conditional format of a single cell, which means other cells",
    '<conditionalFormatting sqref="E4"><cfRule type="expression" priority="1"><formula>E4&lt;&gt;SUM(E5:E12)</formula></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="E4"><cfRule type="expression" priority="1"><formula>E4&lt;&gt;SUM(E5:E13)</formula></cfRule></conditionalFormatting>',
  ],
  [
    "dropdowns and limits",
    '<dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="D5:D9 D20"><formula1>$M$9:$M$12</formula1></dataValidation><dataValidation type="custom" sqref="E11"><formula1>E11&lt;=E10</formula1></dataValidation></dataValidations>',
    '<dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="D5:D10 D21"><formula1>$M$9:$M$13</formula1></dataValidation><dataValidation type="custom" sqref="E12"><formula1>E12&lt;=E11</formula1></dataValidation></dataValidations>',
  ],
  [
    "links",
    '<hyperlinks><hyperlink ref="A12" location="自评表!A15" display="合计"/><hyperlink ref="A3" location="附表!A15"/></hyperlinks>',
    '<hyperlinks><hyperlink ref="A13" location="自评表!A16" display="合计"/><hyperlink ref="A3" location="附表!A15"/></hyperlinks>',
  ],
  [
    "page breaks",
    '<rowBreaks count="3" manualBreakCount="3"><brk id="8" max="16383" man="1"/><brk id="9" max="16383" man="1"/><brk id="20" max="16383" man="1"/></rowBreaks>',
    '<rowBreaks count="3" manualBreakCount="3"><brk id="8" max="16383" man="1"/><brk id="10" max="16383" man="1"/><brk id="21" max="16383" man="1"/></rowBreaks>',
  ],
  [
    "errors that are not to be shown",
    '<ignoredErrors><ignoredError sqref="A9:B9 C11" numberStoredAsText="1"/></ignoredErrors>',
    '<ignoredErrors><ignoredError sqref="A9:B10 C12" numberStoredAsText="1"/></ignoredErrors>',
  ],
  [
    "what newer versions of Excel keep behind all else",
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="1"><xm:f>$A5=附表!$A$12</xm:f></x14:cfRule><xm:sqref>A5:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>自评表!$M$9:$M$12</xm:f></x14:formula1><xm:sqref>D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext><x14:sparkline><xm:f>自评表!A9:A12</xm:f><xm:sqref>L9</xm:sqref></x14:sparkline></ext></extLst>',
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="1"><xm:f>$A5=附表!$A$12</xm:f></x14:cfRule><xm:sqref>A5:A10</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>自评表!$M$9:$M$13</xm:f></x14:formula1><xm:sqref>D9:D10</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext><x14:sparkline><xm:f>自评表!A9:A13</xm:f><xm:sqref>L9</xm:sqref></x14:sparkline></ext></extLst>',
  ],
];

describe("what stands around the rows", () => {
  const comesAndGoes = (before: string, after: string) => {
    const grown = inserted(oneSheet(before));
    expect(sheetInside(grown, 1)).toBe(after);
    expect(sheetInside(removed(grown), 1).replaceAll("&quot;", '"')).toBe(before);
  };

  test.each(BEFORE)("%s, and back again", (_what, before, after) =>
    comesAndGoes(before + rows(""), after + rows("")),
  );

  test.each(BEHIND)("%s, and back again", (_what, before, after) =>
    comesAndGoes(rows("") + before, rows("") + after),
  );

  test("merges that are given stand in place of those they overlap", () => {
    const merges = (list: string, count: number) =>
      `<mergeCells count="${count}">${list}</mergeCells><pageMargins left="1"/>`;
    const bytes = oneSheet(rows("") + merges('<mergeCell ref="A5:A9"/><mergeCell ref="B10:B12"/>', 2));
    const given = [
      { top: 4, left: 0, bottom: 9, right: 0 },
      { top: 9, left: 2, bottom: 9, right: 3 },
    ];
    expect(sheetInside(inserted(bytes, { merges: given }), 1)).toBe(
      rows("") + merges('<mergeCell ref="A5:A10"/><mergeCell ref="B11:B13"/><mergeCell ref="C10:D10"/>', 3),
    );
    const first = oneSheet(`${rows("")}<pageMargins left="1"/>`);
    expect(sheetInside(inserted(first, { merges: given }), 1)).toBe(
      rows("") + merges('<mergeCell ref="A5:A10"/><mergeCell ref="C10:D10"/>', 2),
    );
    const views =
      '<customSheetViews><customSheetView><pageMargins left="2"/></customSheetView></customSheetViews>';
    const viewed = oneSheet(`${rows("")}${views}<pageMargins left="1"/>`);
    expect(sheetInside(inserted(viewed, { merges: given }), 1)).toBe(
      rows("") + views + merges('<mergeCell ref="A5:A10"/><mergeCell ref="C10:D10"/>', 2),
    );
    expect(
      sheetInside(removed(inserted(first, { merges: [{ top: 8, left: 0, bottom: 9, right: 0 }] })), 1),
    ).toBe(`${rows("")}<pageMargins left="1"/>`);
  });
});

describe("the rest of the workbook", () => {
  const own = rows('<row r="10"><c r="A10"><v>1</v></c></row>');

  test("formulas, rules and links of other sheets follow where they mean this sheet, and only those sheets change", () => {
    const other =
      rows(
        '<row r="10"><c r="A10"><f>自评表!A12+A12+SUM(\'自评表\'!A1:A10)</f><v>1</v></c><c r="B10"><f t="shared" ref="B10:B11" si="3">自评表!A12</f></c></row><row r="11"><c r="B11"><f t="shared" si="3"/></c></row>',
      ) +
      '<dataValidations count="1"><dataValidation type="list" sqref="D9:D20"><formula1>自评表!$M$9:$M$12</formula1></dataValidation></dataValidations>';
    const untouched = rows('<row r="10"><c r="A10"><f>A12+附表!A12</f><v>1</v></c></row>');
    const bytes = handmade({ sheets: { [SHEET]: own, 附表: other, 说明: untouched } });
    const grown = inserted(bytes);
    expect(sheetInside(grown, 2)).toBe(
      rows(
        '<row r="10"><c r="A10"><f>自评表!A13+A12+SUM(\'自评表\'!A1:A11)</f><v>1</v></c><c r="B10"><f t="shared" ref="B10:B11" si="3">自评表!A13</f></c></row><row r="11"><c r="B11"><f t="shared" si="3"/></c></row>',
      ) +
        '<dataValidations count="1"><dataValidation type="list" sqref="D9:D20"><formula1>自评表!$M$9:$M$13</formula1></dataValidation></dataValidations>',
    );
    const [before, after] = [partsOf(bytes), partsOf(grown)];
    expect(Object.keys(after).filter((part) => before[part] !== after[part])).toEqual([
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ]);
    expect(sheetInside(removed(grown), 2)).toBe(sheetInside(bytes, 2));
  });

  test("names follow, the relative ones of a person aside", () => {
    const names = (area: string, titles: string, rate: string) =>
      `<definedName name="_xlnm.Print_Area" localSheetId="0">${area}</definedName>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName>` +
      `<definedName name="费率">${rate}</definedName><definedName name="左边">自评表!A12</definedName>`;
    const bytes = oneSheet(own, {
      names: names("自评表!A1:K24", "自评表!$A:$B,自评表!$1:$10", "'自评表'!$B$10*附表!$B$10"),
    });
    expect(partsOf(inserted(bytes))["xl/workbook.xml"]).toContain(
      names("自评表!A1:K25", "自评表!$A:$B,自评表!$1:$11", "'自评表'!$B$11*附表!$B$10"),
    );
  });

  test("Excel works everything out anew, and keeps no chain of what was", () => {
    const bytes = oneSheet(own, {
      parts: { "xl/calcChain.xml": '<calcChain><c r="A10" i="1"/></calcChain>' },
      links: [{ from: "xl/workbook.xml", type: "calcChain", to: "calcChain.xml" }],
    });
    const grown = partsOf(inserted(bytes));
    expect(grown["xl/workbook.xml"]).toContain('<calcPr fullCalcOnLoad="1"/>');
    expect(grown).not.toHaveProperty(["xl/calcChain.xml"]);
  });

  test("pictures, charts, notes and controls stay with their cells", () => {
    const sheet = "xl/worksheets/sheet1.xml";
    const anchor = (editAs: string, from: number, to: number) =>
      `<xdr:twoCellAnchor${editAs}><xdr:from><xdr:col>0</xdr:col><xdr:row>${from}</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>${to}</xdr:row></xdr:to><xdr:sp textlink="$A$12"/></xdr:twoCellAnchor>`;
    const parts = {
      "xl/drawings/drawing1.xml": `<xdr:wsDr>${anchor("", 8, 12)}${anchor(' editAs="oneCell"', 8, 12)}${anchor(' editAs="oneCell"', 9, 12)}${anchor(' editAs="absolute"', 9, 12)}</xdr:wsDr>`,
      "xl/charts/chart1.xml":
        "<c:chartSpace><c:val><c:numRef><c:f>自评表!$B$9:$B$12</c:f></c:numRef></c:val></c:chartSpace>",
      "xl/comments1.xml":
        '<comments><commentList><comment ref="A9" authorId="0"/><comment ref="B12" authorId="0"/></commentList></comments>',
      "xl/threadedComments/threadedComment1.xml":
        '<ThreadedComments><threadedComment ref="B12" id="{1}"/></ThreadedComments>',
      "xl/drawings/vmlDrawing1.vml":
        '<xml><v:shape><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 10, 4, 4, 15, 14, 8</x:Anchor><x:Row>11</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>',
      "xl/ctrlProps/ctrlProp1.xml": '<formControlPr objectType="CheckBox" fmlaLink="$B$12"/>',
    };
    const links = [
      { from: sheet, type: "drawing", to: "../drawings/drawing1.xml" },
      { from: sheet, type: "vmlDrawing", to: "../drawings/vmlDrawing1.vml" },
      { from: sheet, type: "comments", to: "../comments1.xml" },
      { from: sheet, type: "threadedComment", to: "../threadedComments/threadedComment1.xml" },
      { from: sheet, type: "ctrlProp", to: "/xl/ctrlProps/ctrlProp1.xml" },
      { from: "xl/drawings/drawing1.xml", type: "chart", to: "../charts/chart1.xml" },
    ];
    const bytes = oneSheet(own, { parts, links });
    const grown = inserted(bytes);
    const now = partsOf(grown);
    const linked = (xml: string) => xml.replaceAll("$A$12", "$A$13");
    expect(now["xl/drawings/drawing1.xml"]).toBe(
      linked(
        `<xdr:wsDr>${anchor("", 8, 13)}${anchor(' editAs="oneCell"', 8, 12)}${anchor(' editAs="oneCell"', 10, 13)}${anchor(' editAs="absolute"', 9, 12)}</xdr:wsDr>`,
      ),
    );
    expect(now["xl/charts/chart1.xml"]).toContain("自评表!$B$9:$B$13");
    expect(now["xl/comments1.xml"]).toContain('ref="A9" authorId="0"/><comment ref="B13"');
    expect(now["xl/threadedComments/threadedComment1.xml"]).toContain('ref="B13"');
    expect(now["xl/drawings/vmlDrawing1.vml"]).toContain(
      "<x:Anchor>2, 15, 11, 4, 4, 15, 15, 8</x:Anchor><x:Row>12</x:Row>",
    );
    expect(now["xl/ctrlProps/ctrlProp1.xml"]).toContain('fmlaLink="$B$13"');
    const back = partsOf(removed(grown));
    for (const part of Object.keys(parts)) expect(back[part]).toBe(partsOf(bytes)[part]);
  });
});

describe("what would be torn apart is refused", () => {
  const sheet = "xl/worksheets/sheet1.xml";
  const blank = rows("");

  test.each<[what: string, refusal: string, workbook: Handmade]>([
    [
      "an array formula over the place",
      "array-formula",
      { sheets: { [SHEET]: rows('<row r="8"><c r="A8"><f t="array" ref="A8:A11">B8:B11</f></c></row>') } },
    ],
    [
      "a data table over the place",
      "array-formula",
      {
        sheets: {
          [SHEET]: rows(
            '<row r="8"><c r="A8"><f t="dataTable" ref="A8:A11" dt2D="0" dtr="0" r1="B3"/></c></row>',
          ),
        },
      },
    ],
    [
      "a sum over several sheets",
      "several-sheets",
      {
        sheets: {
          一月: blank,
          [SHEET]: blank,
          三月: blank,
          汇总: rows('<row r="1"><c r="A1"><f>SUM(一月:三月!A12)</f></c></row>'),
        },
      },
    ],
    [
      "a “table” below",
      "table",
      {
        sheets: { [SHEET]: blank },
        parts: { "xl/tables/table1.xml": '<table id="1" ref="A12:C20"/>' },
        links: [{ from: sheet, type: "table", to: "../tables/table1.xml" }],
      },
    ],
    [
      "a pivot table over the place",
      "pivot-table",
      {
        sheets: { [SHEET]: blank },
        parts: {
          "xl/pivotTables/pivotTable1.xml":
            '<pivotTableDefinition><location ref="A5:C12"/></pivotTableDefinition>',
        },
        links: [{ from: sheet, type: "pivotTable", to: "../pivotTables/pivotTable1.xml" }],
      },
    ],
    [
      "a password",
      "password",
      { sheets: { [SHEET]: `${blank}<sheetProtection sheet="1" password="CC1A"/>` } },
    ],
    [
      "a full sheet",
      "sheet-full",
      { sheets: { [SHEET]: rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>') } },
    ],
  ])("%s", (_what, refusal, workbook) => {
    expect(insertRow(handmade(workbook), TENTH)).toEqual({ kind: "refused", refusal });
  });

  test("a “table” above and a sum over other sheets are in nobody's way", () => {
    const workbook = {
      sheets: {
        一月: blank,
        三月: rows('<row r="1"><c r="A1"><f>SUM(一月:三月!A12)</f></c></row>'),
        [SHEET]: `${blank}<sheetProtection sheet="1" objects="1"/>`,
      },
      parts: { "xl/tables/table1.xml": '<table id="1" ref="A2:C9"/>' },
      links: [{ from: "xl/worksheets/sheet3.xml", type: "table", to: "../tables/table1.xml" }],
    };
    expect(insertRow(handmade(workbook), TENTH).kind).toBe("patched");
  });

  test("a row that a note stands in is not taken out", () => {
    const bytes = oneSheet(blank, {
      parts: { "xl/comments1.xml": '<comments><comment ref="B10"/></comments>' },
      links: [{ from: sheet, type: "comments", to: "../comments1.xml" }],
    });
    expect(removeRow(bytes, SHEET, 9)).toEqual({ kind: "refused", refusal: "row-in-use" });
  });
});

test("property: formulas that cells share come to what each cell's own formula would be", async () => {
  const reference = fc
    .tuple(fc.constantFrom("", "$"), fc.constantFrom("A", "B", "C"), fc.constantFrom("", "$"), fc.nat(14))
    .map(([$c, column, $r, row]) => `${$c}${column}${$r}${row + 6}`);
  const formula = fc.array(reference, { minLength: 1, maxLength: 3 }).map((all) => `SUM(${all.join(",")})`);
  const group = fc.record({ formula, first: fc.integer({ min: 1, max: 15 }), length: fc.nat(6) });
  await fc.assert(
    fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 3 }), async (groups) => {
      const xml = Array.from({ length: 22 }, (_, index) => {
        const cells = groups.flatMap(({ formula: text, first, length }, si) => {
          const [column, row] = ["EFG"[si] ?? "", index + 1];
          if (row < first || row > first + length) return [];
          const shares = `t="shared" si="${si}"`;
          const element =
            row === first
              ? `<f ${shares} ref="${column}${first}:${column}${first + length}">${text}</f>`
              : `<f ${shares}/>`;
          return `<c r="${column}${row}">${element}<v>1</v></c>`;
        });
        return `<row r="${index + 1}">${cells.join("")}</row>`;
      });
      const bytes = oneSheet(rows(xml.join("")));
      const before = await formulasOf(bytes);
      const grown = inserted(bytes);
      const moved = [...before].map(([cell, text]): [string, string] => [
        withRowMoved(cell, { kind: "insert", row: 9 }, () => true),
        withRowMoved(text, { kind: "insert", row: 9 }, () => true),
      ]);
      expect(await formulasOf(grown)).toEqual(new Map(moved));
      expect(await formulasOf(removed(grown))).toEqual(before);
    }),
    { numRuns: howMany(400, 100) },
  );
});
