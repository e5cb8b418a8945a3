import { readWorkbook } from "../../../src/files/read-workbook";
import type { WorkbookRead } from "../../../src/files/workbook-reading";
import { a1Area } from "../../../src/sheet/address";
import { documentPlace } from "../../../src/sheet/document-table";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";
import {
  DrawnPage,
  firstExtra,
  pdfOfDrawn,
  pdfOfPages,
  streamOf,
  type DrawnTable,
} from "../../fixtures/make-pdf";

async function read(bytes: Uint8Array): Promise<WorkbookRead> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading;
}

/** The rows of a sheet, cells parted by a stroke and blanks left empty. */
function rowsOf(sheet: SheetSnapshot | undefined): string[] {
  const rows = sheet?.rows ?? [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at]?.text ?? "").join("|"));
}

const TABLE: DrawnTable = {
  left: 60,
  top: 100,
  widths: [80, 80, 80],
  rows: [
    { height: 24, cells: [{ text: "指标", columns: 2 }, "得分"] },
    { height: 24, cells: [{ text: "产出", rows: 2 }, "数量", "10"] },
    { height: 24, cells: ["质量", ""] },
  ],
};
const SHOWN = ["指标||得分", "产出|数量|10", "|质量|"];

test("lines make a grid, characters fall into its cells, and the lines above are rows above", async () => {
  const page = new DrawnPage().text(200, 40, "项目支出绩效自评表").text(60, 70, "单位：万元").table(TABLE);
  const { format, sheets, pdf } = await read(pdfOfDrawn([page]));
  expect(format).toBe("pdf");
  expect(rowsOf(sheets[0])).toEqual(["项目支出绩效自评表||", "单位：万元||", ...SHOWN]);
  expect(sheets[0]?.merges.map(a1Area)).toEqual(["A3:B3", "A4:A5"]);
  expect(pdf).toEqual({
    pages: 1,
    read: 1,
    withoutText: [],
    withoutRules: [],
    overlapped: [],
    damaged: [],
  });
});

test("a line under a word parts no cell, and a box around a page is no table", async () => {
  const page = new DrawnPage().table(TABLE).line(75, 118, 125, 118).line(155, 143, 205, 143);
  const frame = "q 1 w 20 20 555 802 re S Q";
  expect(rowsOf((await read(pdfOfPages([`${page.content()} ${frame}`]))).sheets[0])).toEqual(SHOWN);
});

test("tables beside one another and inside of one another are tables of their own", async () => {
  const beside = new DrawnPage()
    .table({ ...TABLE, widths: [60, 60, 60] })
    .table({ left: 300, top: 100, widths: [60, 60], rows: [{ height: 30, cells: ["右", "表"] }] });
  expect((await read(pdfOfDrawn([beside]))).sheets.map(rowsOf)).toEqual([SHOWN, ["右|表"]]);
  const inside = new DrawnPage()
    .table({
      left: 60,
      top: 60,
      widths: [100, 300],
      rows: [
        { height: 120, cells: ["说明", ""] },
        { height: 24, cells: ["合计", "1"] },
      ],
    })
    .table({ left: 200, top: 80, widths: [60, 60], rows: [{ height: 30, cells: ["内", "表"] }] });
  expect((await read(pdfOfDrawn([inside]))).sheets.map(rowsOf)).toEqual([["说明|", "合计|1"], ["内|表"]]);
});

test("blank bytes before a PDF make no difference", async () => {
  const bytes = pdfOfDrawn([new DrawnPage().table(TABLE)]);
  const { sheets } = await read(new Uint8Array([0xef, 0xbb, 0xbf, 0x0d, 0x0a, ...bytes]));
  expect(rowsOf(sheets[0])).toEqual(SHOWN);
});

test.each<[name: string, table: Partial<DrawnTable>]>([
  ["with borders of thin rectangles", { filled: true }],
  ["without a border on its left and right", { open: ["left", "right"] }],
  ["without a border at its top and foot", { open: ["top", "bottom"] }],
  ["without an outer border", { open: ["left", "right", "top", "bottom"] }],
])("a table %s", async (_name, change) => {
  const { sheets } = await read(pdfOfDrawn([new DrawnPage().table({ ...TABLE, ...change })]));
  expect(rowsOf(sheets[0])).toEqual(SHOWN);
});

test.each([
  ["turned by the page", (content: string) => [content, "/Rotate 90"]],
  ["turned half round by the page", (content: string) => [content, "/Rotate 180"]],
  ["lying on its side", (content: string) => [`q 0 1 -1 0 842 0 cm ${content} Q`, ""]],
  ["drawn at half its size", (content: string) => [`q 0.5 0 0 0.5 20 300 cm ${content} Q`, ""]],
] as const)("a table %s", async (_name, turn) => {
  const [content = "", entries = ""] = turn(new DrawnPage().table(TABLE).content());
  const { sheets } = await read(pdfOfPages([content], { entries, box: "[0 0 842 842]" }));
  expect(rowsOf(sheets[0])).toEqual(SHOWN);
});

