import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TELLING, useIn } from "../../tools/peak-use.mjs";
import { hostilePdfs } from "../fixtures/hostile/pdfs";
import { withFewLong } from "../fixtures/sweeps";
import { build, SCRIPT } from "./built-command-line";

/** What a program may use for one file: seconds of work, as a machine with others beside is slower, and megabytes. */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 700;

let folder = "";
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-hostile-"));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(withFewLong(hostilePdfs, 8).map((pdf) => [pdf.name, pdf] as const))(
  "%s",
  (_name, { make, said }) => {
    const file = join(folder, "公开.pdf");
    writeFileSync(file, make());
    const { stdout, stderr } = spawnSync(process.execPath, [...TELLING, SCRIPT, "score", file], {
      encoding: "utf8",
    });
    const { error = "", cpuSeconds, megabytes } = useIn(stderr) ?? {};
    const lines = error.trim();
    expect(`${lines}\n${stdout}`).toMatch(said);
    expect(lines.split("\n")).toHaveLength(1);
    expect(cpuSeconds).toBeLessThan(MOST_SECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  },
);

test("a hostile PDF is given up alone: the file beside it is read", () => {
  const [hostile] = hostilePdfs;
  if (!hostile) throw new Error("a hostile PDF is wanted");
  writeFileSync(join(folder, "公开.pdf"), hostile.make());
  writeFileSync(join(folder, "信.html"), "<html><body><p>请查收。</p></body></html>");
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, "score", folder], {
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(hostile.said);
  expect(stdout).toMatch(/1 个文档里没有表格/);
});
