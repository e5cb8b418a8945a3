import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { openOle2 } from "../../../../src/files/ole2/ole2";
import { formulaText } from "../../../../src/web/workbook/older/xls-formula";
import { FIXED_FUNCTIONS, OPEN_FUNCTIONS } from "../../../../src/web/workbook/older/xls-functions";
import { readXlsStyles } from "../../../../src/web/workbook/older/read-xls-styles";
import { savedByLibreOffice } from "../../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../../fixtures/programs";

const SHEETS = ["表", "自评 表"];

function text(...tokens: readonly number[]): string | undefined {
  const bytes = new DataView(Uint8Array.from(tokens).buffer);
  return formulaText(bytes, { row: 2, column: 1 }, (link) => SHEETS[link]);
}

const [ONE, TWO] = [
  [0x1e, 1, 0],
  [0x1e, 2, 0],
] as const;

test.each<[formula: string, tokens: readonly number[]]>([
  ["1+2", [...ONE, ...TWO, 0x03]],
  ["-(1<>2)%", [...ONE, ...TWO, 0x0e, 0x15, 0x13, 0x14]],
  ["1.5", [0x1f, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f]],
  ["TRUE", [0x1d, 1]],
  ['"是""""1"', [0x17, 4, 1, 0x2f, 0x66, 0x22, 0, 0x22, 0, 0x31, 0]],
  ['"x"', [0x17, 1, 0, 0x78]],
  ["$A$1", [0x24, 0, 0, 0, 0]],
  ["A$1", [0x44, 0, 0, 0, 0x40]],
  ["$A1", [0x64, 0, 0, 0, 0x80]],
  ["A1:C4", [0x25, 0, 0, 3, 0, 0, 0xc0, 2, 0xc0]],
  ["A2", [0x2c, 0xff, 0xff, 0xff, 0xc0]],
  ["B$1:$A65536", [0x4d, 0, 0, 0xfd, 0xff, 0, 0x40, 0, 0x80]],
  ["表!$A$1", [0x3a, 0, 0, 0, 0, 0, 0]],
  ["'自评 表'!$A$1:$A$3", [0x3b, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0]],
  ["LEN(1)", [...ONE, 0x41, 32, 0]],
  ["TODAY()", [0x19, 0x01, 0, 0, 0x41, 221, 0]],
  ["AND(1,2,)", [...ONE, ...TWO, 0x16, 0x42, 3, 36, 0]],
  ["SUM(A1:B2)", [0x25, 0, 0, 1, 0, 0, 0xc0, 1, 0xc0, 0x19, 0x10, 0, 0]],
  ["CHOOSE(1,2)", [...ONE, 0x19, 0x04, 1, 0, 0, 0, 0, 0, ...TWO, 0x42, 2, 100, 0]],
])("%s", (formula, tokens) => {
  expect(text(...tokens)).toBe(formula);
});

test.each<[name: string, tokens: readonly number[]]>([
  ["nothing", []],
  ["an operator without its operands", [...ONE, 0x03]],
  ["operands without an operator", [...ONE, ...TWO]],
  ["a name", [0x23, 1, 0, 0, 0]],
  ["an array", [0x20, 0, 0, 0, 0, 0, 0, 0]],
  ["a cell that is gone", [0x2a, 0, 0, 0, 0]],
  ["a sheet of another workbook", [0x3a, 9, 0, 0, 0, 0, 0]],
  ["a function that is not common", [...ONE, 0x41, 0xff, 0x7f]],
  ["a call with more arguments than there are", [...ONE, 0x42, 9, 36, 0]],
  ["a token cut off", [0x1f, 0, 0]],
  ["a text cut off", [0x17, 9, 1, 0x2f, 0x66]],
  ["a number that is none", [0x1f, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f]],
])("%s is left out", (_name, tokens) => {
  expect(text(...tokens)).toBeUndefined();
});

test("whatever bytes there are, they are a formula or none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(["string", "undefined"]).toContain(typeof text(...bytes));
    }),
    { numRuns: 2000 },
  );
});

/** Calls that a spreadsheet takes, one of each function as far as it is written as such. */
function calls(): string[] {
  const open: Readonly<Record<string, string>> = {
    LOOKUP: "B1,B1:B9",
    INDEX: "B1:B9,1",
    MATCH: "B1,B1:B9,0",
    OFFSET: "B1,1,1",
    SEARCH: '"x",B1',
    CHOOSE: "1,B1,C1",
    HLOOKUP: "B1,B1:C9,1",
    VLOOKUP: "B1,B1:C9,2,0",
    SUBSTITUTE: 'B1,"x","y"',
    FIND: '"x",B1',
    RANK: "B1,B1:B9",
    ADDRESS: "1,1",
    SUBTOTAL: "9,B1:B9",
    SUMIF: 'B1:B9,"x"',
    IF: "B1,1,2",
  };
  // LibreOffice has values for these two.
  const written = [...FIXED_FUNCTIONS.values()].filter(([name]) => name !== "TRUE" && name !== "FALSE");
  const fixed = written.map(([name, count]) => {
    const needsArea = ["COUNTIF", "LARGE", "SMALL", "COUNTBLANK", "ROWS", "COLUMNS"].includes(name);
    return `${name}(${[needsArea ? "B1:B9" : "B1", "2", "3", "4"].slice(0, count).join(",")})`;
  });
  return [...fixed, ...Array.from(OPEN_FUNCTIONS.values(), (name) => `${name}(${open[name] ?? "B1"})`)];
}

(LIBRE_OFFICE === null ? test.skip : test)(
  "functions have the numbers by which LibreOffice knows them",
  async () => {
    const formulas = calls();
    const conditionalRules = formulas.map((formula, row) => ({
      type: "expression" as const,
      formula: formula.replace(/[BC]1/g, (cell) => `$${cell.charAt(0)}$1`),
      priority: row + 1,
      range: `A${row + 1}`,
      style: { font: { bold: true } },
    }));
    const rows = formulas.map(() => [1]);
    const file = await writeXlsx({ sheets: [{ name: "表", rows, conditionalRules }] });
    const { sheets } = readXlsStyles(openOle2(await savedByLibreOffice(file, "xls")).read("Workbook"));
    const read = sheets[0]?.conditions.map((format) =>
      "formula" in format ? format.formula.replaceAll("$", "") : format,
    );
    expect(read).toEqual(formulas);
  },
);