/** Rows of a list, the last of which end at the foot of the page. */
function list(from: number, to: number, top: number, before: DrawnTable["rows"] = []): DrawnTable {
  return {
    left: 60,
    top,
    widths: [80, 160, 80],
    rows: [
      ...before,
      ...Array.from({ length: to - from + 1 }, (_, at) => ({
        height: 24,
        cells: [`${from + at}`, `指标${from + at}`, `${5 + at}`],
      })),
    ],
  };
}
const HEADER = { height: 30, cells: ["序号", "三级指标", "得分"] };

test("a table goes on over pages: headers printed again are left out, and each row knows its page", async () => {
  const pages = [
    new DrawnPage()
      .text(200, 30, "绩效自评表")
      .table(list(1, 28, 60, [HEADER]))
      .text(290, 800, "— 1 —"),
    new DrawnPage().table(list(29, 56, 60, [HEADER])).text(290, 800, "— 2 —"),
    new DrawnPage().table(list(57, 60, 60, [HEADER])).text(290, 800, "— 3 —"),
  ];
  const { sheets } = await read(pdfOfDrawn(pages));
  expect(sheets).toHaveLength(1);
  const [sheet] = sheets;
  const names = Array.from({ length: 60 }, (_, at) => `指标${at + 1}`);
  expect(rowsOf(sheet).map((row) => row.split("|")[1])).toEqual(["", "三级指标", ...names]);
  if (!sheet?.documentTable) throw new Error("a table of a document is wanted");
  const grid = { documentTable: sheet.documentTable, merges: sheet.merges };
  const pageOf = (row: number) => documentPlace(grid, { row, column: 1 }).page;
  expect([pageOf(0), pageOf(29), pageOf(30), pageOf(57), pageOf(58), pageOf(61)]).toEqual([1, 1, 2, 2, 3, 3]);
});

test("a table goes on below its titles where these are printed again, and below 续表", async () => {
  const titles = (page: DrawnPage): DrawnPage => page.text(200, 20, "绩效自评表").text(60, 40, "单位：万元");
  const pages = [
    titles(new DrawnPage()).table(list(1, 28, 60, [HEADER])),
    titles(new DrawnPage()).table(list(29, 56, 60, [HEADER])),
    new DrawnPage().text(60, 40, "（续表）").table(list(57, 60, 60)),
  ];
  const { sheets } = await read(pdfOfDrawn(pages));
  expect(sheets.map((sheet) => rowsOf(sheet).length)).toEqual([63]);
});

test("the next form of its kind, on the next page, is another table", async () => {
  const form = (name: string): DrawnPage =>
    new DrawnPage().table({
      left: 60,
      top: 60,
      widths: [80, 160],
      rows: [
        { height: 24, cells: [{ text: "", columns: 2 }] },
        { height: 24, cells: ["项目名称", name] },
        ...Array.from({ length: 27 }, (_, at) => ({ height: 24, cells: [`指标${at}`, `${at}`] })),
      ],
    });
  const { sheets } = await read(pdfOfDrawn([form("甲"), form("乙"), form("丙")]));
  expect(sheets.map((sheet) => rowsOf(sheet)[0])).toEqual(["项目名称|甲", "项目名称|乙", "项目名称|丙"]);
});

test("a table that ends before the foot of its page does not go on", async () => {
  const pages = [new DrawnPage().table(list(1, 3, 60, [HEADER])), new DrawnPage().table(list(4, 31, 60))];
  expect((await read(pdfOfDrawn(pages))).sheets).toHaveLength(2);
});

