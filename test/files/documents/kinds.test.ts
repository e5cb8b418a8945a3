import { strToU8 } from "fflate";
import { read, utils, write } from "@e965/xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import type { WorkbookRead } from "../../../src/files/workbook-reading";
import { a1Area } from "../../../src/sheet/address";
import { filledCells, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { a1 } from "../../../src/sheet/address";
import { contentTypes, links } from "../../fixtures/hostile/make-xlsx";
import { rawZip } from "../../fixtures/hostile/make-zip";

async function opened(bytes: Uint8Array): Promise<WorkbookRead> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading;
}

/** A sheet as its filled cells, and its merges. */
function shown(sheet: SheetSnapshot | undefined) {
  if (!sheet) throw new Error("there is no such sheet");
  const cells = Object.fromEntries(filledCells(sheet).map(([cell, { text }]) => [a1(cell), text]));
  return { cells, merges: sheet.merges.map(a1Area).sort() };
}

async function shownOf(bytes: Uint8Array) {
  const { format, sheets } = await opened(bytes);
  return { format, sheets: sheets.map(shown) };
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"',
].join(" ");

function docx(body: string): Uint8Array {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return rawZip([
    { name: "[Content_Types].xml", data: strToU8(contentTypes(type, "/word/document.xml")) },
    { name: "_rels/.rels", data: strToU8(links({ rId1: ["officeDocument", "word/document.xml"] })) },
    {
      name: "word/document.xml",
      data: strToU8(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES} mc:Ignorable="w14 wpsCustomData"><w:body>${body}<w:sectPr/></w:body></w:document>`,
      ),
    },
  ]);
}

const p = (text: string) =>
  `<w:p w14:paraId="1"><w:pPr><w:jc w:val="center"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (inside: string, properties = "") =>
  `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>${properties}</w:tcPr>${inside}</w:tc>`;
const tr = (...cells: readonly string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const tbl = (...rows: readonly string[]) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>${rows.join("")}</w:tbl>`;

describe("Word files", () => {
  test("as WPS writes them: hints for fonts, exceptions of rows, bookmarks and spelling marks between the runs", async () => {
    const split =
      '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>预算</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>执行率</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>';
    const body =
      p("项目支出绩效自评表") +
      p("（2024年度）") +
      tbl(
        `<w:tr><w:tblPrEx><w:tblBorders/></w:tblPrEx><w:trPr><w:trHeight w:val="500"/></w:trPr>${tc(split)}${tc(p("96.5%"))}</w:tr>`,
      ) +
      p("填表人：");
    expect(await shownOf(docx(body))).toEqual({
      format: "docx",
      sheets: [
        {
          cells: { A1: "项目支出绩效自评表", A2: "（2024年度）", A3: "预算执行率", B3: "96.5%" },
          merges: [],
        },
      ],
    });
  });

  test("merges down over several rows, beside one that begins where another ends, and over several columns", async () => {
    const on = "<w:vMerge/>";
    const start = '<w:vMerge w:val="restart"/>';
    const wide = '<w:gridSpan w:val="2"/>';
    const body = tbl(
      tr(tc(p("产出"), start), tc(p("数量"), start), tc(p("一"))),
      tr(tc(p(""), on), tc(p(""), on), tc(p("二"))),
      tr(tc(p(""), on), tc(p("质量"), start), tc(p("三"))),
      tr(tc(p("效益"), start), tc(p(""), on), tc(p("四"))),
      tr(tc(p(""), wide + on.replace("/>", ' w:val="continue"/>')), tc(p("五"))),
      tr(tc(p("总分"), wide + start), tc(p("95"))),
      tr(tc(p(""), wide + on), tc(p("优"))),
    );
    const { sheets } = await shownOf(docx(body));
    expect(sheets[0]?.merges).toEqual(["A1:A3", "A5:B5", "A6:B7", "B1:B2", "B3:B4"].sort());
    expect(sheets[0]?.cells).toMatchObject({
      A1: "产出",
      B3: "质量",
      A4: "效益",
      C5: "五",
      A6: "总分",
      C7: "优",
    });
  });

  test("rows that begin later or end earlier, as dragged borders leave them", async () => {
    const body = tbl(
      tr(tc(p("甲")), tc(p("乙")), tc(p("丙"))),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="900" w:type="dxa"/></w:trPr>${tc(p("丁"))}${tc(p("戊"))}</w:tr>`,
      `<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>${tc(p("己"))}</w:tr>`,
    );
    expect((await shownOf(docx(body))).sheets[0]?.cells).toEqual({
      A1: "甲",
      B1: "乙",
      C1: "丙",
      B2: "丁",
      C2: "戊",
      A3: "己",
    });
  });

  test("cells merged across as older programs write it", async () => {
    const body = tbl(
      tr(
        tc(p("标题"), '<w:hMerge w:val="restart"/>'),
        tc(p(""), "<w:hMerge/>"),
        tc(p(""), '<w:hMerge w:val="continue"/>'),
      ),
      tr(tc(p("甲")), tc(p("乙")), tc(p("丙"))),
    );
    expect((await shownOf(docx(body))).sheets).toEqual([
      { cells: { A1: "标题", A2: "甲", B2: "乙", C2: "丙" }, merges: ["A1:C1"] },
    ]);
  });

  test("cells merged across and down at once, as older programs write it", async () => {
    const [restart, on] = ['<w:hMerge w:val="restart"/>', "<w:hMerge/>"];
    const body = tbl(
      tr(
        tc(p("总分"), `${restart}<w:vMerge w:val="restart"/>`),
        tc(p(""), `${on}<w:vMerge w:val="restart"/>`),
        tc(p("95")),
      ),
      tr(tc(p(""), `${restart}<w:vMerge/>`), tc(p(""), `${on}<w:vMerge/>`), tc(p("优"))),
    );
    expect((await shownOf(docx(body))).sheets).toEqual([
      { cells: { A1: "总分", C1: "95", C2: "优" }, merges: ["A1:B2"] },
    ]);
  });

  describe("columns too narrow to hold anything, as dragged borders and rounding leave them", () => {
    const wide = '<w:gridSpan w:val="2"/>';
    const grid = (...widths: readonly number[]) =>
      `<w:tbl><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`;
    const header = tr(tc(p("指标")), tc(p("权重"), wide), tc(p("得分")));
    const total = tr(tc(p("合计")), tc(p("")), tc(p("85"), wide));

    test("part no column", async () => {
      const body = `${grid(3000, 992, 1, 993)}${header}${total}</w:tbl>`;
      expect((await shownOf(docx(body))).sheets).toEqual([
        { cells: { A1: "指标", B1: "权重", C1: "得分", A2: "合计", C2: "85" }, merges: [] },
      ]);
    });

    test("part one that a text stands in, and where all widths are of no meaning", async () => {
      const narrow = tr(tc(p("甲")), tc(p("10")), tc(p("!")), tc(p("9")));
      for (const body of [
        `${grid(3000, 992, 1, 993)}${header}${narrow}</w:tbl>`,
        `${grid(100, 100, 100, 100)}${header}${total}</w:tbl>`,
        `${grid(0, 0, 0, 0)}${header}${total}</w:tbl>`,
      ]) {
        const [sheet] = (await shownOf(docx(body))).sheets;
        expect(sheet?.cells).toMatchObject({ A1: "指标", B1: "权重", D1: "得分" });
      }
    });

    test("nor do they end a merge down, or shift a row that begins later", async () => {
      const start = '<w:vMerge w:val="restart"/>';
      const body = `${grid(900, 20, 900, 900)}${[
        tr(tc(p("产出"), wide + start), tc(p("一")), tc(p("二"))),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("三"), wide), tc(p("四"))),
        `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${tc(p("五"))}${tc(p("六"))}</w:tr>`,
      ].join("")}</w:tbl>`;
      const [sheet] = (await shownOf(docx(body))).sheets;
      expect(sheet).toEqual({
        cells: { A1: "产出", B1: "一", C1: "二", B2: "三", C2: "四", B3: "五", C3: "六" },
        merges: ["A1:A2"],
      });
    });
  });

  test("tables in cells, in the rows of a content control, and what was inserted or deleted while changes were tracked", async () => {
    const deleted =
      "<w:p><w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:ins><w:r><w:t>90</w:t></w:r></w:ins></w:p>";
    const inner = tbl(tr(tc(p("内一")), tc(p("内二"))));
    const body = tbl(
      `<w:sdt><w:sdtPr/><w:sdtContent>${tr(tc(p("控件行")), tc(deleted))}</w:sdtContent></w:sdt>`,
      `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p("删去的行"))}</w:tr>`,
      tr(tc(`${p("外")}${inner}${p("后")}`), tc(p("右"))),
    );
    expect((await shownOf(docx(body))).sheets).toEqual([
      { cells: { A1: "控件行", B1: "90", A2: "外\n后", B2: "右" }, merges: [] },
      { cells: { A1: "内一", B1: "内二" }, merges: [] },
    ]);
  });

  test("a deleted row takes its tables along, and a deleted cell lets those after it move up", async () => {
    const inner = tbl(tr(tc(p("内"))));
    const body = tbl(
      `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p("删去"))}${tc(inner + p(""))}</w:tr>`,
      tr(tc(p("甲")), tc(inner + p("乙"), '<w:cellDel w:id="2"/>'), tc(p("丙"))),
      tr(tc('<w:p><w:del w:id="3"><w:r><w:t>旧</w:t></w:r></w:del></w:p>'), tc(p("丁"))),
    );
    expect((await shownOf(docx(body))).sheets).toEqual([
      { cells: { A1: "甲", B1: "丙", B2: "丁" }, merges: [] },
    ]);
  });

  test("fields to fill in keep what was chosen and ticked", async () => {
    const field = (data: string) =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r></w:p>`;
    const entries = '<w:listEntry w:val="定量"/><w:listEntry w:val="定性"/>';
    const cells = [
      '<w:ddList><w:result w:val="1"/><w:default w:val="0"/>' + entries + "</w:ddList>",
      '<w:ddList><w:default w:val="1"/>' + entries + "</w:ddList>",
      "<w:ddList>" + entries + "</w:ddList>",
      '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>',
      '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
      '<w:checkBox><w:default w:val="1"/></w:checkBox>',
      '<w:textInput><w:default w:val="填"/></w:textInput>',
    ];
    const body = tbl(...cells.map((data) => tr(tc(field(data)))));
    expect(Object.values((await shownOf(docx(body))).sheets[0]?.cells ?? {})).toEqual(
      ["定性", "定性", "定量", "☑", "□", "☑", ""].map((text) => `${text}。`),
    );
  });

  test("prompts of content controls are no values, but what a program put in their place is one", async () => {
    const control = (text: string) =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${p(text)}</w:sdtContent></w:sdt>`;
    const prompted = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${tc(p("选择一项。"))}</w:sdtContent></w:sdt>`;
    const body = tbl(
      tr(tc(control("单击或点击此处输入文字。")), tc(control("市环境信息中心")), tc(p("甲"))),
      tr(tc(p("乙")), prompted, tc(p("请按时报送"))),
    );
    expect((await shownOf(docx(body))).sheets[0]?.cells).toEqual({
      B1: "市环境信息中心",
      C1: "甲",
      A2: "乙",
      C2: "请按时报送",
    });
  });

  test("equations keep their strokes and powers", async () => {
    const text = (inside: string) => `<m:r><m:t>${inside}</m:t></m:r>`;
    const body = tbl(
      tr(
        tc(
          `<w:p><m:oMath>${text("≥")}<m:f><m:num>${text("1")}</m:num><m:den>${text("2")}</m:den></m:f></m:oMath></w:p>`,
        ),
        tc(
          `<w:p><m:oMath><m:sSup><m:e>${text("10")}</m:e><m:sup>${text("4")}</m:sup></m:sSup></m:oMath></w:p>`,
        ),
      ),
    );
    expect((await shownOf(docx(body))).sheets[0]?.cells).toEqual({ A1: "≥1/2", B1: "10^4" });
  });

  test("a text box in a cell counts once, whichever way it is written", async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("框")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("框")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { sheets } = await shownOf(docx(tbl(tr(tc(box), tc(p("旁"))))));
    expect(sheets[0]?.cells["A1"]?.replace(/\s/g, "")).toBe("框");
  });
});

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
