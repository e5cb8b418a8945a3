import { strToU8 } from "fflate";
import { read, utils, write } from "@e965/xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import { shownOf } from "../../fixtures/shown-sheets";

const utf8 = (text: string) => strToU8(text);

describe("web pages", () => {
  test("as an office system exports them: a table for the page around it, rowspans, spaces and breaks", async () => {
    const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style>td{mso-number-format:"\\@"}</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]--></head><body>
<table width="100%"><tr><td align="center"><h2>项目支出绩效自评表</h2></td></tr>
<tr><td><table border="1"><tbody>
<tr><td rowspan="2">一级指标</td><td colspan="2">指标</td></tr>
<tr><td>名称&nbsp;</td><td>值</td></tr>
<tr><td>产出</td><td>检查<br>次数</td><td>&ge;10</td></tr></tbody></table></td></tr></table></body></html>`;
    const { format, sheets } = await shownOf(utf8(page));
    expect(format).toBe("html");
    expect(sheets.at(-1)).toEqual({
      cells: {
        A1: "项目支出绩效自评表",
        A2: "一级指标",
        B2: "指标",
        B3: "名称",
        C3: "值",
        A4: "产出",
        B4: "检查\n次数",
        C4: "≥10",
      },
      merges: ["A2:A3", "B2:C2"],
    });
  });

  test("as Word saves them: deletions, readings and the marks of comments are no text", async () => {
    const page = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>自评表</p><table class=MsoNormalTable><tr>
<td colspan=2><p class=MsoNormal>满意度<span class=MsoCommentReference><span lang=EN-US><![if !supportAnnotations]><a class=msocomanchor href="#_msocom_1">[u1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span></p></td>
<td><p class=MsoNormal><del cite="mailto:u"><span>80</span></del><ins cite="mailto:u"><span>90</span></ins>%</p></td></tr>
<tr><td>产出</td><td><ruby>值<rp>(</rp><rt>zhi</rt><rp>)</rp></ruby></td><td>10</td></tr>
<![if !supportMisalignedColumns]><tr height=0><td width=50></td><td width=50></td><td width=90></td></tr><![endif]></table></body></html>`;
    expect((await shownOf(utf8(page))).sheets).toEqual([
      { cells: { A1: "自评表", A2: "满意度", C2: "90%", A3: "产出", B3: "值", C3: "10" }, merges: ["A2:B2"] },
    ]);
  });

  test("in GB 18030 without any word of it, tags in capitals and never closed", async () => {
    // 项目,金额 in GB 18030.
    const gb = [0xcf, 0xee, 0xc4, 0xbf];
    const bytes = Uint8Array.from([
      ...utf8("<TABLE><TR><TD>"),
      ...gb,
      ...utf8("<TD>100<TR><TD>"),
      ...gb,
      ...utf8("<TD>200</TABLE>"),
    ]);
    expect((await shownOf(bytes)).sheets).toEqual([
      { cells: { A1: "项目", B1: "100", A2: "项目", B2: "200" }, merges: [] },
    ]);
  });

  test("fields to fill in keep what stands in them, hidden rows and scripts go", async () => {
    const page = `<table><tr><td>完成值</td><td><input type="text" value="95"></td><td><select><option>否<option selected>是</select></td></tr>
<tr style="display:none"><td>隐</td></tr><tr><td>等级</td><td><input type=checkbox checked>优 <input type=checkbox>良</td><td><textarea>原因</textarea></td></tr></table>`;
    expect((await shownOf(utf8(`<html><body>${page}</body></html>`))).sheets[0]?.cells).toEqual({
      A1: "完成值",
      B1: "95",
      C1: "是",
      A2: "等级",
      B2: "☑优 □良",
      C2: "原因",
    });
  });
});

test("a web page keeps what stands above and below the line apart, by element and by style", async () => {
  const cells = [
    "10<sup>4</sup>",
    "1.2×10<font><sup>-2</sup></font>m<sup>3</sup>",
    'CO<sub>2</sub>与PM<span style="vertical-align:sub">2.5</span>',
    "2<span style='font-size:8pt;vertical-align:super'>10</span>",
    "x<sup>a</sup>",
    "<sup>98</sup>",
    "指标值<sup>[1]</sup>",
  ];
  const page = `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join("")}</table>`;
  expect(Object.values((await shownOf(utf8(page))).sheets[0]?.cells ?? {})).toEqual([
    "10⁴",
    "1.2×10⁻²m³",
    "CO₂与PM2.5",
    "2¹⁰",
    "x^a",
    "98",
    "指标值[1]",
  ]);
});

/** The cells of the tables of a page, each row as its texts. */
async function cellsOf(page: string): Promise<Readonly<Record<string, string>>[]> {
  return (await shownOf(utf8(page))).sheets.map(({ cells }) => cells);
}

