import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, ROOT } from "./built-command-line";

const isHere = existsSync(join(ROOT, "../shared/corpus"));

interface Measured {
  readonly workbook: string;
  readonly ok: boolean;
  readonly differences: readonly string[];
}

function measure(): readonly Measured[] {
  build();
  const { stdout, stderr } = spawnSync(process.execPath, ["tools/measure.mjs", "--json", "--sample"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (!stdout.startsWith("[")) throw new Error(stdout + stderr);
  const results: readonly Measured[] = JSON.parse(stdout);
  return results;
}

const onCorpus = isHere ? test : test.skip;

/** `npm run measure` does the same with all of them. */
onCorpus("published tables, in every layout, are read and judged right (needs ../shared/corpus)", () => {
  const measured = measure();
  expect(measured.length).toBeGreaterThanOrEqual(6);
  const short = measured.filter(({ ok }) => !ok);
  expect(short.map(({ workbook, differences }) => [workbook, ...differences])).toEqual([]);
});
