import { readFileSync } from "node:fs";
import { failureOf } from "../../src/hosts/excel/failure";
import { en } from "../../src/taskpane/messages/en";
import { saidByCode } from "../../src/taskpane/messages/host-codes";
import { zh } from "../../src/taskpane/messages/zh";

const TYPES = readFileSync("node_modules/@types/office-js/index.d.ts", "utf8");

/** The codes that Excel may answer, from the types that Microsoft publishes. */
function codesOfExcel(): readonly string[] {
  return [...TYPES.matchAll(/enum ErrorCodes \{([\s\S]*?)\}/g)]
    .map(([, inside = ""]) => [...inside.matchAll(/= "(\w+)"/g)].map(([, code = ""]) => code))
    .filter((codes) => codes.includes("NonBlankCellOffSheet"))
    .flat();
}

/** The codes of the client itself, which its types name without a value. */
function codesOfClient(): readonly string[] {
  const [, inside = ""] = /class ErrorCodes \{([\s\S]*?)\}/.exec(TYPES) ?? [];
  const names = [...inside.matchAll(/static (\w+): string/g)].map(([, name = ""]) => name);
  return names.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
}

/** Those that only the documentation of error handling lists. */
const DOCUMENTED = [
  "ActivityLimitReached",
  "ApiNotAvailable",
  "BadPassword",
  "Client Error",
  "ContentLengthRequired",
  "HostRestartNeeded",
  "InvalidRequest",
  "InvalidRibbonDefinition",
  "MemoryLimitReached",
  "RequestPayloadSizeLimitExceeded",
  "ServiceNotAvailable",
  "Unauthenticated",
];

const CODES = [...new Set([...codesOfExcel(), ...codesOfClient(), ...DOCUMENTED])].sort();

test("the lists of codes are there", () => {
  expect(codesOfExcel().length).toBeGreaterThan(30);
  expect(codesOfClient().length).toBeGreaterThan(10);
});

test.each(CODES)("%s has words of its own in both languages", (code) => {
  const failure = failureOf({ code, message: "", debugInfo: { errorLocation: "Range.values" } });
  if (failure.code === "unknown") expect([code, saidByCode(code)]).not.toEqual([code, "nothing"]);
  for (const words of [zh, en]) {
    const { what, todo } = words.failure.of(failure, "writing");
    expect([what, todo].every((text) => text.length > 5)).toBe(true);
  }
});

test.each([
  ["GeneralException", "Excel 内部出错"],
  ["InvalidArgument", "不接受这一步涉及的单元格或内容"],
  ["PropertyNotLoaded", "这是衡表的缺陷"],
  ["InsertDeleteConflict", "拆散"],
  ["NonBlankCellOffSheet", "最后一行或一列"],
  ["MemoryLimitReached", "内存不够"],
  ["Unauthenticated", "登录已失效"],
  ["SomethingNew", "没有完成这一步"],
])("%s is told as what it is", (code, words) => {
  expect(zh.failure.of(failureOf({ code, message: "" }), "writing").what).toContain(words);
});

describe("a clearing of marks that stops halfway", () => {
  test.each([
    [zh, "结果以表格所示为准。"],
    [en, "The sheet shows the outcome."],
  ])("does not claim that nothing was changed", (words, told) => {
    const { of } = words.failure;
    expect(of(failureOf({ code: "GeneralException" }), "clearing").changed).toBe(told);
    expect(of({ code: "no-answer" }, "clearing").changed).toBe(told);
    expect(of(failureOf({ code: "GeneralException" }), "marking").changed).not.toBe(told);
  });
});
