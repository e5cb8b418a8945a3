import { indexLibrary, searchLibrary, similarInLibrary } from "../../src/library/search";
import { shippedIndicators } from "../../src/library/shipped";
import { suggestFor } from "../../src/library/suggest";
import { initialsOf } from "../../src/library/initials";

const INDEX = indexLibrary(shippedIndicators());

function names(query: string, filter = {}): readonly string[] {
  return searchLibrary(INDEX, query, filter).map(({ name }) => name);
}

test("226 indicators are shipped, each with a sign or 定性, and none twice", () => {
  const shipped = shippedIndicators();
  expect(shipped).toHaveLength(226);
  expect(new Set(shipped.map(({ level1, level2, name }) => `${level1}${level2}${name}`)).size).toBe(226);
  expect(shipped.filter(({ sign, unit }) => sign === "定性" && unit !== "")).toEqual([]);
});

test("every character of their names has an initial", () => {
  for (const { name } of shippedIndicators()) {
    const characters = Array.from(name.replace(/[^\u4e00-\u9fff]/g, ""));
    expect(initialsOf(name.replace(/[^\u4e00-\u9fff]/g, ""))).toHaveLength(characters.length);
  }
});

test.each([
  ["满意度", "满意度"],
  ["myd", "满意度"],
  ["MYD", "满意度"],
  ["gzl", "故障率"],
  ["zd hy", "重大会议保障率"],
  ["系统 率", "系统故障率"],
  ["税收", "新增税收"],
])("%s finds names with %s", (query, part) => {
  expect(names(query).some((name) => name.includes(part))).toBe(true);
});

test("a character with two readings is found by both", () => {
  expect(names("zdhybzl")).toContain("重大会议保障率");
  expect(names("cdhybzl")).toContain("重大会议保障率");
});

test("names that begin with what is typed come first, texts before initials", () => {
  const found = names("系统");
  expect(found[0]?.startsWith("系统")).toBe(true);
  const beginnings = found.map((name) => name.startsWith("系统"));
  expect(beginnings.lastIndexOf(true)).toBe(beginnings.filter(Boolean).length - 1);
});

test.each([
  ["带动税收增长", "税收收入增长率"],
  ["税收贡献额", "新增税收"],
  ["学员培训班次", "培训班次（会议次数）"],
])("%s, which is in no name, finds %s by a word inside", (query, like) => {
  expect(names(query)).toEqual([]);
  const similar = similarInLibrary(INDEX, query).map(({ name }) => name);
  expect(similar).toContain(like);
  expect(
    similarInLibrary(INDEX, query, { level1: "满意度指标" }).every(({ level1 }) => level1 === "满意度指标"),
  ).toBe(true);
});

test("levels filter what is found", () => {
  const found = searchLibrary(INDEX, "率", { level1: "产出指标", level2: "时效指标" });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ level2 }) => level2 === "时效指标")).toBe(true);
  expect(searchLibrary(INDEX, "", { level1: "满意度指标" })).toHaveLength(13);
});

test("what is in no name finds nothing", () => {
  expect(names("火星")).toEqual([]);
  expect(names("qqqq")).toEqual([]);
});

test.each([
  ["参训人员满意度", "≥", "%"],
  ["平台故障率", "≤", "%"],
  ["培训（会议）天数", "≥", "天"],
  ["税收增长率", "≥", "%"],
  ["带动税收额", "≥", "万元"],
  ["税收占比", "≥", null],
])("for %s it suggests %s and %s", (name, sign, unit) => {
  expect(suggestFor(INDEX, name)).toMatchObject({ sign, unit });
});

test("for a name like no other it suggests nothing", () => {
  expect(suggestFor(INDEX, "某某某某")).toBeNull();
  expect(suggestFor(INDEX, "")).toBeNull();
});
