import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { writeLists } from "../../src/files/xlsx/write-lists";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { rollUpBook } from "../../src/many/book";
import { insertedList } from "../../src/many/inserted-list";
import { runCrossChecks } from "../../src/many/checks/run-checks";
import { rollUp } from "../../src/many/roll-up";
import { review } from "../../src/report/review";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { a1 } from "../../src/sheet/address";
import { blockPlaces, type ListFormula, type ListSheet, withinLimits } from "../../src/sheet/list-sheet";
import type { CellValue } from "../../src/sheet/snapshot";
import { calculated } from "../fixtures/libreoffice";
import { schemaFaultsOfAll } from "../fixtures/open-xml";
import { LIBRE_OFFICE } from "../fixtures/programs";
import { opened } from "../fixtures/shown-sheets";
import {
  fileSummaryOf,
  findingSummary,
  indicatorSummary,
  projectList,
  tableSummary,
} from "../fixtures/summaries";

const UNITS = ["信息中心", "监测站*?", "=1+1"];

/** Projects of all kinds, in files with names of all kinds. */
const FILES = Array.from({ length: 24 }, (_, at) => {
  const number = String(at + 1).padStart(3, "0");
  const adjusted = 10 + at * 7.13;
  const share = [1, 0.97, 0.93, 0.85, 0.6, 0.3, 0][at % 7] ?? 1;
  const table = tableSummary({
    code: `51000025${"RYT"[at % 3] ?? "T"}000000000${number}`,
    project: at === 5 ? "@SUM(A1)" : `项目${number}`,
    unit: UNITS[at % 3] ?? "",
    funding: at % 4 === 0 ? "非财政" : at % 5 === 0 ? null : "财政",
    initial: at % 6 === 0 ? 0 : adjusted * 0.9,
    adjusted,
    executed: at === 9 ? null : Math.round(adjusted * share * 100) / 100,
    total: at === 11 ? null : ([100, 99.66, 95, 93.2, 88.1, 70, 45][at % 7] ?? 0),
    reviewTotal: at % 8 === 0 ? 90.5 : null,
    isCancelled: at === 13,
    indicators: [
      indicatorSummary(),
      indicatorSummary({ level2: "质量", met: false, score: 5, deviation: -40, actual: "2 次" }),
      indicatorSummary({
        level1: "效益",
        level2: "社会效益",
        quantitative: false,
        met: null,
        deviation: null,
      }),
    ],
    findings:
      at % 3 === 0 ? [findingSummary(), findingSummary({ severity: "warning", check: "boundary" })] : [],
  });
  return fileSummaryOf(`报送/${at % 2 === 0 ? "甲" : "乙 #%&'"}/${number}.xlsx`, [table]);
});

const ROLLED = rollUp(
  [...FILES, fileSummaryOf("报送/坏.xlsx", [], { failure: "文件已损坏。" })],
  projectList([
    ...FILES.map(({ tables: [table] }) => ({
      code: table?.code ?? "",
      project: table?.project ?? "",
      unit: table?.unit ?? "",
    })),
    { project: "没有来的", unit: "信息中心" },
  ]),
  { year: null, profile: national2020 },
);
const BOOK = rollUpBook(ROLLED, runCrossChecks(ROLLED, national2020, "zh"), (file) => `../${file}`);

function formulasOf(sheet: ListSheet): readonly {
  readonly at: string;
  readonly row: number;
  readonly column: number;
  readonly cell: ListFormula;
}[] {
  const places = blockPlaces(sheet);
  return sheet.blocks.flatMap(({ rows, total }, block) => {
    const place = places[block];
    const lines = [...rows.map((cells, at) => ({ row: (place?.firstRow ?? 0) + at, cells }))];
    if (total && place && place.total !== null) lines.push({ row: place.total, cells: total });
    return lines.flatMap(({ row, cells }) =>
      cells.flatMap((cell, column) =>
        cell !== null && typeof cell === "object" && "formula" in cell
          ? [{ at: `${sheet.name}!${a1({ row, column })}`, row, column, cell }]
          : [],
      ),
    );
  });
}

function isSame(ours: CellValue, theirs: CellValue): boolean {
  if (typeof ours !== "number" || typeof theirs !== "number") return ours === theirs;
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours));
}

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

