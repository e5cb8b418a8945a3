import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, hengbiao, ROOT } from "./built-command-line";

beforeAll(build);

test.each(["README.md", "README.en.md"])("the transcript in %s is what the command line prints", (file) => {
  const readme = readFileSync(join(ROOT, file), "utf8");
  const [, transcript = ""] = /```console\n(.+?)\n```/s.exec(readme) ?? [];
  const [command = "", ...lines] = transcript.split("\n");
  const [, typed = ""] = /^\$ npm run --silent hengbiao -- (.+)$/.exec(command) ?? [];
  const printed = hengbiao(typed.split(" ")).out.split("\n");
  let at = 0;
  for (const line of lines) {
    if (line === "…") continue;
    const found = printed.indexOf(line, at);

    expect({ line, isPrinted: found >= at }).toEqual({ line, isPrinted: true });
    at = found + 1;
  }
  expect(lines.length).toBeGreaterThan(5);
});
