import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

interface Row {
  readonly what: string;
  readonly code: readonly string[];
  readonly file: string;
  readonly name: string;
}

/** The rows of the table of what a real Excel may do: the code that bears it, and the test that holds it. */
const ROWS = read("docs/excel-assumptions.md")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes("`test/"))
  .map((line): Row => {
    const [, what = "", , code = "", held = ""] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, file = "", name = ""] = /^`([^`]+)`：(.+)$/.exec(held) ?? [];
    return { what, code: [...code.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path), file, name };
  });

test("there are rows for all that is known", () => {
  expect(ROWS.length).toBeGreaterThan(20);
});

test.each(ROWS)("$what: the code is there, and the test", ({ code, file, name }) => {
  expect(code.length).toBeGreaterThan(0);
  for (const path of code) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  expect(name).not.toBe("");
  expect(read(file)).toContain(name);
});

test("closed networks, old licences and re-installing are told", () => {
  const [deploy, excel] = [read("docs/deploy.md"), read("docs/excel.md")];
  for (const words of ["连接的体验", "不支持用于生产", "移除加载项再添加", "集中部署", "cdn-china"])
    expect([words, deploy.includes(words)]).toEqual([words, true]);
  for (const words of ["批量许可", "零售版", "WebView2", "网页版](web.md)"])
    expect([words, excel.includes(words)]).toEqual([words, true]);
});
