import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, ROOT } from "./cli/built-command-line";

const folder = mkdtempSync(join(tmpdir(), "hengbiao-npm-"));
const installed = join(folder, "installed");

/** Runs npm without a network: what is installed must need nothing from elsewhere. */
function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync("npm", [...args, "--offline", "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

let packed: { readonly size: number; readonly files: readonly string[] };

beforeAll(() => {
  build("cli");
  const [told] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], ROOT));
  const files: readonly { readonly path: string }[] = told.files;
  packed = { size: told.size, files: files.map(({ path }) => path) };
  mkdirSync(installed);
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  npm(["install", "--ignore-scripts", join(folder, archive)], installed);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it holds the command line alone, with the licences of what was built into it", () => {
  const others = packed.files.filter((path) => !/^dist\/cli\/[\w-]+\.js$/.test(path));
  expect(others.sort()).toEqual([
    "LICENSE",
    "README.en.md",
    "README.md",
    "dist/cli/licences.txt",
    "dist/cli/package.json",
    "package.json",
  ]);
  expect(packed.size).toBeLessThan(3 << 20);
});

test("it brings at most eight packages", () => {
  const lock = JSON.parse(readFileSync(join(installed, "node_modules/.package-lock.json"), "utf8"));
  expect(Object.keys(lock.packages).length).toBeLessThanOrEqual(8);
});

test("installed in an empty folder it scores a file", () => {
  const program = join(installed, "node_modules/hengbiao/dist/cli/hengbiao.js");
  expect(existsSync(program)).toBe(true);
  if (process.platform !== "win32") {
    expect(statSync(join(installed, "node_modules/.bin/hengbiao")).mode & 0o111).not.toBe(0);
  }
  const file = join(ROOT, "examples/绩效目标表.xlsx");
  const { stdout, stderr } = spawnSync(process.execPath, [program, "score", file], {
    cwd: installed,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/绩效目标表/);
});
