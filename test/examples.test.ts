import { join } from "node:path";
import { CHECKS } from "../src/checks/registry";
import { build, hengbiao, ROOT } from "./cli/built-command-line";

test("the example workbook shows every kind of finding", () => {
  build();
  // Official forms alone are on its sheets, and all of them have a column for reasons.
  const found = new Set(["reason-place-missing"]);
  // Weights by level 1 are compared only where a person or the form chose the profile.
  for (const profile of [[], ["--profile", "national-2020"]]) {
    const { out } = hengbiao(["score", join(ROOT, "examples/示例.xlsx"), "--format", "json", ...profile]);
    const { files } = JSON.parse(out);
    for (const { tables } of files)
      for (const { findings } of tables) for (const { check } of findings) found.add(check);
  }
  expect(CHECKS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
});
