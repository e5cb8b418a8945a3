import { join } from "node:path";
import { CHECKS } from "../src/checks/registry";
import { build, hengbiao, ROOT } from "./cli/built-command-line";

test("the example workbook shows every kind of finding", () => {
  build();
  const { out } = hengbiao(["score", join(ROOT, "examples/示例.xlsx"), "--format", "json"]);
  const { files } = JSON.parse(out);
  const found = new Set<string>();
  for (const { tables } of files)
    for (const { findings } of tables) for (const { check } of findings) found.add(check);
  expect(CHECKS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
}, 60_000);
