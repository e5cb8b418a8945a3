import type { Command } from "../../src/cli/command";
import { languageOf, parseCommandLine } from "../../src/cli/command-line";

const command: Command = {
  name: "score",
  operands: { zh: "文件…", en: "FILE…" },
  about: { zh: "评分", en: "score" },
  options: [
    {
      name: "format",
      placeholder: "text|json",
      about: { zh: "格式", en: "format" },
      values: ["text", "json"],
    },
    { name: "profile", placeholder: "NAME|FILE", about: { zh: "规则", en: "profile" } },
    { name: "out", placeholder: "FILE.xlsx", about: { zh: "存为", en: "write" }, ending: ".xlsx" },
  ],
  run: () => Promise.resolve(0),
};

test.each([
  ["a.xlsx", ["a.xlsx"], {}],
  ["a.xlsx --format json b.xlsx", ["a.xlsx", "b.xlsx"], { format: "json" }],
  ["--format=text --profile=sichuan a.xlsx", ["a.xlsx"], { format: "text", profile: "sichuan" }],
  ["--profile a=b.json a.xlsx", ["a.xlsx"], { profile: "a=b.json" }],
  ["a.docx --out b.XLSX", ["a.docx"], { out: "b.XLSX" }],
  ["-- --format.xlsx", ["--format.xlsx"], {}],
  ["--language en a.xlsx", ["a.xlsx"], { language: "en" }],
])("%s", (typed, operands, options) => {
  expect(parseCommandLine(command, typed.split(" "))).toMatchObject({ operands, options });
});

test.each([
  ["--fromat json a.xlsx", /没有选项 --fromat/],
  ["--format xml a.xlsx", /“xml”.*text 或 json/],
  ["a.xlsx --profile", /--profile 后面要写 NAME\|FILE/],
  ["a.docx --out b.docx", /--out 不能是“b\.docx”.*以 \.xlsx 结尾/],
  ["a.docx --out xlsx", /--out 不能是“xlsx”/],
  ["-x a.xlsx", /没有选项 -x/],
])("%s is answered with what is possible", (typed, answer) => {
  const parsed = parseCommandLine(command, typed.split(" "));
  expect("misuse" in parsed && parsed.misuse.zh).toMatch(answer);
});

test("the language is found even where the rest is wrong", () => {
  expect(languageOf(["frobnicate", "--language", "en"])).toBe("en");
  expect(languageOf(["--language=en"])).toBe("en");
  expect(languageOf(["score", "en"])).toBe("zh");
});
