import { readWorkbook } from "../../../src/files/read-workbook";
import { opened, shownOf } from "../../fixtures/shown-sheets";
import { docx, p, tbl, tc, tr } from "../../fixtures/word";

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

  describe("what stands above and below the line", () => {
    const run = (text: string, looks = "") =>
      `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const up = '<w:vertAlign w:val="superscript"/>';
    const down = '<w:vertAlign w:val="subscript"/>';
    const raised = '<w:sz w:val="12"/><w:position w:val="6"/>';

    test.each<[read: string, runs: string]>([
      ["10⁴", run("10") + run("4", up)],
      ["≥1.2×10⁻⁴m³", run("≥1.2×10") + run("-", up) + run("4", up) + run("m") + run("3", up)],
      ["CO₂", run("CO") + run("2", down)],
      ["PM2.5", run("PM") + run("2.5", down)],
      ["10_a", run("10") + run("a", down)],
      ["2^a", run("2") + run("a", up)],
      ["98", run("98", up)],
      ["完成值①", run("完成值") + run("①", up)],
      ["10⁴", run("10") + run("4", '<w:rStyle w:val="Power"/>')],
      ["104", run("10") + run("4", '<w:rStyle w:val="Power"/><w:vertAlign w:val="baseline"/>')],
      ["10", run("10") + run("4", '<w:rStyle w:val="Gone"/>')],
      ["10³", run("10") + run("3", raised)],
      ["达标率98%", run("达标率") + run("98%", raised)],
      ["98", run("98", raised)],
    ])("%s", async (read, runs) => {
      const styles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults><w:style w:type="character" w:styleId="Up"><w:rPr>${up}</w:rPr></w:style><w:style w:type="character" w:styleId="Power"><w:basedOn w:val="Up"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
      const body = tbl(tr(tc(`<w:p>${runs}</w:p>`)));
      const { sheets } = await shownOf(
        docx(body, { rId1: { type: "styles", name: "styles.xml", data: styles } }),
      );
      expect(sheets[0]?.cells["A1"]).toBe(read);
    });
  });

  test("paragraphs whose mark was deleted or moved away are one with the next, and tracked merges are merges", async () => {
    const gone = (kind: string) => `<w:pPr><w:rPr><w:${kind} w:id="1"/></w:rPr></w:pPr>`;
    const text = (inside: string) => `<w:r><w:t>${inside}</w:t></w:r>`;
    const body = tbl(
      tr(
        tc(`<w:p>${gone("del")}${text("预算")}</w:p><w:p>${text("执行率")}</w:p>`),
        tc(p("一"), '<w:cellMerge w:id="2" w:vMerge="rest"/>'),
      ),
      tr(
        tc(
          `<w:p>${gone("moveFrom")}<w:moveFrom w:id="3">${text("移走")}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">${text("移来")}</w:moveTo></w:p>`,
        ),
        tc(p(""), '<w:cellMerge w:id="5" w:vMerge="cont"/>'),
      ),
    );
    expect((await shownOf(docx(body))).sheets).toEqual([
      { cells: { A1: "预算执行率", B1: "一", A2: "移来" }, merges: ["B1:B2"] },
    ]);
  });

  test("a text box in the middle of a paragraph does not part it", async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p("框一")}${p("框二")}</w:txbxContent></v:textbox></w:pict></w:r>`;
    const text = (inside: string) => `<w:r><w:t>${inside}</w:t></w:r>`;
    const cell = tc(`<w:p>${text("预算")}${box}${text("执行率")}</w:p>`);
    const inBox = `<w:p>${text("附")}<w:r><w:pict><v:textbox><w:txbxContent>${p("题")}${tbl(tr(tc(p("框中表"))))}</w:txbxContent></v:textbox></w:pict></w:r>${text("件")}</w:p>`;
    expect((await shownOf(docx(tbl(tr(cell)) + inBox))).sheets.map(({ cells }) => cells)).toEqual([
      { A1: "框一\n框二\n预算执行率" },
      { A1: "题", A2: "框中表" },
    ]);
  });

  test("what is struck out counts as deleted where anything is left beside it", async () => {
    const run = (text: string, looks = "") => `<w:r><w:rPr>${looks}</w:rPr><w:t>${text}</w:t></w:r>`;
    const cells = [
      run("90", "<w:strike/>") + run("95"),
      run("作废", "<w:dstrike/>"),
      run("留", '<w:strike w:val="0"/>'),
      run("≥") + run("80", "<w:strike/>") + run("90") + run("%"),
    ];
    const body = tbl(
      tr(...cells.map((runs) => tc(`<w:p>${runs}</w:p>`))),
      tr(tc(`<w:p>${run("旧", "<w:strike/>")}</w:p>${p("新")}`)),
    );
    expect((await shownOf(docx(body))).sheets[0]?.cells).toEqual({
      A1: "95",
      B1: "作废",
      C1: "留",
      D1: "≥90%",
      A2: "新",
    });
  });

  test("documents that a program put in as a whole are read where they stand", async () => {
    const chunk = (id: string) => `<w:altChunk r:id="${id}"/>`;
    const page = "<html><body><p>页</p><table><tr><td>10<sup>4</sup></td></tr></table></body></html>";
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<table><tr><td>=E4</td></tr></table>\r\n--x--`;
    const inner = docx(tbl(tr(tc(p("内")))));
    const part = (name: string, data: string | Uint8Array) => ({ type: "aFChunk", name, data });
    const document = docx(p("题") + chunk("rId1") + tbl(tr(tc(p("本")))) + chunk("rId2") + chunk("rId3"), {
      rId1: part("a.html", page),
      rId2: part("b.mht", archive),
      rId3: part("c.docx", inner),
    });
    expect((await shownOf(document)).sheets.map(({ cells }) => cells)).toEqual([
      { A1: "题", A2: "页", A3: "10⁴" },
      { A1: "本" },
      { A1: "=E4" },
      { A1: "内" },
    ]);
  });

  test("workbooks that stand in it as objects are said, and are why there is nothing to read", async () => {
    const object = (program: string) =>
      `<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="${program}"/></w:object></w:r></w:p>`;
    const objects = object("Excel.Sheet.12") + object("Equation.3") + object("Excel.Sheet.8");
    expect(await readWorkbook(docx(objects))).toEqual({
      kind: "not-a-spreadsheet",
      found: "embedded-workbook",
    });
    const beside = await opened(docx(objects + tbl(tr(tc(p("甲"))))));
    expect([beside.sheets.length, beside.notes]).toEqual([
      1,
      [{ kind: "embedded", sheet: "嵌入的工作表", objects: 2 }],
    ]);
    expect(await opened(docx(object("Equation.3"))).then(({ notes }) => notes)).toEqual([]);
  });

  test("a document in itself, and one that is not there, end with their reason", async () => {
    const chunk = '<w:altChunk r:id="rId1"/>';
    const missing = docx(chunk, {});
    expect(await readWorkbook(missing)).toMatchObject({ kind: "malformed", damage: "missing-part" });
    const loop = docx(chunk, { rId1: { type: "aFChunk", name: "document.xml", data: "" } });
    expect((await readWorkbook(loop)).kind).not.toBe("read");
    let nested = docx(tbl(tr(tc(p("底")))));
    for (let depth = 0; depth < 5; depth += 1) {
      nested = docx(chunk, { rId1: { type: "aFChunk", name: "a.docx", data: nested } });
    }
    expect(await readWorkbook(nested)).toMatchObject({ kind: "malformed", damage: "nesting" });
  });
});
