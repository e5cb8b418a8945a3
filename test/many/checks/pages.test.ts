import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKS } from "../../../src/checks/registry";
import type { CrossCheck, CrossFinding } from "../../../src/many/checks/check";
import { CROSS_CHECKS } from "../../../src/many/checks/registry";
import { crossFindingsBy } from "../../../src/many/checks/run-checks";
import { national2020 } from "../../../src/scoring/profiles/national-2020";
import { PAGES, readCrossCheckPage, type Example } from "./cross-check-page";

const SEVERITY_NAMES = { error: "错误", warning: "提醒", info: "说明" } as const;
const LANGUAGES = ["zh", "en"] as const;

function findingsIn(
  check: CrossCheck,
  { rollUp }: Example,
  language: "zh" | "en" = "zh",
): readonly CrossFinding[] {
  return crossFindingsBy([check], rollUp, national2020, language);
}

function asQuoted({ severity, places: [place], message, fix }: CrossFinding): string {
  return `${SEVERITY_NAMES[severity]} ${place?.file ?? ""} ${place?.cell ?? ""}：${message}。${fix}。`;
}

const CASES = CROSS_CHECKS.map((check) => ({ id: check.id, check, page: readCrossCheckPage(check.id) }));

test("the registry is sorted by id, and no check of one table has such an id", () => {
  const ids = CROSS_CHECKS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(CHECKS.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([]);
});

test("there is a file and a page for every check, and a line in the list of them", () => {
  const others = ["check.ts", "registry.ts", "run-checks.ts"];
  const files = readdirSync(join(__dirname, "../../../src/many/checks")).filter(
    (name) => !others.includes(name),
  );
  expect(files).toEqual(CROSS_CHECKS.map(({ id }) => `${id}.ts`));
  expect(readdirSync(PAGES).filter((name) => name !== "README.md")).toEqual(
    CROSS_CHECKS.map(({ id }) => `${id}.md`),
  );
  const list = readFileSync(join(PAGES, "README.md"), "utf8");
  for (const { id, severity, title } of CROSS_CHECKS) {
    expect(list).toMatch(
      new RegExp(
        `\\| \\[\`${id}\`\\]\\(${id}\\.md\\)\\s+\\| ${SEVERITY_NAMES[severity]} \\| ${title.zh}\\s+\\|`,
      ),
    );
  }
});

describe.each(CASES)("$id", ({ id, check, page }) => {
  test("has a page that says what the check says of itself", () => {
    expect(page.title).toBe(
      `# ${check.title.zh}\n\n编号 \`${id}\`，级别：${SEVERITY_NAMES[check.severity]}。`,
    );
    expect([...page.sections.keys()]).toEqual(["依据", "检查内容", "正例", "反例"]);
    expect(page.sections.get("依据")).toBe(`${check.basis.zh}。`);
  });

  test("finds nothing in the good examples and in the bad ones what the page says", () => {
    expect([page.good.length > 0, page.bad.length > 0]).toEqual([true, true]);
    for (const example of page.good) expect(findingsIn(check, example).map(asQuoted)).toEqual([]);
    for (const example of page.bad) expect(findingsIn(check, example).map(asQuoted)).toEqual(example.quoted);
  });

  test.each(LANGUAGES)("speaks %s in whole sentences, without a mark at the end", (language) => {
    const sentences = page.bad
      .flatMap((example) => findingsIn(check, example, language))
      .flatMap(({ message, fix }) => [message, fix]);
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences)
      expect(sentence).not.toMatch(/undefined|null|NaN|[！!]|[。.；;]$|^\s*$/);
  });

  test("is turned off, or made milder, by a profile", () => {
    const [example] = page.bad;
    if (!example) throw new Error("no example");
    const by = (setting: "off" | "info") =>
      crossFindingsBy([check], example.rollUp, { ...national2020, checks: { [id]: setting } }, "zh");
    expect(by("off")).toEqual([]);
    expect(new Set(by("info").map(({ severity }) => severity))).toEqual(new Set(["info"]));
  });
});
