import { strToU8, zipSync } from "fflate";
import { openArchive } from "../../../../src/files/zip/archive";
import { readOdsStyles } from "../../../../src/web/workbook/older/read-ods-styles";
import type { CellStyle } from "../../../../src/sheet/cell-style";
import type { WorkbookStyles } from "../../../../src/web/workbook/styles/workbook-styles";

function stylesOf(styles: string, tables: string, settings = "<settings/>"): WorkbookStyles {
  const content = `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const named =
    '<office:document-styles><style:font-face style:name="宋体1" svg:font-family="&apos;宋体&apos;"/><style:style style:name="Default" style:family="table-cell"><style:text-properties style:font-name="宋体1" /></style:style><style:default-style style:family="table-cell"><style:text-properties fo:font-size="11pt"/></style:default-style><style:style style:name="环" style:family="table-cell" style:parent-style-name="环"/></office:document-styles>';
  const parts = { "content.xml": content, "styles.xml": named, "settings.xml": settings };
  const files = Object.entries(parts).map(([name, part]) => [name, strToU8(part)] as const);
  return readOdsStyles(openArchive(zipSync(Object.fromEntries(files))));
}

/** The look of a cell with a style of these properties. */
function cellStyle(properties: string, parent = "Default"): CellStyle | undefined {
  const { styles, sheets } = stylesOf(
    `<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="${parent}">${properties}</style:style>`,
    '<table:table table:name="表"><table:table-row><table:table-cell table:style-name="ce1"/></table:table-row></table:table>',
  );
  return styles[sheets[0]?.cells[0]?.[0] ?? -1];
}

test.each<[name: string, properties: string, look: Partial<CellStyle>]>([
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
])("%s", (_name, properties, style) => {
  expect(cellStyle(properties)).toMatchObject(style);
  if (style.lines) expect(cellStyle(properties)?.lines).toEqual(style.lines);
});

test("styles that are their own parents are read as far as they go", () => {
  expect(cellStyle("", "环")).toMatchObject({ lines: {}, vertical: "bottom" });
});

test("columns and rows have their sizes, and cells without a style that of their row or column", () => {
  const style = (name: string, family: string, properties: string) =>
    `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`;
  const { styles, sheets } = stylesOf(
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
    { first: 0, last: 1, width: 20, hidden: false, style: 0 },
    { first: 2, last: 255, hidden: true, style: 0 },
  ]);
  expect(sheet?.rows).toEqual([
    { row: 0, height: expect.closeTo(36, 6), hidden: false },
    { row: 1, hidden: true },
  ]);
  expect(sheet?.cells.map((line) => line.map((style) => styles[style]?.fill))).toEqual([
    ["#FF0000"],
    ["#00FF00"],
  ]);
});

test("a file that repeats formats without end keeps no more than a workbook may hold", () => {
  const row =
    '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>';
  const { sheets } = stylesOf(
    '<style:style style:name="ce1" style:family="table-cell"/>',
    `<table:table table:name="表">${row.repeat(50)}</table:table>`,
  );
  const cells = sheets[0]?.cells.reduce((sum, line) => sum + Object.keys(line).length, 0);
  expect(cells).toBeGreaterThan(100_000);
  expect(cells).toBeLessThan(302_000);
});

const validations = [
  '<table:content-validations><table:content-validation table:name="val1" table:condition="of:cell-content-is-in-list(&quot;是&quot;;&quot;否&quot;)" table:base-cell-address="表.A2">',
  '<table:error-message table:message-type="stop" table:display="true"/></table:content-validation>',
  '<table:content-validation table:name="val2" table:condition="of:cell-content-is-in-list([$表.$D$1:.$D$9])" table:base-cell-address="表.B2"/>',
  '<table:content-validation table:name="val3" table:condition="of:cell-content-is-decimal-number()" table:base-cell-address="表.C2"/></table:content-validations>',
].join("");

test("lists are those that cells name, wherever these stand, to the end of the sheet", () => {
  const named = (list: string, times = 1) =>
    `<table:table-cell table:content-validation-name="${list}" table:number-columns-repeated="${times}"/>`;
  const { sheets } = stylesOf(
    "",
    [
      `${validations}<table:table table:name="表"><table:table-row><table:table-cell/></table:table-row>`,
      `<table:table-row table:number-rows-repeated="2">${named("val1", 2)}${named("val3")}</table:table-row>`,
      `<table:table-row>${named("val1", 2)}${named("val2")}</table:table-row>`,
      `<table:table-row>${named("val1")}${named("没有")}</table:table-row>`,
      `<table:table-row table:number-rows-repeated="1048571"><table:table-cell/>${named("val2")}</table:table-row></table:table>`,
    ].join(""),
  );
  expect(sheets[0]?.validations).toEqual([
    {
      areas: [
        { top: 1, left: 0, bottom: 3, right: 1 },
        { top: 4, left: 0, bottom: 4, right: 0 },
      ],
      items: ["是", "否"],
      strict: true,
    },
    {
      areas: [
        { top: 3, left: 2, bottom: 3, right: 2 },
        { top: 5, left: 1, bottom: 1_048_575, right: 1 },
      ],
      items: "表!$D$1:$D$9",
      strict: false,
    },
  ]);
});

const red =
  '<style:style style:name="红_5f_1" style:display-name="红_1" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:background-color="#ffc7ce"/><style:text-properties fo:color="#c00000" fo:font-weight="bold"/></style:style>';
const RED = { fill: "#FFC7CE", colour: "#C00000", bold: true };

test("conditional formats change what their style says, and the first of several that holds decides", () => {
  const condition = (value: string) =>
    `<calcext:condition calcext:apply-style-name="红_1" calcext:value="${value}" calcext:base-cell-address="表.A1"/>`;
  const { sheets } = stylesOf(
    red,
    `<table:table table:name="表"><calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="表.A1:表.B9 表.D1">${condition("&lt;0")}${condition("top-elements(3)")}${condition("formula-is([.$C1]=1)")}</calcext:conditional-format></calcext:conditional-formats></table:table>`,
  );
  const areas = [
    { top: 0, left: 0, bottom: 8, right: 1 },
    { top: 0, left: 3, bottom: 0, right: 3 },
  ];
  expect(sheets[0]?.conditions).toEqual([
    { areas, formula: "A1<0", stopIfTrue: true, ...RED },
    { areas, formula: "$C1=1", stopIfTrue: false, ...RED },
  ]);
});

test("conditional formats of cell styles are read where the sheet has none of its own", () => {
  const { sheets } = stylesOf(
    `${red}<style:style style:name="ce1" style:family="table-cell"><style:map style:condition="cell-content()&lt;0" style:apply-style-name="红_5f_1" style:base-cell-address="表.A1"/></style:style>`,
    '<table:table table:name="表"><table:table-row table:number-rows-repeated="3"><table:table-cell table:style-name="ce1"/></table:table-row></table:table>',
  );
  const areas = [{ top: 0, left: 0, bottom: 2, right: 0 }];
  expect(sheets[0]?.conditions).toEqual([{ areas, formula: "A1<0", stopIfTrue: false, ...RED }]);
});

test("panes, gridlines and the sheet in front are those of the view", () => {
  const item = (name: string, value: string | number) =>
    `<config:config-item config:name="${name}">${value}</config:config-item>`;
  const sheet = (name: string, ...items: readonly string[]) =>
    `<config:config-item-map-entry config:name="${name}">${items.join("")}</config:config-item-map-entry>`;
  const tables = ["表", "拆分", "乱"].map((name) => `<table:table table:name="${name}"/>`).join("");
  const { sheets, activeSheet } = stylesOf(
    "",
    `${tables}<table:table table:name="未提"/>`,
    [
      '<settings><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">',
      sheet(
        "表",
        item("HorizontalSplitMode", 2),
        item("VerticalSplitMode", 2),
        item("HorizontalSplitPosition", 1),
        item("VerticalSplitPosition", 3),
        item("ShowGrid", "true"),
      ),
      sheet("拆分", item("HorizontalSplitMode", 1), item("HorizontalSplitPosition", 1900)),
      sheet("乱", item("VerticalSplitMode", 2), item("VerticalSplitPosition", 1e9)),
      `</config:config-item-map-named>${item("ActiveTable", "拆分")}${item("ShowGrid", "false")}`,
      `</config:config-item-map-entry></config:config-item-map-indexed>${item("ShowGrid", "true")}</settings>`,
    ].join(""),
  );
  const [still, frozen] = [
    { rows: 0, columns: 0 },
    { rows: 3, columns: 1 },
  ];
  expect(sheets.map((each) => [each.frozen, each.gridlines])).toEqual([
    [frozen, true],
    [still, false],
    [still, false],
    [still, false],
  ]);
  expect(activeSheet).toBe(1);
});

test("rules and areas without end are read as far as a workbook may have them", () => {
  const rows =
    '<table:table-row><table:table-cell table:content-validation-name="val1"/></table:table-row><table:table-row/>';
  const format =
    '<calcext:conditional-format calcext:target-range-address="表.A1"><calcext:condition calcext:value="&lt;0"/></calcext:conditional-format>';
  const { sheets } = stylesOf(
    "",
    `${validations}<table:table table:name="表">${rows.repeat(5000)}${format.repeat(5000)}</table:table>`,
  );
  expect(sheets[0]?.validations[0]?.areas).toHaveLength(2000);
  expect(sheets[0]?.conditions.length).toBeLessThanOrEqual(2000);
});
