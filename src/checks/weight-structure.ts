import { EXECUTION_LEVEL } from "../scoring/profile";
import type { LevelWeights } from "../scoring/profile";
import { Decimal } from "../scoring/decimal";
import { numberIn } from "../scoring/quantity";
import type { Scored } from "../scoring/scored";
import type Big from "big.js";
import type { Check } from "./check";
import { shown } from "./figures";
import { SELF_EVALUATIONS } from "./form-groups";
import { levelName } from "./levels";
import { weightsAddUp, weightsOf } from "./weights";

const COST = "成本";

/** Points by level 1 as the form gives them, 预算执行 among them, in the order of the form. */
function levelWeightsOf({ execution, indicators }: Scored): ReadonlyMap<string, Big> {
  const byLevel = new Map<string, Big>();
  if (execution) byLevel.set(levelName(EXECUTION_LEVEL), execution.weight);
  for (const { row } of indicators) {
    const weight = numberIn(row.weight);
    if (!weight) continue;
    const level = levelName(row.level1.text);
    byLevel.set(level, weight.value.plus(byLevel.get(level) ?? 0));
  }
  return byLevel;
}

function expectedWeights(weights: LevelWeights): ReadonlyMap<string, Big> {
  return new Map(Object.entries(weights).map(([level, points]) => [levelName(level), new Decimal(points)]));
}

function agree(found: ReadonlyMap<string, Big>, expected: ReadonlyMap<string, Big>): boolean {
  return found.size === expected.size && [...found].every(([level, points]) => expected.get(level)?.eq(points));
}

function listed(weights: ReadonlyMap<string, Big>): string {
  return [...weights].map(([level, points]) => `${level} ${shown(points)}`).join("、");
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
      message: ({ found, expected }) => `权重为 ${found}；评分规则为 ${expected}`,
      fix: () => "主管部门另有规定的不必修改",
    },
    en: {
      message: ({ found, expected }) => `Weights are ${found}; the profile has ${expected}`,
      fix: () => "Leave them where the department has set them so",
    },
  },
  *run(scored) {
    const weights = weightsOf(scored);
    if (!weights || !weightsAddUp(weights)) return;
    const found = levelWeightsOf(scored);
    const { withCost, withoutCost } = scored.profile.levelWeights;
    const expected = expectedWeights(found.has(COST) ? withCost : withoutCost);
    if (expected.size === 0 || agree(found, expected)) return;
    yield {
      part: "total",
      row: null,
      cell: weights.first.cell,
      related: [],
      data: { found: listed(found), expected: listed(expected) },
    };
  },
};
