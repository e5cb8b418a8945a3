import { withoutPrefixes, withPrefixes } from "../../src/sheet/later-functions";

test.each([
  ["_xlfn.IFNA(A1,0)", "IFNA(A1,0)"],
  ['_xlfn.IFS(A1>90,"优",A1>80,"良")', 'IFS(A1>90,"优",A1>80,"良")'],
  ["SUM(_xlfn._xlws.FILTER(A1:A9,A1:A9>0))", "SUM(FILTER(A1:A9,A1:A9>0))"],
  [
    '_xlfn.TEXTJOIN("、",TRUE,A1:A9)&IF(_xlfn.XOR(A1,B1),1,2)',
    'TEXTJOIN("、",TRUE,A1:A9)&IF(XOR(A1,B1),1,2)',
  ],
  ["_xlfn.RANK.EQ(A1,A1:A9)", "RANK.EQ(A1,A1:A9)"],
])("%s is typed as %s", (inFile, typed) => {
  expect(withoutPrefixes(inFile)).toBe(typed);
  expect(withPrefixes(typed)).toBe(inFile);
  expect(withPrefixes(inFile)).toBe(inFile);
});

test.each([
  "SUM(A1:A9)",
  "IF(A1=\"IFS(1,2)\",'_xlfn.IFS('!A1,1)",
  "NETWORKDAYS.INTL(A1,B1)",
  "我的.IFS(1)",
  "_xlfn.LET(_xlpm.x,1,_xlpm.x)",
  "_xlfn.SINGLE(A1)",
  "DAYS+1",
  "AGGREGATE(9,6,A1:A9)",
])("%s stays as it is", (formula) => {
  expect(withoutPrefixes(formula)).toBe(formula);
  expect(withPrefixes(formula)).toBe(formula);
});

test("small letters are typed too", () => {
  expect(withPrefixes("ifna(a1,Concat(a1))")).toBe("_xlfn.ifna(a1,_xlfn.Concat(a1))");
});
