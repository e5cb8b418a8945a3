import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostilePdfs } from "../fixtures/hostile/pdfs";
import { withFewLong } from "../fixtures/sweeps";
import { build, SCRIPT } from "./built-command-line";

/** What a program may use for one file: seconds of work, as a machine with others beside is slower, and megabytes. */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 700;

/** Has the program say at its end what it used. */
const TELL =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("\\nUSED "+(u.userCPUTime+u.systemCPUTime)/1e6+" s "+u.maxRSS/1024+" MB\\n")})';

let folder = "";
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), "hengbiao-hostile-"));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(withFewLong(hostilePdfs, 4).map((pdf) => [pdf.name, pdf] as const))(
  "%s",
  (_name, { make, said }) => {
    const file = join(folder, "公开.pdf");
    writeFileSync(file, make());
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", TELL, SCRIPT, "score", file], {
      encoding: "utf8",
    });
    const [whole = "", seconds, megabytes] = /\nUSED ([\d.]+) s ([\d.]+) MB\n$/.exec(stderr) ?? [];
    const lines = stderr.slice(0, stderr.length - whole.length).trim();
    expect(`${lines}\n${stdout}`).toMatch(said);
    expect(lines.split("\n")).toHaveLength(1);
    expect(Number(seconds)).toBeLessThan(MOST_SECONDS);
    expect(Number(megabytes)).toBeLessThan(MOST_MEGABYTES);
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
