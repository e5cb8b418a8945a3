import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Profile } from "../../src/scoring/profile";
import { PROFILE_LABELS, profileSchema, readProfile } from "../../src/scoring/profile-schema";
import { DEFAULT_PROFILE, PROFILES, profileById } from "../../src/scoring/profiles/registry";
import { score } from "../../src/scoring/score";
import { nationalSelfEvaluation, selfEvaluation } from "../fixtures/table";

const PAGES = join(__dirname, "../../docs/profiles");
const IDS = PROFILES.map(({ id }) => id);

function profile(id: string): Profile {
  const found = profileById(id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
}

/** Settings in which a profile differs from the default, its name and basis aside. */
function differences(id: string): readonly string[] {
  const settings = Object.entries(profile(id));
  const standard = Object.fromEntries(Object.entries(DEFAULT_PROFILE));
  return settings
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(standard[key]))
    .map(([key]) => key)
    .filter((key) => !["id", "name", "basis"].includes(key));
}

describe("the profiles that come with it", () => {
  test("the national one is the default and the first", () => {
    const ids = PROFILES.map(({ id }) => id);
    expect(ids[0]).toBe("national-2020");
    expect(ids).toEqual(expect.arrayContaining(["guide-2021", "sichuan", "shanghai", "jiangsu"]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(DEFAULT_PROFILE).toBe(PROFILES[0]);
    expect(profileById("guangxi")).toBeUndefined();
  });

  test.each(PROFILES.map(({ id }) => [id] as const))("%s is a valid profile with a page", (id) => {
    expect(profileSchema.parse(profile(id))).toEqual(profile(id));
    const page = readFileSync(join(PAGES, `${id}.md`), "utf8");
    expect(page.startsWith(`# ${profile(id).name.zh}\n`)).toBe(true);
    expect(page).toContain(`\`${id}\``);
    expect(page).toContain("## 依据");
  });

  test.each([
    ["guide-2021", ["passLine"]],
    ["sichuan", ["levelWeights"]],
    ["shanghai", ["roundRateFirst"]],
    ["jiangsu", ["levelWeights"]],
  ])("%s differs from the default in %j", (id, settings) => {
    expect(differences(id)).toEqual(settings);
  });

  test.each([
    ["national-2020", "99.15 %", "9.91"],
    ["shanghai", "99.15 %", "9.92"],
  ])("%s scores a rate of %s as %s", (id, _, points) => {
    const table = nationalSelfEvaluation({
      budget: ["年度资金总额 | 1736311.00 | 1736311.00 | 1,721,494.3 | 10 | 99.15% | 9.92"],
    });
    expect(score(table, profile(id)).execution?.score?.toFixed()).toBe(points);
  });

  test.each([
    ["national-2020", "59", "11.8"],
    ["guide-2021", "59", "0"],
    ["guide-2021", "60", "12"],
  ])("%s scores a completion of %s %% as %s of 20", (id, actual, points) => {
    const table = selfEvaluation({
      indicators: [`产出指标 | 数量指标 | 覆盖率 | ≥ | 100 | % | ${actual} | 20 | |`],
    });
    expect(score(table, profile(id)).indicators[0]?.score?.toFixed()).toBe(points);
  });

  test("the pages' list of settings names every one", () => {
    const list = readFileSync(join(PAGES, "README.md"), "utf8");
    const settings = Object.keys(PROFILE_LABELS).filter((key) => !["id", "name", "basis"].includes(key));
    for (const setting of settings) expect(list).toContain(`| \`${setting}\` |`);
    for (const { id } of PROFILES) expect(list).toContain(`(${id}.md)`);
  });
});

describe("a profile from a file or from settings", () => {
  test("names its base and what differs from it", () => {
    expect(readProfile({ base: "shanghai", deviationPercent: 20, id: "pudong" })).toMatchObject({
      ok: true,
      profile: { id: "pudong", name: { zh: "自定义（上海）" }, roundRateFirst: true, deviationPercent: 20 },
    });
    expect(readProfile({})).toMatchObject({ ok: true, profile: { id: "custom", executionWeight: 10 } });
  });

  test.each(PROFILES.map((whole) => [whole.id, whole] as const))(
    "%s written out reads back the same",
    (_, whole) => {
      expect(readProfile(JSON.parse(JSON.stringify(whole)))).toEqual({ ok: true, profile: whole });
    },
  );

  test("the example of the page is one", () => {
    const [, example = ""] = /```json\n([^`]+)```/.exec(readFileSync(join(PAGES, "README.md"), "utf8")) ?? [];
    const reading = readProfile(JSON.parse(example));
    const table = selfEvaluation({
      indicators: ["产出指标 | 数量指标 | 覆盖率 | ≥ | 100 | % | 100 | 75 | 75 |"],
    });
    expect(reading.ok && score(table, reading.profile)).toMatchObject({ grade: "优" });
    expect(score(table, DEFAULT_PROFILE).grade).toBe("良");
  });

  test.each<[unknown, string, string]>([
    [
      { deviationPercent: -5 },
      "偏离多少须说明原因（%） deviationPercent 不能小于 0，现为 -5",
      "deviationPercent (deviation that needs a reason (percent)) must not be below 0, but is -5",
    ],
    [
      { executionWeight: 120 },
      "预算执行率权重（分） executionWeight 不能大于 100，现为 120",
      "executionWeight (weight of the execution rate (points)) must not be above 100, but is 120",
    ],
    [
      { passLine: "60" },
      '定量指标及格线（%） passLine 应为数字，现为 "60"',
      'passLine (pass line of quantitative indicators (percent)) must be a number, not "60"',
    ],
    [
      { reverse: "step" },
      '≤ ＜ 指标未完成时的算法 reverse 应为 linear、ratio、share 之一，现为 "step"',
      'reverse (formula of a missed ≤ or ＜ indicator) must be one of linear, ratio, share, not "step"',
    ],
    [{ name: { zh: "", en: "Ours" } }, "名称 name.zh 不能为空", "name.zh (name) must not be empty"],
    [{ name: { zh: "本市" } }, "名称 name.en 没有填写", "name.en (name) is missing"],
    [
      { id: "本市" },
      "代号 id 应由小写字母、数字和连字符组成",
      "id (id) must consist of lower-case letters, digits and hyphens",
    ],
    [
      { totalCaps: [{ rateBelow: 80, points: 89, total: 89 }] },
      "没有“totalCaps[0].points”这一项",
      "There is no setting “totalCaps[0].points”",
    ],
    [
      { grades: [{ grade: "优", from: 90 }] },
      "评价等级分数线 grades 应依次为 优、良、中、差，分数线从高到低，差 从 0 起",
      "grades (lowest total of each grade) must be 优, 良, 中, 差 in this order, each from a lower total than the one before, 差 from 0",
    ],
    [
      {
        executionBands: [
          { from: 80, percent: 80 },
          { from: 90, percent: 100 },
        ],
      },
      "执行率分档得分 executionBands 应从高档到低档排列，执行率低的档得分比例不能更高",
      "executionBands (steps of the execution score) must run from the highest step to the lowest, and a lower step may not earn more",
    ],
    [
      { levelWeights: { withoutCost: { 产出指标: 50 }, withCost: {} } },
      "一级指标权重 levelWeights.withoutCost 各项之和应为 100，或一项也不填",
      "levelWeights.withoutCost (points by level-1 indicator) must add up to 100, or be left empty",
    ],
    [
      { base: "guangxi" },
      `base 应为 ${IDS.join("、")} 之一，现为 "guangxi"`,
      `base must be one of ${IDS.join(", ")}, not "guangxi"`,
    ],
    [
      "sichuan",
      "评分规则应为一个 JSON 对象，base 为所依据规则的代号",
      "A profile must be a JSON object; its base is the id of another profile",
    ],
    [
      null,
      "评分规则应为一个 JSON 对象，base 为所依据规则的代号",
      "A profile must be a JSON object; its base is the id of another profile",
    ],
  ])("%j is refused with a reason", (input, zh, en) => {
    expect(readProfile(input)).toMatchObject({ ok: false, problems: [{ zh, en }] });
  });

  test("a refusal in plain words leaves the key of the file out and says which item of a list is meant", () => {
    const caps = [
      { rateBelow: 80, total: 89 },
      { rateBelow: 60, total: "x" },
    ];
    expect(readProfile({ totalCaps: caps })).toMatchObject({
      problems: [
        {
          plain: {
            zh: '执行率过低时的总分上限第 2 项应为数字，现为 "x"',
            en: 'limits of the total at low execution rates, item 2, must be a number, not "x"',
          },
        },
      ],
    });
  });

  test("an unknown setting is named, with the known ones", () => {
    const reading = readProfile({ deviation: 20, passline: 60 });
    const problems = reading.ok ? [] : reading.problems.map(({ zh }) => zh);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^没有“deviation”这一项，可用的有：.*deviationPercent/);
    expect(problems[1]).toMatch(/^没有“passline”这一项/);
  });

  test("every reason is given at once", () => {
    const reading = readProfile({ passLine: 101, executionWeight: -1, roundRateFirst: "yes" });
    expect(reading.ok ? 0 : reading.problems.length).toBe(3);
  });
});
