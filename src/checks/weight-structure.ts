import { EXECUTION_LEVEL } from "../scoring/profile";
import type { LevelWeights } from "../scoring/profile";
import type Big from "big.js";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { levelName } from "./facts/levels";
import { weightsOf, type Weights } from "./facts/weights";

const COST = "成本";

/** The form's points by level 1, 预算执行 first. */
function foundPoints({ execution, byLevel }: Weights): readonly (readonly [string, Big])[] {
  return execution ? [[levelName(EXECUTION_LEVEL), execution], ...byLevel] : [...byLevel];
}

/** What a profile expects for a level, under its name with or without 指标. */
function pointsFor(level: string, expected: LevelWeights): number | undefined {
  return expected[`${level}指标`] ?? expected[level];
}

function listed(points: readonly (readonly [string, string])[]): string {
  return points.map(([level, value]) => `${level} ${value}`).join("、");
}

export const weightStructure: Check<{ found: string; expected: string }> = {
  id: "weight-structure",
  severity: "info",
  title: { zh: "一级指标权重与评分规则不同", en: "Level-1 weights differ from the profile's" },
  basis: {
    zh: "财预〔2020〕10号：预算执行率 10、产出 50、效益 30、满意度 10；设成本指标的按财预〔2021〕101号",
    en: "Caiyu [2020] No. 10: execution 10, output 50, benefit 30, satisfaction 10; with costs, Caiyu [2021] No. 101",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ found, expected }, printed) => `${printed("weight")}为 ${found}；评分规则为 ${expected}`,
      fix: () => "主管部门另有规定的不必修改",
    },
    en: {
      message: ({ found, expected }) => `Weights are ${found}; the profile has ${expected}`,
      fix: () => "Leave them where the department has set them so",
    },
  },
  *run(scored) {
    if (scored.profileBy === "default") return;
    const weights = weightsOf(scored);
    if (!weights?.addUp) return;
    const { withCost, withoutCost } = scored.profile.levelWeights;
    const expected = weights.byLevel.has(COST) ? withCost : withoutCost;
    const levels = Object.entries(expected);
    if (levels.length === 0) return;
    const found = foundPoints(weights);
    // A form that prints other points for 预算执行率 sets the weights itself, and nobody who fills it in can mend them.
    const [first] = found;
    const isSetByForm = scored.table.executionWeight !== null && weights.execution !== null;
    if (first && isSetByForm && !first[1].eq(pointsFor(first[0], expected) ?? -1)) return;
    const isAsExpected = found.every(([level, points]) => points.eq(pointsFor(level, expected) ?? -1));
    if (isAsExpected && found.length === levels.length) return;
    yield {
      part: "total",
      row: null,
      cell: weights.first.cell,
      data: {
        found: listed(found.map(([level, points]) => [level, shown(points)])),
        expected: listed(levels.map(([level, points]) => [levelName(level), String(points)])),
      },
    };
  },
};