withLibreOffice("LibreOffice calculates every formula to what we say it gives", async () => {
  const sheets = await calculated(await writeLists(BOOK));
  const formulas = BOOK.flatMap((sheet, at) =>
    formulasOf(sheet).map((formula) => ({ ...formula, sheet: at })),
  );
  const differences = formulas.flatMap(({ sheet, at, row, column, cell }) => {
    const theirs = sheets[sheet]?.(row, column) ?? "";
    return isSame(cell.result, theirs)
      ? []
      : [`${at} =${cell.formula}: ${String(cell.result)}, LibreOffice ${String(theirs)}`];
  });
  expect(differences).toEqual([]);
  expect(formulas.length).toBeGreaterThan(300);
});

test("the workbook follows the schema, opens with all its sheets, and is the same each time", async () => {
  const bytes = await writeLists(BOOK);
  expect(await schemaFaultsOfAll([bytes])).toEqual([[]]);
  expect(Buffer.from(await writeLists(BOOK)).equals(Buffer.from(bytes))).toBe(true);
  const { sheets } = await readXlsx(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(BOOK.map(({ name }) => name));
});

test("texts from files stay texts, and links lead to the files beside the result", async () => {
  const parts = unzipSync(await writeLists(BOOK));
  const xml = strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
  expect(xml).toContain('<t xml:space="preserve">@SUM(A1)</t>');
  expect(xml).not.toContain("<f>@SUM");
  expect(xml).not.toMatch(/<f>=?1\+1<\/f>/);
  const links = strFromU8(parts["xl/worksheets/_rels/sheet2.xml.rels"] ?? new Uint8Array());
  expect(links).toContain(`Target="../${encodeURIComponent("报送")}/${encodeURIComponent("甲")}/001.xlsx"`);
  expect(links).toContain("%23%25%26%27");
  expect(xml).toContain(`location="&apos;自评表&apos;!A1"`.replaceAll("&apos;", "'"));
});

test("the figures of a unit are those of its projects", () => {
  const units = BOOK.find(({ name }) => name === "单位汇总");
  const [row] = units?.blocks[0]?.rows ?? [];
  const own = FILES.flatMap(({ tables }) => tables).filter(({ unit }) => unit === UNITS[0]);
  const scores = own.flatMap(({ total }) => total ?? []);
  const results = (row ?? []).map((cell) =>
    cell !== null && typeof cell === "object" && "formula" in cell ? cell.result : cell,
  );
  const executed = own.reduce((sum, table) => sum + (table.executed ?? 0), 0);
  const adjusted = own.reduce((sum, table) => sum + (table.executed === null ? 0 : (table.adjusted ?? 0)), 0);
  expect(results.slice(0, 5)).toEqual([1, UNITS[0], own.length + 1, own.length, 1]);
  expect(results[10]).toBeCloseTo(executed / adjusted, 6);
  expect(results[11]).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 9);
  expect(results[13]).toBe(scores.filter((score) => score >= 90).length);
});

test("a table beyond a sheet's rows goes on in further ones, and links beyond Excel's are left out, said so", () => {
  const [sheet] = BOOK.filter(({ name }) => name === "报送情况");
  if (!sheet) throw new Error("no such sheet");
  const parts = withinLimits([sheet], 10);
  const rows = sheet.blocks[0]?.rows.length ?? 0;
  expect(parts.map(({ name }) => name)).toEqual(["报送情况", "报送情况 2", "报送情况 3"]);
  expect(parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows))).toHaveLength(rows);
  const [block] = sheet.blocks;
  const line = block?.rows[0] ?? [];
  const many = {
    ...sheet,
    blocks: block ? [{ ...block, rows: Array.from({ length: 70_000 }, () => line) }] : [],
  };
  expect(withinLimits([many])[0]?.notes[0]).toContain("65530");
  expect(withinLimits([sheet])[0]?.notes).toEqual(sheet.notes);
});

test("every sheet says that it is a result, so that none is taken for a form", async () => {
  const { sheets } = await opened(await writeLists(BOOK));
  expect(sheets).toHaveLength(BOOK.length);
  const { tables, unread } = review(sheets, null);
  expect(tables).toEqual([]);
  expect(unread.map(({ sheet, reason }) => [sheet, reason])).toEqual(
    BOOK.map(({ name }) => [name, { kind: "own-paper", paper: "result" }]),
  );
  const inserted = await opened(await writeSheets(BOOK.map((sheet) => insertedList(sheet, new Map()))));
  expect(review(inserted.sheets, null).unread.every(({ reason }) => reason.kind === "own-paper")).toBe(true);
});
