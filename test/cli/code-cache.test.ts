import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build, ROOT, SCRIPT } from "./built-command-line";

const folder = mkdtempSync(join(tmpdir(), "hengbiao-code-"));
const program = join(folder, "cli");
const compiled = join(program, "compiled");

beforeAll(() => {
  build();
  cpSync(dirname(SCRIPT), program, {
    recursive: true,
    filter: (source) => !source.endsWith("compiled"),
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a run prints, with what it printed wrong and its exit code. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, "hengbiao.js"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const score = () => run("score", "examples/绩效目标表.xlsx");

const kept = () => readdirSync(compiled).map((name) => join(compiled, name));

test("the code of the scripts is kept by the first run, taken by the next, and changes nothing", () => {
  const first = score();
  expect(first).toMatchObject({ status: 1, stderr: "" });
  const written = kept().map((file) => readFileSync(file));
  expect(written.length).toBeGreaterThan(0);
  expect(score()).toEqual(first);
  expect(kept().map((file) => readFileSync(file))).toEqual(written);
});

test.each([
  ["cut off", (file: string) => truncateSync(file, 1000)],
  ["empty", (file: string) => truncateSync(file, 0)],
  [
    "changed in one byte",
    (file: string) => {
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
      writeFileSync(file, bytes);
    },
  ],
  ["of something else", (file: string) => writeFileSync(file, "no code at all, whatever it says")],
])("kept code that is %s is not taken, and is kept anew", (_what, spoil) => {
  const before = score();
  const whole = kept().map((file) => readFileSync(file).length);
  kept().forEach(spoil);
  expect(score()).toEqual(before);
  expect(kept().map((file) => readFileSync(file).length > 1000)).toEqual(whole.map(() => true));
});

test("where nothing may be written a run is the same", () => {
  const before = score();
  rmSync(compiled, { recursive: true, force: true });
  // A file in the place of the folder: not even the system's own user can write below it.
  writeFileSync(compiled, "");
  expect(score()).toEqual(before);
  rmSync(compiled);
});

test("threads keep the code of what they run", () => {
  const files = join(folder, "many");
  for (let at = 0; at < 24; at += 1)
    cpSync(join(ROOT, "examples/绩效目标表.xlsx"), join(files, `${at}.xlsx`), { recursive: true });
  const first = run("score", files);
  expect(existsSync(compiled)).toBe(true);
  expect(run("score", files)).toEqual(first);
});
