import { documentPlace } from "../../../src/sheet/document-table";
import { filledCells, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { review } from "../../../src/report/review";
import { opened } from "../../fixtures/shown-sheets";
import { docx, p, tc, tr } from "../../fixtures/word";
import { strToU8 } from "fflate";

const HEAD = [
  ["项目名称", "信息系统运维", "", ""],
  ["主管部门", "市生态环境局", "实施单位", "市环境信息中心"],
];
const FUNDS = [
  ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
  ["年度资金总额", "100", "100", "96.5", "10", "96.5%", "9.65"],
];
const HEADINGS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因".split(" ");
const OUTPUTS = [
  "产出指标 数量指标 系统运维次数 ≥12次 12次 50 50 /",
  "产出指标 质量指标 验收合格率 ≥95% 98% 20 20 /",
];
const CONTENT = ["满意度指标 服务对象满意度指标 使用人员满意度 ≥90% 92% 20 20 /"];
const TOTAL = "总分 / / / / 100 99.65 /";

const split = (lines: readonly string[]) => lines.map((line) => line.split(" "));
const LIST = [HEADINGS, ...split([...OUTPUTS, ...CONTENT, TOTAL])];
const TITLE = "项目支出绩效自评表";

type Rows = readonly (readonly string[])[];
/** A table, or a line of text between tables. */
type Piece = Rows | string;

/** As Word keeps it: all tables as wide, whatever columns they have. */
function word(pieces: readonly Piece[]): Uint8Array {
  const body = pieces.map((piece) => {
    if (typeof piece === "string") return p(piece);
    const width = Math.max(...piece.map((row) => row.length));
    const columns = Array.from({ length: width }, () => `<w:gridCol w:w="${7200 / width}"/>`);
    const rows = piece.map((row) => tr(...row.map((text) => tc(p(text)))));
    return `<w:tbl><w:tblPr/><w:tblGrid>${columns.join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;
  });
  return docx(body.join(""));
}

function page(pieces: readonly Piece[]): Uint8Array {
  const body = pieces.map((piece) => {
    if (typeof piece === "string") return `<p>${piece}</p>`;
    const rows = piece.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`);
    return `<table>${rows.join("")}</table>`;
  });
  return strToU8(`<html><meta charset="utf-8"><body>${body.join("\n")}</body></html>`);
}

/** The tables of the document that each sheet is made of. */
function tablesOf(sheets: readonly SheetSnapshot[]): number[][] {
  return sheets.map(({ documentTable: table }) => [
    table?.ordinal ?? 0,
    ...(table?.parts ?? []).map(({ ordinal }) => ordinal),
  ]);
}

const ways = [
  ["Word", word],
  ["a web page", page],
] as const;

describe.each(ways)("in %s", (_name, make) => {
  test.each<[what: string, pieces: readonly Piece[], tables: number[][]]>([
    ["the head and the list below a blank line", [TITLE, [...HEAD, ...FUNDS], "", LIST], [[1, 2]]],
    ["the head and the list at once", [TITLE, [...HEAD, ...FUNDS], LIST], [[1, 2]]],
    [
      "head, funds and list, each below a heading",
      [HEAD, "二、项目资金", FUNDS, "三、绩效指标", LIST],
      [[1, 2, 3]],
    ],
    [
      "a list that goes on, its headings printed again below 续表",
      [TITLE, LIST.slice(0, 3), "（续表）", [HEADINGS, ...LIST.slice(3)]],
      [[1, 2]],
    ],
    ["a list that goes on without headings", [TITLE, LIST.slice(0, 2), "", LIST.slice(2)], [[1, 2]]],
    ["a total below the list", [LIST.slice(0, -1), [["总分", "100", "99.65"]]], [[1, 2]]],
    [
      "two forms",
      [[...HEAD, ...FUNDS], LIST, "", [...HEAD, ...FUNDS], LIST],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["two whole forms of one kind", [[...HEAD, ...LIST], "", [...HEAD, ...LIST]], [[1], [2]]],
    ["a form with a title of its own below a head", [HEAD, "", [[TITLE], ...LIST]], [[1], [2]]],
    ["a form below the title of another", [HEAD, "附件2 绩效自评表", LIST], [[1], [2]]],
    [
      "prose between",
      [HEAD, "本项目于年内完成全部任务，绩效目标实现情况良好，具体指标见下。", LIST],
      [[1], [2]],
    ],
    [
      "lists of other things",
      [
        [
          ["序号", "姓名", "职务"],
          ["1", "张三", "科员"],
        ],
        "",
        [
          ["序号", "姓名", "职务"],
          ["2", "李四", "科员"],
        ],
      ],
      [[1], [2]],
    ],
    [
      "a list of other columns below",
      [
        LIST,
        "",
        [
          ["序号", "附件名称"],
          ["1", "合同"],
        ],
      ],
      [[1], [2]],
    ],
    [
      "other headings below a list",
      [
        LIST,
        "",
        [
          ["一级指标", "二级指标", "指标值", "分值"],
          ["产出指标", "数量指标", "5", "9"],
        ],
      ],
      [[1], [2]],
    ],
  ])("%s", async (_what, pieces, tables) => {
    expect(tablesOf((await opened(make(pieces))).sheets)).toEqual(tables);
  });

  test("a form of several tables scores as one, and its findings stand in the table that a person sees", async () => {
    const late = ["满意度指标 服务对象满意度指标 使用人员满意度 ≥90% 80% 20 17.78 "];
    const pieces = [
      TITLE,
      [...HEAD, ...FUNDS],
      "",
      [HEADINGS, ...split(OUTPUTS)],
      "续表",
      [HEADINGS, ...split(late), "总分 / / / / 100 97.43 /".split(" ")],
    ];
    const { sheets } = await opened(make(pieces));
    const { tables, unread } = review(sheets, null);
    expect([tables.length, unread]).toEqual([1, []]);
    const [table] = tables;
    const document = table?.scored.table.document;
    if (!table || !document) throw new Error("a table of a document is wanted");
    expect(table.scored.table.fields.projectName?.text).toBe("信息系统运维");
    const places = table.findings
      .filter(({ severity }) => severity === "error")
      .map(({ check, cell }) => ({ check, ...documentPlace(document, cell) }));
    expect(places).toEqual([{ check: "reason-missing", table: 3, row: 2, column: 8 }]);
    expect(sheets.flatMap(filledCells).filter(([, { text }]) => text === "三级指标")).toHaveLength(1);
  });
});

test("parts within the rows of a page's frame are one form", async () => {
  const inner = (rows: Rows) =>
    `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("")}</table>`;
  const framed = `<html><table><tr><td>${TITLE}</td></tr><tr><td>${inner(HEAD)}</td></tr><tr><td>${inner(LIST)}</td></tr></table></html>`;
  expect(tablesOf((await opened(strToU8(framed))).sheets)).toEqual([[1], [2, 3]]);
});

test("columns of parts that are equally wide are laid over one another, as the page shows them", async () => {
  const { sheets } = await opened(word([HEAD, LIST]));
  const texts = sheets.flatMap(filledCells).map(([{ row, column }, { text }]) => [row, column, text]);
  expect(texts).toContainEqual([1, 4, "实施单位"]);
  expect(sheets[0]?.merges).toContainEqual({ top: 1, left: 4, bottom: 1, right: 5 });
});