test("rows stand in the order in which a page shows them, and no cell reaches out of its group", async () => {
  const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  expect(
    await cellsOf(
      `<table><tfoot>${row("总分", "95")}</tfoot><tbody>${row("数量", "50")}</tbody><thead>${row("指标", "得分")}</thead><tbody>${row("质量", "45")}</tbody></table>`,
    ),
  ).toEqual([{ A1: "指标", B1: "得分", A2: "数量", B2: "50", A3: "质量", B3: "45", A4: "总分", B4: "95" }]);
  expect(
    await cellsOf(
      `<table><thead><tr><td rowspan=9>头</td><td>a</td></tr></thead><tbody><tr><td rowspan=0>甲</td><td>1</td></tr>${row("2")}</tbody>${row("b", "c")}</table>`,
    ),
  ).toEqual([{ A1: "头", B1: "a", A2: "甲", B2: "1", B3: "2", A4: "b", B4: "c" }]);
});

test("plain numbers stand as Excel shows them that opens the page, in the formats it gives", async () => {
  const styles =
    "<style><!-- td {color:red} .p{mso-number-format:Percent;} .d{mso-number-format:\"yyyy\\0022年\\0022m\\0022月\\0022\";} .t{mso-number-format:'\\@';} --></style>";
  const cells = [
    "<td class=p>0.9659</td>",
    "<td class='x d'>45292</td>",
    "<td class=t>0012</td>",
    "<td style='mso-number-format:\"\\#\\,\\#\\#0\\.00\"'>1234567.891</td>",
    "<td class=p>96.59%</td>",
    '<td class=p x:num="0.5"></td>',
    '<td x:num="12.5">12.5</td>',
    "<td style='mso-number-format:General'>7</td>",
    "<td class=p>优</td>",
    "<td class=p>12345678901234567890</td>",
  ];
  expect(
    Object.values((await cellsOf(`<html>${styles}<table><tr>${cells.join("")}</tr></table>`))[0] ?? {}),
  ).toEqual([
    "96.59%",
    "2024年1月",
    "0012",
    "1,234,567.89",
    "96.59%",
    "50.00%",
    "12.5",
    "7",
    "优",
    "12345678901234567890",
  ]);
});

test("a cell that is only invisible takes its place, one that is not displayed does not, and lines are kept where they are shown", async () => {
  const page = `<table><tr><td>甲</td><td style="visibility:hidden">藏</td><td>乙</td><td style="display:none">无</td><td>丙</td></tr>
    <tr><td><pre>一\n  二</pre></td><td style="white-space:pre-wrap">三\n四</td><td>五\n六</td></tr></table>`;
  expect(await cellsOf(page)).toEqual([
    { A1: "甲", C1: "乙", D1: "丙", A2: "一\n  二", B2: "三\n四", C2: "五 六" },
  ]);
});

test("a text of Excel that goes on over blank cells is no merge of them", async () => {
  const page =
    "<table><tr><td colspan=3 style='mso-ignore:colspan'>项目支出绩效自评表</td><td>丁</td></tr><tr><td colspan=2>合并</td><td>丙</td></tr></table>";
  expect((await shownOf(utf8(page))).sheets).toEqual([
    { cells: { A1: "项目支出绩效自评表", D1: "丁", A2: "合并", C2: "丙" }, merges: ["A2:B2"] },
  ]);
});

test("what is struck out counts as deleted where anything is left beside it", async () => {
  const page = `<table><tr><td><s>90</s>95</td><td><span style="text-decoration:line-through">作废</span></td><td style="text-decoration:underline">甲</td></tr><tr><td><p><strike>旧一</strike></p><p>新一</p></td></tr></table>`;
  expect(await cellsOf(page)).toEqual([{ A1: "95", B1: "作废", C1: "甲", A2: "新一" }]);
});

test("a page of frames alone says where its tables are", async () => {
  const page =
    '<html><head><title>表</title></head><frameset><frame src="表.files/sheet001.htm"></frameset></html>';
  expect(await readWorkbook(utf8(page))).toEqual({ kind: "not-a-spreadsheet", found: "web-frames" });
});

