import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const text = (file: string): string => readFileSync(join(ROOT, file), "utf8");

const DOCS = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const PAGES = ["CONTRIBUTING.md", "README.md", "README.en.md", ...DOCS];

/** Paths of ours in a text, without the names that stand for any: `<id>.ts`, `*`. */
function pathsIn(page: string): readonly string[] {
  return text(page).match(/(?<![\w./-])(?:src|test|tools)\/[\w./-]*[\w/](?![\w<*])/g) ?? [];
}

test("the docs name no file and no room that is not there", () => {
  const missing = PAGES.flatMap((page) =>
    pathsIn(page)
      .filter((path) => !existsSync(join(ROOT, path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test("the picture of the rooms shows every one", () => {
  const [, picture = ""] = /```\n([^]*?)```/.exec(text("CONTRIBUTING.md")) ?? [];
  const rooms = readdirSync(join(ROOT, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(picture))).toEqual([]);
});
