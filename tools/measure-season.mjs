// A season of forms: 300 projects, sent out with a form of ours and with a learned one, filled in, renamed, saved as
// .xls and .docx, moved, doubled and damaged, and rolled up. The test that npm test runs on a sample does it.
import { runPackage } from "./run.mjs";

const PROJECTS = "300";

/** Whether every number, state and name of the roll-ups is the one that is worked out independently. */
export async function measureSeason() {
  process.env.SEASON_PROJECTS = PROJECTS;
  const { ok, output } = await runPackage("jest/bin/jest.js", ["test/many/season.test.ts"]);
  delete process.env.SEASON_PROJECTS;
  const [, passed = 0, all = 0] = /Tests:.*?(\d+) passed, (\d+) total/.exec(output) ?? [];
  return [
    {
      name: `season of ${PROJECTS} projects, built and learned form`,
      passed: Number(passed),
      all: Number(all),
      ok,
    },
  ];
}
