import type { LibraryIndicator } from "../../src/library/library-indicator";
import {
  exportIndicators,
  importIndicators,
  withIndicators,
  withoutIndicator,
} from "../../src/library/own-indicators";

const TRAINING: LibraryIndicator = {
  level1: "产出指标",
  level2: "数量指标",
  name: "开展培训期数",
  sign: "≥",
  target: "4",
  unit: "期",
  halfYear: "≥2期",
  source: "本单位2025",
};
const SATISFACTION: LibraryIndicator = {
  ...TRAINING,
  level1: "满意度指标",
  level2: "服务对象满意度指标",
  name: "学员满意度",
  target: "90",
  unit: "%",
};

test("what is exported is imported again", () => {
  const own = [TRAINING, SATISFACTION];
  expect(importIndicators(exportIndicators(own))).toEqual({ kind: "indicators", indicators: own });
});

test("a newer indicator of the same levels and name takes the older one's place", () => {
  const newer = { ...TRAINING, target: "6" };
  expect(withIndicators([TRAINING, SATISFACTION], [newer, newer])).toEqual([SATISFACTION, newer]);
  expect(withoutIndicator([TRAINING, SATISFACTION], newer)).toEqual([SATISFACTION]);
});

test.each([
  ["not json", "不是 JSON"],
  ['{"version":2,"indicators":[]}', "version"],
  ['{"version":1}', "indicators"],
  [
    JSON.stringify({ version: 1, indicators: [TRAINING, { ...TRAINING, sign: "大于" }] }),
    "第 2 个指标的“sign”",
  ],
  [JSON.stringify({ version: 1, indicators: [{ ...TRAINING, name: " " }] }), "第 1 个指标的“name”"],
])("of a faulty file nothing is taken, and it says what is wrong: %s", (text, why) => {
  const result = importIndicators(text);
  expect(result.kind === "problem" && result.problem.zh).toContain(why);
});
