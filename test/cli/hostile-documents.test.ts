import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peakUse } from "../../tools/peak-use.mjs";
import { documents } from "../fixtures/hostile/documents";
import { build, SCRIPT } from "./built-command-line";

const MOST_MEGABYTES = 500;

/** Those that would take the most, each another way; `npm run measure` tries them all. */
const SAMPLE = [
  ".docx that unpacks to far more than it says",
  ".docx with millions of empty rows",
  "page with spans of a billion",
  "page with millions of tags",
  "XML 2003 of four hundred thousand cells",
  ".fods with a row repeated a billion times",
  "CSV of twenty million delimiters",
];

let folder = "";
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-hostile-"));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(SAMPLE)("%s: at most 500 MB, one line, exit code 2 or 0", async (name) => {
  const document = documents.find((each) => each.name === name);
  if (!document) throw new Error(`there is no document ${name}`);
  const file = join(folder, "收到.docx");
  writeFileSync(file, await document.make());
  const { code, error, megabytes } = await peakUse([SCRIPT, "score", file]);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  if (document.expected.kind === "read") expect({ code, error }).toEqual({ code: 0, error: "" });
  else {
    expect(code).toBe(2);
    expect(error.trim()).toMatch(/^[^\n]*收到\.docx：[^\n]+$/);
  }
});
