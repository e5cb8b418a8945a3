import manifest from "../../package.json";
import { CHECKS } from "../../src/checks/registry";
import { FORMS } from "../../src/forms/registry";
import { PROFILES } from "../../src/scoring/profiles/registry";
import { build, hengbiao } from "./built-command-line";

beforeAll(build);

test.each([
  ["checks", CHECKS.map(({ id, title }) => [id, title.zh])],
  ["forms", FORMS.map(({ id, name }) => [id, name.zh])],
  ["profiles", PROFILES.map(({ id, name }) => [id, name.zh])],
])("%s lists them all, one a line", (command, entries) => {
  const run = hengbiao([command]);
  expect(run).toMatchObject({ code: 0, err: "" });
  const lines = run.out.trimEnd().split("\n");
  expect(lines).toHaveLength(entries.length);
  for (const words of entries) {
    expect(lines.filter((line) => words.every((word) => line.includes(word)))).toHaveLength(1);
  }
});

test.each([
  ["checks", "reason-missing", "未完成"],
  ["forms", "project-self-evaluation", "年初核定预算数"],
  ["profiles", "sichuan", '"id": "sichuan"'],
])("%s tells more about %s", (command, id, text) => {
  const run = hengbiao([command, id]);
  expect(run).toMatchObject({ code: 0, err: "" });
  expect(run.out).toContain(text);
});

test.each(["checks", "forms", "profiles"])(
  "%s says what there is when asked for something else",
  (command) => {
    const run = hengbiao([command, "nonsense"]);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toMatch(/^没有 nonsense，可以是 .+。\n$/);
  },
);

test("help names every command, option and exit code, in both languages", () => {
  for (const args of [["--help"], ["score", "-h"], ["--help", "--language", "en"]]) {
    const run = hengbiao(args);
    expect(run).toMatchObject({ code: 0, err: "" });
    for (const word of [
      "score",
      "checks",
      "forms",
      "profiles",
      "--format",
      "--profile",
      "--language",
      "  2  ",
    ]) {
      expect(run.out).toContain(word);
    }
  }
  expect(hengbiao(["--help", "--language", "en"]).out).not.toMatch(/\p{Script=Han}/u);
});

test("the version is the package's", () => {
  expect(hengbiao(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
});

test.each([
  [[]],
  [["frobnicate"]],
  [["score", "--fromat", "json"]],
  [["score", "--format", "xml", "a.xlsx"]],
])("%j is answered with one line and exit code 2", (args) => {
  const run = hengbiao(args);
  expect(run).toMatchObject({ code: 2, out: "" });
  expect(run.err).toMatch(/^hengbiao.+\n$/);
});
