import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allowsDistribution, licenceOf, packageOf } from "../../tools/licences.mjs";
import { build, ROOT } from "../cli/built-command-line";

const folder = mkdtempSync(join(tmpdir(), "hengbiao-licences-"));

beforeAll(() => {
  for (const name of ["cli", "excel", "web"] as const) build(name);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function described(description: object, text?: string): string {
  const place = mkdtempSync(join(folder, "package-"));
  writeFileSync(
    join(place, "package.json"),
    JSON.stringify({ name: "some", version: "1.0.0", ...description }),
  );
  if (text !== undefined) writeFileSync(join(place, "LICENSE.md"), text);
  return place;
}

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["MIT AND Apache-2.0", true],
  ["MIT AND GPL-2.0-only", false],
  ["GPL-3.0-or-later", false],
  ["SEE LICENSE IN LICENSE.txt", false],
  ["UNLICENSED", false],
  ["", false],
])("%s: %s", (expression, allowed) => {
  expect(allowsDistribution(expression)).toBe(allowed);
});

test("a package whose licence forbids it, or that names none, or has no text of it, is not handed out", () => {
  expect(() => licenceOf(described({ license: "GPL-3.0-only" }, "text"))).toThrow(
    /some 1.0.0 may not .* GPL-3.0-only/,
  );
  expect(() => licenceOf(described({}, "text"))).toThrow(/not named/);
  expect(() => licenceOf(described({ license: "BSD-3-Clause" }))).toThrow(/no text/);
  expect(licenceOf(described({ license: "MIT", author: { name: "Somebody" } })).text).toContain(
    "(c) Somebody",
  );
  expect(licenceOf(described({ license: { type: "ISC" } }, " the text\n"))).toEqual({
    name: "some",
    version: "1.0.0",
    licence: "ISC",
    text: "the text",
  });
});

test("a file belongs to the nearest package with a version", () => {
  expect(packageOf(join(ROOT, "src/cli/hengbiao.ts"))).toBeNull();
  expect(packageOf(join(ROOT, "node_modules/@univerjs/core/lib/es/index.js"))).toBe(
    join(ROOT, "node_modules/@univerjs/core"),
  );
});

/** The folder of the copy of a package that has a version; some packages bring an older copy of another along. */
function folderOf(name: string, version: string): string {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const place = Object.keys(packages).find(
    (key) => key.endsWith(`node_modules/${name}`) && packages[key].version === version,
  );
  return join(ROOT, place ?? `${name} ${version} is not installed`);
}

/** What each output is known to be made with, by its imports; what only hands on others leaves nothing of its own. */
const MADE_WITH = {
  cli: ["big.js", "fflate", "hucre", "zod", "@e965/xlsx"],
  excel: [
    "big.js",
    "react",
    "react-dom",
    "scheduler",
    "@fluentui/react-button",
    "@griffel/core",
    "@fluentui/react-tabster",
  ],
  web: [
    "big.js",
    "react",
    "react-dom",
    "@fluentui/react-button",
    "@univerjs/core",
    "@univerjs/ui",
    "rxjs",
    "zod",
  ],
} as const;

test.each(Object.entries(MADE_WITH))(
  "%s brings the texts of the licences of what it is made with",
  (output, names) => {
    const text = readFileSync(join(ROOT, "dist", output, "licences.txt"), "utf8");
    const listed = [...text.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) \(.+\)$/gm)];
    expect(listed.map(([, name]) => name)).toEqual(expect.arrayContaining([...names]));
    for (const [, name = "", version = ""] of listed) {
      const { text: own } = licenceOf(folderOf(name, version));
      expect([name, text.includes(own)]).toEqual([name, true]);
    }
  },
);
