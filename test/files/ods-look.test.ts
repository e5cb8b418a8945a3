import { strToU8, zipSync } from "fflate";
import { openArchive } from "../../src/files/archive";
import { readOdsLook } from "../../src/files/ods-look";
import type { CellLook, WorkbookLook } from "../../src/files/look/workbook-look";

function lookOf(styles: string, tables: string): WorkbookLook {
  const content = `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const named =
    '<office:document-styles><style:font-face style:name="宋体1" svg:font-family="&apos;宋体&apos;"/><style:style style:name="Default" style:family="table-cell"><style:text-properties style:font-name="宋体1" /></style:style><style:default-style style:family="table-cell"><style:text-properties fo:font-size="11pt"/></style:default-style><style:style style:name="环" style:family="table-cell" style:parent-style-name="环"/></office:document-styles>';
  return readOdsLook(openArchive(zipSync({ "content.xml": strToU8(content), "styles.xml": strToU8(named) })));
}

/** The look of a cell with a style of these properties. */
function cellLook(properties: string, parent = "Default"): CellLook | undefined {
  const { looks, sheets } = lookOf(
    `<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="${parent}">${properties}</style:style>`,
    '<table:table table:name="表"><table:table-row><table:table-cell table:style-name="ce1"/></table:table-row></table:table>',
  );
  return looks[sheets[0]?.cells[0]?.[0] ?? -1];
}

test.each<[name: string, properties: string, look: Partial<CellLook>]>([
  [
    "a font, the rest of which is its parent's and that of all cells",
    '<style:text-properties fo:font-weight="bold" fo:font-style="italic" fo:color="#112233" style:text-underline-style="solid" style:text-line-through-style="none"/>',
    {
      font: {
        name: "宋体",
        size: 11,
        bold: true,
        italic: true,
        underline: true,
        strike: false,
        colour: "#112233",
      },
    },
  ],
  [
    "a fill and four lines",
    '<style:table-cell-properties fo:background-color="#ffeedd" fo:border="0.74pt solid #ff0000"/>',
    {
      fill: "#FFEEDD",
      lines: {
        top: { style: "thin", colour: "#FF0000" },
        right: { style: "thin", colour: "#FF0000" },
        bottom: { style: "thin", colour: "#FF0000" },
        left: { style: "thin", colour: "#FF0000" },
      },
    },
  ],
  [
    "lines of their own",
    '<style:table-cell-properties fo:background-color="transparent" fo:border-top="none" fo:border-left="1.76pt solid #000000" fo:border-right="2.49pt solid #000000" fo:border-bottom="1.1pt double-thin #000000"/>',
    {
      lines: {
        left: { style: "medium", colour: "#000000" },
        right: { style: "thick", colour: "#000000" },
        bottom: { style: "double", colour: "#000000" },
      },
    },
  ],
  [
    "alignment",
    '<style:table-cell-properties style:vertical-align="middle" fo:wrap-option="wrap" style:rotation-angle="270" style:cell-protect="none"/><style:paragraph-properties fo:text-align="end" fo:margin-left="20pt"/>',
    { horizontal: "right", vertical: "center", wrap: true, rotation: -90, indent: 2, locked: false },
  ],
])("%s", (_name, properties, look) => {
  expect(cellLook(properties)).toMatchObject(look);
  if (look.lines) expect(cellLook(properties)?.lines).toEqual(look.lines);
});

test("styles that are their own parents are read as far as they go", () => {
  expect(cellLook("", "环")).toMatchObject({ lines: {}, vertical: "bottom" });
});

test("columns and rows have their sizes, and cells without a style that of their row or column", () => {
  const style = (name: string, family: string, properties: string) =>
    `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`;
  const { looks, sheets } = lookOf(
    [
      style("co1", "table-column", '<style:table-column-properties style:column-width="105pt"/>'),
      style("ro1", "table-row", '<style:table-row-properties style:row-height="1.27cm"/>'),
      style("红", "table-cell", '<style:table-cell-properties fo:background-color="#ff0000"/>'),
      style("绿", "table-cell", '<style:table-cell-properties fo:background-color="#00ff00"/>'),
    ].join(""),
    [
      '<table:table table:name="表"><table:table-column table:style-name="co1" table:number-columns-repeated="2" table:default-cell-style-name="红"/>',
      '<table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>',
      '<table:table-row table:style-name="ro1"><table:table-cell/></table:table-row>',
      '<table:table-row table:default-cell-style-name="绿" table:visibility="collapse"><table:table-cell/></table:table-row>',
      '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
    ].join(""),
  );
  const [sheet] = sheets;
  expect(sheet?.columns).toEqual([
    { first: 0, last: 1, width: 20, hidden: false, look: 0 },
    { first: 2, last: 255, hidden: true, look: 0 },
  ]);
  expect(sheet?.rows).toEqual([
    { row: 0, height: expect.closeTo(36, 6), hidden: false },
    { row: 1, hidden: true },
  ]);
  expect(sheet?.cells.map((line) => line.map((look) => looks[look]?.fill))).toEqual([
    ["#FF0000"],
    ["#00FF00"],
  ]);
});

test("a file that repeats formats without end keeps no more than a workbook may hold", () => {
  const row =
    '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>';
  const { sheets } = lookOf(
    '<style:style style:name="ce1" style:family="table-cell"/>',
    `<table:table table:name="表">${row.repeat(50)}</table:table>`,
  );
  const cells = sheets[0]?.cells.reduce((sum, line) => sum + Object.keys(line).length, 0);
  expect(cells).toBeGreaterThan(100_000);
  expect(cells).toBeLessThan(302_000);
});