describe("web archives", () => {
  const archive = (headers: string, body: string) =>
    utf8(
      `From: <saved>\r\nSubject: t\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next"; type="text/html"\r\n\r\n------=_Next\r\n${headers}\r\n\r\n${body}\r\n------=_Next--\r\n`,
    );

  test("quoted-printable in GBK, broken over lines in the middle of a character", async () => {
    const body =
      "<html><body><table><tr><td>=CF=EE=C4=\r\n=BF</td><td>100</td></tr></table></body></html>".replaceAll(
        '"',
        "",
      );
    expect(
      await shownOf(
        archive(
          'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable',
          body,
        ),
      ),
    ).toEqual({ format: "mht", sheets: [{ cells: { A1: "项目", B1: "100" }, merges: [] }] });
  });

  test("base64 in UTF-8", async () => {
    const body = Buffer.from(
      "<table><tr><td rowspan=2>项目</td><td>1</td></tr><tr><td>2</td></tr></table>",
    ).toString("base64");
    expect(
      (
        await shownOf(
          archive("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64", body),
        )
      ).sheets,
    ).toEqual([{ cells: { A1: "项目", B1: "1", B2: "2" }, merges: ["A1:A2"] }]);
  });

  test("of several sheets, each a page of its own", async () => {
    const page = (text: string) =>
      `------=_Next\r\nContent-Location: s.htm\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>${text}</td><td>1</td></tr></table>\r\n`;
    const bytes = utf8(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\n${page("甲")}${page("乙")}------=_Next--`,
    );
    expect((await shownOf(bytes)).sheets.map(({ cells }) => cells["A1"])).toEqual(["甲", "乙"]);
  });
});

describe("XML Spreadsheet 2003", () => {
  const book = (rows: string, declaration = '<?xml version="1.0"?>') =>
    utf8(
      `${declaration}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="自评表"><Table>${rows}</Table></Worksheet></Workbook>`,
    );
  const text = (value: string) => `<Data ss:Type="String">${value}</Data>`;

  test("cells and rows that are left out, and merges across and down", async () => {
    const rows = `<Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1">${text("甲")}</Cell><Cell>${text("乙")}</Cell></Row><Row ss:Index="5"><Cell ss:Index="4">${text("丙")}</Cell></Row>`;
    expect(await shownOf(book(rows))).toEqual({
      format: "xml-2003",
      sheets: [{ cells: { B2: "甲", D2: "乙", D5: "丙" }, merges: ["B2:C3"] }],
    });
  });

  test("rows that stand for several blank ones", async () => {
    const rows = `<Row ss:Index="2" ss:Span="1"/><Row><Cell>${text("甲")}</Cell></Row><Row><Cell>${text("乙")}</Cell></Row><Row ss:Span='2' ss:Height="20"/><Row ss:Index="10"><Cell>${text("丙")}</Cell></Row>`;
    expect((await shownOf(book(rows))).sheets[0]?.cells).toEqual({ A4: "甲", A5: "乙", A10: "丙" });
  });

  test("numbers as they are shown, and texts with letters in several looks", async () => {
    const rows = `<Row><Cell ss:StyleID="p"><Data ss:Type="Number">0.965</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>预算</B><Font html:Color="#FF0000">执行率</Font></ss:Data></Cell></Row>`;
    const { sheets } = await shownOf(book(rows));
    expect(sheets[0]?.cells).toMatchObject({ A1: "96.50%", B1: "预算执行率" });
  });

  test("a remark on a cell is no part of its text", async () => {
    const rows = `<Row><Cell>${text("甲")}<Comment ss:Author="张"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>张:</B>请核对</ss:Data></Comment></Cell><Cell>${text("乙&#10;丙 &lt;b&gt;")}</Cell></Row>`;
    expect((await shownOf(book(rows))).sheets[0]?.cells).toEqual({ A1: "甲", B1: "乙\n丙 <b>" });
  });

  test("sheets of nothing, character data, and formats that a style takes from another", async () => {
    const styles =
      '<Styles><Style ss:ID="s16" ss:Name="百分比"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="s62" ss:Parent="s16"><Alignment/></Style><Style ss:ID="s63" ss:Parent="s62"/><Style ss:ID="s64" ss:Parent="s16"><NumberFormat ss:Format="0.00"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>';
    const cells = ["s62", "s63", "s64"].map(
      (id) => `<Cell ss:StyleID="${id}"><Data ss:Type="Number">0.965</Data></Cell>`,
    );
    const text = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${styles}<Worksheet ss:Name="一"/><Worksheet ss:Name="二"><Table><Row><Cell><Data ss:Type="String"><![CDATA[≥<95%]]></Data></Cell>${cells.join("")}<Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">10<Sup><Font>4</Font></Sup>吨</ss:Data></Cell></Row></Table></Worksheet></Workbook>`;
    const { sheets } = await shownOf(utf8(text));
    expect(sheets.map(({ cells: shown }) => shown)).toEqual([
      {},
      { A1: "≥<95%", B1: "97%", C1: "97%", D1: "0.97", E1: "2024/3/5", F1: "10⁴吨" },
    ]);
  });

  test("in GB 18030, as it says", async () => {
    const bytes = book(`<Row><Cell>${text("@")}</Cell></Row>`, '<?xml version="1.0" encoding="GB2312"?>');
    const at = bytes.indexOf("@".charCodeAt(0));
    const before = bytes.slice(0, at);
    // The name of the sheet is in UTF-8 in what was made above: as ASCII instead.
    const plain = Buffer.from(Buffer.from(before).toString("utf8").replace("自评表", "Sheet1"), "latin1");
    const whole = Uint8Array.from([...plain, 0xcf, 0xee, 0xc4, 0xbf, ...bytes.slice(at + 1)]);
    expect((await shownOf(whole)).sheets[0]?.cells).toEqual({ A1: "项目" });
  });
});

describe("binary and flat workbooks", () => {
  const sheet = utils.aoa_to_sheet([
    ["项目支出绩效自评表", "", ""],
    ["产出指标", "数量指标", 12.5],
    ["", "质量指标", 0.965],
  ]);
  sheet["!merges"] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 2 } },
    { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
  ];
  const cell = sheet["C3"];
  if (typeof cell === "object" && cell !== null) Object.assign(cell, { z: "0.00%" });
  const book = utils.book_new(sheet, "自评表");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["附表"]]), "附表");

  test(".xlsb: values, formats, merges, several sheets", async () => {
    const bytes = new Uint8Array(write(book, { bookType: "xlsb", type: "buffer" }));
    const { format, sheets } = await shownOf(bytes);
    expect([format, sheets.length]).toEqual(["xlsb", 2]);
    expect(sheets[0]).toMatchObject({
      cells: { A1: "项目支出绩效自评表", C2: "12.5", C3: "96.50%" },
      merges: ["A1:C1", "A2:A3"],
    });
    expect(read(bytes).SheetNames).toEqual(["自评表", "附表"]);
  });

  test(".fods: repeated rows and cells, merges, several paragraphs, and what a meta element does not make a page", async () => {
    const flat = utf8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:meta><meta:generator>x</meta:generator></office:meta><office:body><office:spreadsheet><table:table table:name="自评表"><table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>产出</text:p><text:p>指标</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>`,
    );
    expect(await shownOf(flat)).toEqual({
      format: "fods",
      sheets: [{ cells: { A1: "产出\n指标", A2: "5", B2: "5", A3: "5", B3: "5" }, merges: ["A1:B1"] }],
    });
  });
});

describe("CSV", () => {
  test("rows of unequal length: titles above, and blank fields cut off at the end", async () => {
    const text =
      "项目支出绩效自评表\r\n（2024年度）,,单位：万元\r\n一级指标,二级指标,三级指标,指标值\r\n产出指标,数量指标\r\n,质量指标,合格率,≥95%\r\n效益指标\r\n合计,,,100\r\n";
    const { format, sheets } = await shownOf(utf8(text));
    expect(format).toBe("csv");
    expect(sheets[0]?.cells).toMatchObject({
      A1: "项目支出绩效自评表",
      C2: "单位：万元",
      D5: "≥95%",
      A6: "效益指标",
      D7: "100",
    });
  });

  test("with semicolons, and commas within the texts", async () => {
    const text = '项目;金额;说明\n"甲;乙";1,200;检查、验收，完成\n丙;300;"共 2 项,均完成"\n';
    expect((await shownOf(utf8(text))).sheets[0]?.cells).toMatchObject({
      A2: "甲;乙",
      B2: "1,200",
      C3: "共 2 项,均完成",
    });
  });

  test("with tabs, in UTF-16 as Excel saves Unicode text", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from("项目\t金额\r\n甲\t100\r\n", "utf16le")]);
    expect((await shownOf(bytes)).sheets[0]?.cells).toEqual({ A1: "项目", B1: "金额", A2: "甲", B2: "100" });
  });

  test("a character that a program cut through costs that character alone", async () => {
    // 项目,金额 in GBK, then 甲 and half a character.
    const cut = Uint8Array.from([
      0xcf,
      0xee,
      0xc4,
      0xbf,
      0x2c,
      0xbd,
      0xf0,
      0xb6,
      0xee,
      0x0a,
      0xbc,
      0xd7,
      0xca,
      ...utf8(",50\n"),
    ]);
    expect((await shownOf(cut)).sheets[0]?.cells).toMatchObject({ A1: "项目", B1: "金额", B2: "50" });
  });

  test("a quote within a field, as of inches, is a character like others", async () => {
    const text = '项目,规格,数量\n显示器,27" 4K,10\n主机,普通,5\n';
    expect((await shownOf(utf8(text))).sheets[0]?.cells).toMatchObject({
      B2: '27" 4K',
      C2: "10",
      A3: "主机",
    });
  });

  test.each([
    ["prose", "关于报送绩效自评材料的通知\n各单位：请于6月底前报送。\n特此通知。\n"],
    [
      "prose with a comma in one line of several",
      "Dear all,\nplease send the tables by June.\nKind regards\n",
    ],
  ])("%s is none", async (_, text) => {
    expect(await readWorkbook(utf8(text))).toMatchObject({ kind: "not-a-spreadsheet", found: "text" });
  });
});
