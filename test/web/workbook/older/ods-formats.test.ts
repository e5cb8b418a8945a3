import { OdsFormats } from "../../../../src/web/workbook/older/ods-formats";
import { readXml } from "../../../../src/files/xml/reader";

function codeOf(styles: string): string | undefined {
  const formats = new OdsFormats();
  readXml(`<styles>${styles}</styles>`, formats, "styles.xml");
  return formats.codeOf("N1");
}

function styled(kind: string, inner: string, attributes = ""): string {
  return `<number:${kind}-style style:name="N1" ${attributes}>${inner}</number:${kind}-style>`;
}

function digits(decimals: number, more = ""): string {
  return `<number:number number:decimal-places="${decimals}" number:min-decimal-places="${decimals}" number:min-integer-digits="1" ${more}/>`;
}

function map(condition: string, style: string): string {
  return `<style:map style:condition="value()${condition}" style:apply-style-name="${style}"/>`;
}

function section(name: string, inner: string): string {
  return `<number:number-style style:name="${name}">${inner}</number:number-style>`;
}

const date =
  '<number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text>';
const time =
  '<number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long" number:decimal-places="1"/>';

test.each<[code: string | undefined, styles: string]>([
  ["0", styled("number", digits(0))],
  ["#,##0.00", styled("number", digits(2, 'number:grouping="true"'))],
  ["00000", styled("number", '<number:number number:decimal-places="0" number:min-integer-digits="5"/>')],
  [
    "#.##",
    styled(
      "number",
      '<number:number number:decimal-places="2" number:decimal-replacement="" number:min-integer-digits="0"/>',
    ),
  ],
  ["0.0,,", styled("number", digits(1, 'number:display-factor="1000000"'))],
  ["0.00%", styled("percentage", `${digits(2)}<number:text>%</number:text>`)],
  ['0"%"', styled("number", `${digits(0)}<number:text>%</number:text>`)],
  [
    '#,##0.00"万元"',
    styled("number", `${digits(2, 'number:grouping="true"')}<number:text>万元</number:text>`),
  ],
  [
    '"¥"#,##0.00',
    styled(
      "currency",
      `<number:currency-symbol number:language="zh" number:country="CN">¥</number:currency-symbol>${digits(2, 'number:grouping="true"')}`,
    ),
  ],
  ['yyyy"年"m"月"d"日"', styled("date", date)],
  ["[$-804]dddd", styled("date", '<number:day-of-week number:style="long"/>', 'number:language="zh"')],
  [
    "mmm-yy",
    styled("date", '<number:month number:textual="true"/><number:text>-</number:text><number:year/>'),
  ],
  ["h:mm:ss.0", styled("time", time)],
  ["[h]:mm:ss.0", styled("time", time, 'number:truncate-on-overflow="false"')],
  ["h AM/PM", styled("time", "<number:hours/><number:text> </number:text><number:am-pm/>")],
  [
    "##0.0E+0",
    styled(
      "number",
      '<number:scientific-number number:decimal-places="1" number:min-integer-digits="1" number:min-exponent-digits="1" number:exponent-interval="3"/>',
    ),
  ],
  [
    "# ??/4",
    styled(
      "number",
      '<number:fraction number:min-integer-digits="0" number:min-numerator-digits="2" number:denominator-value="4"/>',
    ),
  ],
  [
    '000"-"0000',
    styled(
      "number",
      '<number:number number:decimal-places="0" number:min-integer-digits="7"><number:embedded-text number:position="4">-</number:embedded-text></number:number>',
    ),
  ],
  ["@", styled("text", "<number:text-content/>")],
  ['\\""号"0', styled("number", `<number:text>"号</number:text>${digits(0)}`)],
  [
    "0;[Red]-0",
    section("P0", digits(0)) +
      styled(
        "number",
        `<style:text-properties fo:color="#FF0000"/><number:text>-</number:text>${digits(0)}${map("&gt;=0", "P0")}`,
      ),
  ],
  [
    "[>=10000]0.0,;0",
    section("P0", digits(1, 'number:display-factor="1000"')) +
      styled("number", digits(0) + map("&gt;=10000", "P0")),
  ],
  [
    '* 0;* -0;"零";@',
    section("P0", `<number:fill-character> </number:fill-character>${digits(0)}`) +
      section(
        "P1",
        `<number:fill-character> </number:fill-character><number:text>-</number:text>${digits(0)}`,
      ) +
      section("P2", "<number:text>零</number:text>") +
      styled("text", `<number:text-content/>${map("&gt;0", "P0")}${map("&lt;0", "P1")}${map("=0", "P2")}`),
  ],
  [undefined, styled("number", '<number:number number:min-integer-digits="1"/>')],
  [undefined, styled("number", "")],
  [undefined, styled("number", `<number:text>${"长".repeat(300)}</number:text>`)],
  [undefined, styled("number", digits(0) + map("=1", "N1").repeat(9))],
])("%s", (code, styles) => {
  expect(codeOf(styles)).toBe(code);
});

test("digits without end are as many as Excel shows", () => {
  expect(codeOf(styled("number", digits(1e9)))).toBe(`0.${"0".repeat(30)}`);
});