describe("labels over two pages", () => {
  const part = (rows: number, top: string, first: number): DrawnTable => ({
    left: 60,
    top: 60,
    widths: [80, 160],
    rows: Array.from({ length: rows }, (_, at) => ({
      height: 24,
      cells: at === 0 ? [{ text: top, rows }, `指标${first}`] : [`指标${first + at}`],
    })),
  });
  test.each([
    ["above", "产出指标", ""],
    ["below", "", "产出指标"],
  ])("stand in one cell, the text %s", async (_name, above, below) => {
    const pages = [new DrawnPage().table(part(29, above, 1)), new DrawnPage().table(part(5, below, 30))];
    const { sheets } = await read(pdfOfDrawn(pages));
    expect(sheets).toHaveLength(1);
    expect(rowsOf(sheets[0])[0]).toBe("产出指标|指标1");
    expect(sheets[0]?.merges.map(a1Area)).toEqual(["A1:A34"]);
  });
  test("are one where only the whole stands elsewhere, two where both parts are labels", async () => {
    const whole = part(1, "服务对象满意度指标", 0);
    const of = async (above: string, below: string) => {
      const upper: DrawnTable = { ...part(28, above, 1), rows: [...whole.rows, ...part(28, above, 1).rows] };
      const pages = [new DrawnPage().table(upper), new DrawnPage().table(part(5, below, 30))];
      return (await read(pdfOfDrawn(pages))).sheets[0];
    };
    const one = await of("服务对象", "满意度指标");
    expect(rowsOf(one)[1]?.replace("\n", "")).toBe("服务对象满意度指标|指标1");
    expect(one?.merges.map(a1Area)).toEqual(["A2:A34"]);
    expect((await of("满意度指标", "效益指标"))?.merges.map(a1Area)).toEqual(["A2:A29", "A30:A34"]);
  });
  test("are two where both parts have their own", async () => {
    const pages = [
      new DrawnPage().table(part(29, "产出指标", 1)),
      new DrawnPage().table(part(5, "效益指标", 30)),
    ];
    const { sheets } = await read(pdfOfDrawn(pages));
    expect(sheets[0]?.merges.map(a1Area)).toEqual(["A1:A29", "A30:A34"]);
  });
});

describe("a row that the page parts", () => {
  const row = (...cells: readonly string[]) => ({ height: 22, cells });
  const upper = (last: DrawnTable["rows"][number]): DrawnTable => ({
    left: 60,
    top: 60,
    widths: [60, 64, 60],
    rows: [...Array.from({ length: 31 }, (_, at) => row(`${at}`, "甲", "1")), last],
  });
  const lower = (first: DrawnTable["rows"][number]): DrawnTable => ({
    ...upper(first),
    rows: [first, row("99", "乙", "2")],
  });

  test("is one again where a line that was full goes on", async () => {
    const pages = [
      new DrawnPage().table(upper(row("19", "建立健全各项", "5"))),
      new DrawnPage().table(lower(row("", "管理制度", ""))),
    ];
    const rows = rowsOf((await read(pdfOfDrawn(pages))).sheets[0]);
    expect(rows.slice(-2)).toEqual(["19|建立健全各项管理制度|5", "99|乙|2"]);
  });

  test("is one again where its labels stand elsewhere as a whole, however early their lines end", async () => {
    const labels = row("项目年度目标", "目标完成情况", "得分");
    const pages = [
      new DrawnPage().table({
        ...upper(row("项目年度", "目标完成", "得分")),
        rows: [labels, ...upper(row("项目年度", "目标完成", "得分")).rows],
      }),
      new DrawnPage().table(lower(row("目标", "情况", ""))),
    ];
    const rows = rowsOf((await read(pdfOfDrawn(pages))).sheets[0]);
    expect(rows.slice(-2).map((each) => each.replace(/\n/g, ""))).toEqual([
      "项目年度目标|目标完成情况|得分",
      "99|乙|2",
    ]);
  });

  test("is one again where prose goes on that its author broke into lines", async () => {
    const table: DrawnTable = {
      left: 60,
      top: 60,
      widths: [60, 300],
      rows: [
        ...Array.from({ length: 29 }, (_, at) => row(`${at}`, "甲")),
        {
          height: 62,
          cells: [
            "实施情况",
            "项目于本年完成全部系统的升级改造工作\n并通过专家组评审验收，各项功能运行\n平稳，于2022年11",
          ],
        },
      ],
    };
    const pages = [
      new DrawnPage().table(table),
      new DrawnPage().table({ ...table, rows: [row("", "月1日完成验收。"), row("99", "乙")] }),
    ];
    const rows = rowsOf((await read(pdfOfDrawn(pages))).sheets[0]);
    expect(rows.at(-2)?.replace(/\n/g, "")).toMatch(/^实施情况\|项目于.*2022年11月1日完成验收。$/);
  });

  test("stays two where the line above ended early, or a blank would be filled", async () => {
    const ended = [
      new DrawnPage().table(upper(row("19", "完成", "5"))),
      new DrawnPage().table(lower(row("", "管理制度", ""))),
    ];
    expect(rowsOf((await read(pdfOfDrawn(ended))).sheets[0]).at(-2)).toBe("|管理制度|");
    const blank = [
      new DrawnPage().table(upper(row("19", "建立健全各项", ""))),
      new DrawnPage().table(lower(row("", "", "5"))),
    ];
    expect(rowsOf((await read(pdfOfDrawn(blank))).sheets[0]).slice(-3, -1)).toEqual([
      "19|建立健全各项|",
      "||5",
    ]);
  });
});

