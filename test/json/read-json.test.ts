import { readJson } from "../../src/json/read-json";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each<[name: string, text: string, value: unknown]>([
  ["a byte order mark", '\uFEFF{"a":1}', { a: 1 }],
  ["64 lists inside one another", nested(64), JSON.parse(nested(64))],
  [
    "brackets in a text",
    JSON.stringify({ a: "[{".repeat(500), b: '\\"[[' }),
    { a: "[{".repeat(500), b: '\\"[[' },
  ],
  [
    "many lists beside one another",
    `[${Array.from({ length: 999 }, () => "[]").join(",")}]`,
    Array.from({ length: 999 }, () => []),
  ],
])("reads %s", (_name, text, value) => {
  expect(readJson(text)).toEqual({ kind: "json", value });
});

test.each<[name: string, text: string, zh: string]>([
  ["65 lists inside one another", nested(65), "括号嵌套超过 64 层"],
  ["a million lists inside one another", nested(1_000_000), "括号嵌套超过 64 层"],
  ["a million objects that are never closed", '{"a":'.repeat(1_000_000), "括号嵌套超过 64 层"],
  ["a text of 33 million characters", `"${"a".repeat(33 << 20)}"`, "太大：34 MB，最多 32 MB"],
  ["what is none", "{\n  a\n}", "不是 JSON"],
  ["nothing", "", "不是 JSON"],
])("says in one line why it does not read %s", (_name, text, zh) => {
  const reading = readJson(text);
  const problem = reading.kind === "problem" ? reading.problem : { zh: "", en: "\n" };
  expect(problem.zh).toContain(zh);
  expect(problem.zh + problem.en).not.toContain("\n");
});
