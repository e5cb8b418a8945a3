import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FORMS } from "../../src/forms/registry";

const DOCS = join(__dirname, "../../docs");
const read = (name: string): string => readFileSync(join(DOCS, "forms", name), "utf8");

test.each(FORMS.map(({ id, name }) => [id, name.zh] as const))(
  "%s has a page with its picture",
  (id, name) => {
    const page = read(`${id}.md`);
    expect(page.split("\n")[0]).toContain(name);
    expect(page).toContain(`](../images/form-${id}.png)`);
    expect(existsSync(join(DOCS, "images", `form-${id}.png`))).toBe(true);
    expect(read("README.md")).toContain(`[\`${id}\`](${id}.md)`);
  },
);

test("every page is a form's, the list or the way to add one", () => {
  const pages = [...FORMS.map(({ id }) => `${id}.md`), "README.md", "adding.md"].sort();
  expect(readdirSync(join(DOCS, "forms")).sort()).toEqual(pages);
});

test("every form registered has a name of its own", () => {
  expect(new Set(FORMS.map(({ id }) => id)).size).toBe(FORMS.length);
});
