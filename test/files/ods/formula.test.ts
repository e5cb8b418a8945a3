import fc from "fast-check";
import { excelFormula } from "../../../src/files/ods/formula";

test.each<[openDocument: string, excel: string]>([
  ["[.B2]*SUM([.$C$1:.C9])", "B2*SUM($C$1:C9)"],
  ['IF([.A1]>0;"是;[.A1]";[$项.B2])', 'IF(A1>0,"是;[.A1]",项!B2)'],
  ["[$'自评 表'.A1:.$B$2]", "'自评 表'!A1:$B$2"],
  ["[Sheet1.A1:Sheet1.B2]", "'Sheet1'!A1:B2"],
  ["[$'O''Neil'.A1]", "'O''Neil'!A1"],
  ["SUM({1;2|3;4})", "SUM({1,2;3,4})"],
  ["and(true;not(FALSE))", "AND(TRUE,NOT(FALSE))"],
  ["COM.MICROSOFT.CONCAT([.A1];1.5E+3%)", "_xlfn.CONCAT(A1,1.5E+3%)"],
  ["[.A1:.B9]![.B1:.B9]", "A1:B9 B1:B9"],
])("%s is %s", (openDocument, excel) => {
  expect(excelFormula(openDocument)).toBe(excel);
});

test.each([
  ["a name", "单价*2"],
  ["a cell of another file", "['file:///甲.ods'#$表.A1]"],
  ["a cell that is gone", "[.#REF!]"],
  ["cells of several sheets", "SUM([$甲.A1:$乙.A1])"],
  ["a function of another program", "ORG.LIBREOFFICE.RAWSUBTRACT(1;2)"],
  ["a text without end", '"是'],
  ["nothing", ""],
  ["too much", "1+".repeat(5000)],
])("%s is left out", (_name, formula) => {
  expect(excelFormula(formula)).toBeUndefined();
});

test("whatever stands there, it is a formula without what only OpenDocument has, or none", () => {
  const pieces = fc.constantFrom(
    "[.A1]",
    "[$表.B2:.C3]",
    '"x;y"',
    "SUM(",
    ")",
    ";",
    "+",
    "[",
    '"',
    "'",
    "~",
    "名",
    "{",
    "|",
    "}",
  );
  fc.assert(
    fc.property(fc.array(pieces), (formula) => {
      const excel = excelFormula(formula.join(""))?.replace(/"(?:[^"]|"")*"/g, "");
      if (excel !== undefined) expect(excel).not.toMatch(/[[\]"~]|名/);
    }),
  );
});
