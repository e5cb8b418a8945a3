import {
  found,
  levelsOf,
  libraryOf,
  listed,
  typedName,
} from "../../../src/taskpane/building/found-indicators";
import type { LibraryIndicator } from "../../../src/library/library-indicator";

const OWN: LibraryIndicator = {
  level1: "产出指标",
  level2: "数量指标",
  name: "门户满意度调查次数",
  sign: "≥",
  target: "2",
  unit: "次",
  halfYear: "",
  source: "",
};
const ALL = { query: "", level1: "", level2: "" };
const library = libraryOf([OWN]);

test("a person's own indicators come first where both are found, and are told apart", () => {
  const found = listed(library, [OWN], { ...ALL, level2: "数量指标" });
  expect(found[0]).toMatchObject({ indicator: OWN, own: true });
  expect(found.slice(1).some(({ own }) => own)).toBe(false);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
});

test.each([
  ["满意度", "满意度"],
  ["myd", "满意度"],
])("%s finds names with %s", (query, part) => {
  const found = listed(library, [], { ...ALL, query });
  expect(found.length).toBeGreaterThan(3);
  expect(found.every(({ indicator }) => indicator.name.includes(part))).toBe(true);
});

test("the second filter offers what the first one lets through", () => {
  expect(levelsOf(library, "满意度指标").level2).toEqual(["服务对象满意度指标"]);
  expect(levelsOf(library, "").level1).toContain("成本指标");
});

test.each([
  ["故障恢复响应时间", "＜"],
  ["培训学员满意度", "≥"],
])("for the name %s, which no indicator has, the usual sign is %s", (query, sign) => {
  const typed = typedName(library, { ...ALL, query });
  expect(typed?.suggestion.sign).toBe(sign);
  expect(typed?.indicator).toMatchObject({ name: query, sign });
});

test.each(["", "myd", "门户满意度调查次数", "数"])("nothing is suggested for %j", (query) => {
  expect(typedName(library, { ...ALL, query })).toBeNull();
});

test.each([
  ["税收", { level1: "满意度指标" }, { count: 0, similar: false, elsewhere: 2 }],
  ["带动税收贡献", {}, { count: 5, similar: true, elsewhere: 0 }],
  ["新增税收", {}, { count: 1, similar: false, elsewhere: 0 }],
  ["火星", {}, { count: 0, similar: false, elsewhere: 0 }],
])("%s in %j: what is found, alike, or in other classes", (query, levels, expected) => {
  const { items, similar, elsewhere } = found(library, [], { ...ALL, ...levels, query });
  expect({ count: items.length, similar, elsewhere }).toEqual(expected);
});
