import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SEVERITIES, type Check, type Finding, type Severity } from "../../src/checks/check";
import { describe as inWords, type Language } from "../../src/checks/facts/describe";
import { CHECKS } from "../../src/checks/registry";
import { findingsBy } from "../../src/checks/run-checks";
import { STAGE_NAMES } from "../../src/forms/form-read";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { a1 } from "../../src/sheet/address";
import { readPage, type Example } from "./check-page";

const SOURCES = join(__dirname, "../../src/checks");
const PAGES = join(__dirname, "../../docs/checks");
const LANGUAGES: readonly Language[] = ["zh", "en"];
const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "提醒", info: "说明" };

function findingsIn(check: Check, { table }: Example): readonly Finding[] {
  return findingsBy([check], score(table, national2020));
}

function asQuoted(finding: Finding): string {
  const { message, fix } = inWords(finding, "zh");
  return `${SEVERITY_NAMES[finding.severity]} ${a1(finding.cell)}：${message}。${fix}。`;
}

const CASES = CHECKS.map((check) => ({ id: check.id, check, page: readPage(check.id) }));

describe("the registry", () => {
  it("is sorted by id, each id once", () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("holds every check that has a file, and no other", async () => {
    const named: string[] = [];
    for (const file of readdirSync(SOURCES).filter((name) => name.endsWith(".ts"))) {
      const exported: object = await import(join(SOURCES, file));
      for (const value of Object.values(exported)) {
        if (typeof value === "object" && value !== null && "run" in value && "appliesTo" in value) {
          named.push(file.replace(/\.ts$/, ""));
        }
      }
    }
    expect(named.sort()).toEqual(CHECKS.map(({ id }) => id));
  });

  it("knows no severity but those that sort findings", () => {
    for (const { severity } of CHECKS) expect(SEVERITIES).toContain(severity);
  });
});

describe("docs/checks", () => {
  it("has a page for every check and none for another", () => {
    const pages = readdirSync(PAGES).filter((file) => file !== "README.md");
    expect(pages.sort()).toEqual(CHECKS.map(({ id }) => `${id}.md`));
  });

  it("lists every check in its README", () => {
    const lines = readFileSync(join(PAGES, "README.md"), "utf8").split("\n");
    const listed = lines.flatMap((line) => {
      const [, linked, page, severity, title] =
        /^\| \[`(.*)`\]\((.*)\.md\)\s+\| (\S+)\s+\| (\S.*?)\s+\|$/.exec(line) ?? [];
      return linked === undefined ? [] : [[linked, page, severity, title]];
    });
    expect(listed).toEqual(
      CHECKS.map(({ id, severity, title }) => [id, id, SEVERITY_NAMES[severity], title.zh]),
    );
  });
});

describe.each(CASES)("$id", ({ id, check, page }) => {
  it("has a page that says what the check says of itself", () => {
    const forms = check.appliesTo.map((form) => STAGE_NAMES[form].zh).join("、");
    expect(existsSync(join(SOURCES, `${id}.ts`))).toBe(true);
    expect(page.title).toBe(
      `# ${check.title.zh}\n\n编号 \`${id}\`，级别：${SEVERITY_NAMES[check.severity]}。适用于${forms}。`,
    );
    expect([...page.sections.keys()]).toEqual(["依据", "检查内容", "正例", "反例"]);
    expect(page.sections.get("依据")).toBe(`${check.basis.zh}。`);
    expect(page.sections.get("检查内容")).not.toBe("");
  });

  it("has examples of both kinds, on forms it applies to", () => {
    expect(page.good.length).toBeGreaterThan(0);
    expect(page.bad.length).toBeGreaterThan(0);
    for (const { table } of [...page.good, ...page.bad]) expect(check.appliesTo).toContain(table.stage);
  });

  it("finds nothing in the good examples", () => {
    for (const example of page.good) {
      expect({ example: example.caption, found: findingsIn(check, example).map(asQuoted) }).toEqual({
        example: example.caption,
        found: [],
      });
    }
  });

  it("finds in each bad example what the page says", () => {
    for (const example of page.bad) {
      expect(example.quoted).not.toEqual([]);
      expect(findingsIn(check, example).map(asQuoted)).toEqual(example.quoted);
    }
  });

  it.each(LANGUAGES)("speaks %s in whole sentences, without a mark at the end", (language) => {
    expect(check.title[language]).not.toBe("");
    expect(check.basis[language]).not.toBe("");
    const sentences = page.bad
      .flatMap((example) => findingsIn(check, example))
      .map((finding) => inWords(finding, language))
      .flatMap(({ message, fix }) => [message, fix]);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/undefined|null|NaN|[！!]|[。.；;]$|^\s*$/);
      if (language === "zh") expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      else expect(sentence).toMatch(/^[A-Z0-9“]/);
    }
  });
});