test("lines of a cell are one text where only its width parts them", async () => {
  const table: DrawnTable = {
    left: 60,
    top: 60,
    widths: [48, 120],
    rows: [{ height: 60, cells: ["服务对象满\n意度指标", "1.完成\n2.通过"] }],
  };
  expect(rowsOf((await read(pdfOfDrawn([new DrawnPage().table(table)]))).sheets[0])).toEqual([
    "服务对象满意度指标|1.完成\n2.通过",
  ]);
});

test("what stands above and below the line of a cell does not run into the number before it", async () => {
  const small = (x: number, y: number, text: string): string => {
    const hex = Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, "0")).join("");
    return `BT /F1 5.5 Tf ${x} ${842 - y} Td <${hex}> Tj ET`;
  };
  const table: DrawnTable = {
    ...TABLE,
    rows: [
      { height: 24, cells: ["10", "CO", "10"] },
      { height: 24, cells: ["≥5×10", "", ""] },
    ],
  };
  const page = new DrawnPage().table(table);
  const content = page.content();
  const feet = [...content.matchAll(/BT \/F1 9 Tf ([\d.]+) ([\d.]+) Td <([\da-f]+)>/g)].map(
    ([, x = "", y = "", text = ""]) => ({
      x: Number(x) + (9 * text.length) / 4,
      y: 842 - Number(y),
    }),
  );
  const at = (cell: number, shift: number, text: string): string =>
    small(feet[cell]?.x ?? 0, (feet[cell]?.y ?? 0) - shift, text);
  const drawn = [content, at(0, 3, "4"), at(1, -1.5, "2"), at(2, 0, "4"), at(3, 3, "-2")].join(" ");
  expect(rowsOf((await read(pdfOfPages([drawn]))).sheets[0])).toEqual(["10⁴|CO₂|104", "≥5×10⁻²||"]);
});

test("radicals that fonts have for characters are read as the characters", async () => {
  const table = { ...TABLE, rows: [{ height: 24, cells: ["项⽬⽀出", "⻓期⽤⼈", "⻚（100％）"] }] };
  expect(rowsOf((await read(pdfOfDrawn([new DrawnPage().table(table)]))).sheets[0])).toEqual([
    "项目支出|长期用人|页（100％）",
  ]);
});

test("hidden text, hidden layers, white lines and watermarks are not read", async () => {
  const content = [
    new DrawnPage().table(TABLE).content(),
    "q 3 Tr BT /F1 9 Tf 150 690 Td <4e004e00> Tj ET Q",
    "q 1 1 1 RG 0.5 w 100 742 m 100 670 l S Q",
    "q BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 640 Tm <5185> Tj ET Q",
    "/OC /L BDC BT /F1 9 Tf 150 720 Td <4e00> Tj ET EMC",
  ].join("\n");
  const layer = firstExtra(1);
  const bytes = pdfOfPages([content], {
    resources: `/Properties<</L ${layer} 0 R>>`,
    extra: [{ value: "<</Type/OCG/Name(L)>>" }],
    catalog: `/OCProperties<</OCGs[${layer} 0 R]/D<</OFF[${layer} 0 R]>>>>`,
  });
  expect(rowsOf((await read(bytes)).sheets[0])).toEqual(SHOWN);
});

test("pages without text and pages without a drawn table are counted, and a fault is said", async () => {
  const pages = [
    new DrawnPage().table(TABLE).content(),
    "",
    new DrawnPage().text(60, 60, "一级指标 二级指标 得分").content(),
    `${new DrawnPage().table(TABLE).content()} /Missing Do`,
  ];
  const { sheets, pdf } = await read(pdfOfPages(pages));
  expect(sheets).toHaveLength(2);
  expect(pdf).toMatchObject({ pages: 4, read: 4, withoutText: [2], withoutRules: [3], damaged: [4] });
});

test("texts that stand on one another are said", async () => {
  const page = new DrawnPage().table(TABLE).text(80, 108, "实际完成值").text(84, 108, "年度指标值");
  expect((await read(pdfOfDrawn([page]))).pdf?.overlapped).toEqual([1]);
});

test("a scanned page and a file with a password are refused with their reason", async () => {
  const picture = streamOf(
    new Uint8Array(300),
    "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB",
  );
  const scanned = pdfOfPages(["q 595 0 0 842 0 0 cm /X Do Q"], {
    resources: `/XObject<</X ${firstExtra(1)} 0 R>>`,
    extra: [picture],
  });
  expect(await readWorkbook(scanned)).toEqual({ kind: "not-a-spreadsheet", found: "scanned-pdf" });
  const locked = pdfOfDrawn([new DrawnPage().table(TABLE)], {
    trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"5a".repeat(32)}>/U<${"a5".repeat(32)}>>>`,
  });
  expect(await readWorkbook(locked)).toEqual({ kind: "encrypted", of: "pdf" });
});
