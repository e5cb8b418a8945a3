import { z } from "zod";
import type { Bilingual } from "../forms/form-spec";
import { GRADES, REVERSE_FORMULAS, type Profile } from "./profile";
import { DEFAULT_PROFILE, PROFILES, profileById } from "./profiles/registry";

/** What people call each setting of a profile. */
export const PROFILE_LABELS: Readonly<Record<keyof Profile, Bilingual>> = {
  id: { zh: "代号", en: "id" },
  name: { zh: "名称", en: "name" },
  basis: { zh: "依据", en: "basis" },
  executionWeight: { zh: "预算执行率权重（分）", en: "weight of the execution rate (points)" },
  zeroBudget: { zh: "预算为 0 时的执行得分", en: "execution score of a zero budget" },
  roundRateFirst: { zh: "先对执行率取两位小数", en: "round the rate before the score" },
  executionBands: { zh: "执行率分档得分", en: "steps of the execution score" },
  executionReasonBelow: {
    zh: "执行率低于多少须说明原因（%）",
    en: "execution rate that needs a reason (percent)",
  },
  reverse: { zh: "≤ ＜ 指标未完成时的算法", en: "formula of a missed ≤ or ＜ indicator" },
  passLine: { zh: "定量指标及格线（%）", en: "pass line of quantitative indicators (percent)" },
  deviationPercent: { zh: "偏离多少须说明原因（%）", en: "deviation that needs a reason (percent)" },
  grades: { zh: "评价等级分数线", en: "lowest total of each grade" },
  totalCaps: { zh: "执行率过低时的总分上限", en: "limits of the total at low execution rates" },
  levelWeights: { zh: "一级指标权重", en: "points by level-1 indicator" },
  deviationIncluded: { zh: "恰为偏离界限也须说明", en: "exactly that deviation needs a reason too" },
  executionBehindPoints: {
    zh: "执行率落后指标得分率多少提醒（个百分点）",
    en: "points the execution rate may stay behind the indicators",
  },
  goalCopiedPercent: {
    zh: "完成情况与目标雷同多少提醒（%）",
    en: "likeness of goal and completion (percent)",
  },
  rateTolerance: {
    zh: "率类指标与资金数允许相差（个百分点）",
    en: "tolerance of rates that the funds answer (points)",
  },
  progressBehind: {
    zh: "监控：执行进度低于序时进度多少提醒（%）",
    en: "pace of spending during the year (percent)",
  },
  checks: { zh: "检查的开关和级别", en: "checks turned off or made milder" },
};

const RULES = {
  "id-letters": {
    zh: "应由小写字母、数字和连字符组成",
    en: "must consist of lower-case letters, digits and hyphens",
  },
  "not-empty": { zh: "不能为空", en: "must not be empty" },
  grades: {
    zh: "应依次为 优、良、中、差，分数线从高到低，差 从 0 起",
    en: "must be 优, 良, 中, 差 in this order, each from a lower total than the one before, 差 from 0",
  },
  bands: {
    zh: "应从高档到低档排列，执行率低的档得分比例不能更高",
    en: "must run from the highest step to the lowest, and a lower step may not earn more",
  },
  "sum-100": { zh: "各项之和应为 100，或一项也不填", en: "must add up to 100, or be left empty" },
} as const satisfies Readonly<Record<string, Bilingual>>;

type RuleName = keyof typeof RULES;

function isRule(name: string): name is RuleName {
  return name in RULES;
}

function rule(name: RuleName): RuleName {
  return name;
}

const text = z.string().trim().min(1, rule("not-empty"));
const bilingual = z.strictObject({ zh: text, en: text });
const percent = z.number().min(0).max(100);

const grades = z
  .array(z.strictObject({ grade: z.enum(GRADES), from: percent }))
  .refine(
    (list) =>
      list.map(({ grade }) => grade).join("") === "优良中差" &&
      list.every(({ from }, at) => from < (list[at - 1]?.from ?? Infinity)) &&
      list.at(-1)?.from === 0,
    rule("grades"),
  );

const executionBands = z.array(z.strictObject({ from: z.number().min(0).max(1000), percent })).refine(
  (list) =>
    list.every((band, at) => {
      const above = list[at - 1];
      return !above || (band.from < above.from && band.percent <= above.percent);
    }),
  rule("bands"),
);

const weights = z.record(text, percent).refine((points) => {
  const sum = Object.values(points).reduce((total, value) => total + value, 0);
  // Points have two decimals at most; a sum of binary floats may miss 100 by less than that.
  return Object.keys(points).length === 0 || Math.abs(sum - 100) < 0.001;
}, rule("sum-100"));

// Held in step with the type both ways: a field too many or too few does not compile.
const fields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, rule("id-letters")),
  name: bilingual,
  basis: bilingual,
  executionWeight: percent,
  zeroBudget: z.enum(["zero", "full", "none"]),
  roundRateFirst: z.boolean(),
  executionBands,
  executionReasonBelow: percent,
  reverse: z.enum(REVERSE_FORMULAS),
  passLine: percent,
  deviationPercent: z.number().min(0).max(1000),
  grades,
  totalCaps: z.array(z.strictObject({ rateBelow: percent, total: percent })),
  levelWeights: z.strictObject({ withoutCost: weights, withCost: weights }),
  deviationIncluded: z.boolean(),
  executionBehindPoints: percent,
  goalCopiedPercent: percent,
  rateTolerance: percent,
  progressBehind: z.strictObject({ warning: percent, info: percent }),
  checks: z.record(
    z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, rule("id-letters")),
    z.enum(["off", "info", "warning", "error"]),
  ),
} satisfies { readonly [Key in keyof Profile]: z.ZodType<Profile[Key]> };

/** A whole profile, such as one kept with a workbook. */
export const profileSchema = z.strictObject(fields);

const overrides = z.looseObject({ base: z.string().optional() });

/** What is wrong with a setting: with its key for those who write the file, in plain words for those who do not. */
export interface ProfileProblem extends Bilingual {
  readonly plain: Bilingual;
}

/** A profile that was read, or every reason why it cannot be used. */
export type ProfileReading =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

function isProfileField(name: PropertyKey | undefined): name is keyof Profile {
  return typeof name === "string" && name in PROFILE_LABELS;
}

/** `grades[1].from` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((whole, step) => {
    if (typeof step === "number") return `${whole}[${String(step)}]`;
    return whole === "" ? String(step) : `${whole}.${String(step)}`;
  }, "");
}

function shown(value: unknown): string {
  return value === undefined ? "undefined" : JSON.stringify(value);
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  number: { zh: "数字", en: "a number" },
  string: { zh: "文字", en: "a text" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
};

/** What a value should be, said of its place. */
function expectation(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case "invalid_type": {
      const { zh, en } = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return issue.input === undefined
        ? { zh: "没有填写", en: "is missing" }
        : { zh: `应为${zh}，现为 ${shown(issue.input)}`, en: `must be ${en}, not ${shown(issue.input)}` };
    }
    case "too_small":
      if (isRule(issue.message)) return RULES[issue.message];
      return {
        zh: `不能小于 ${String(issue.minimum)}，现为 ${shown(issue.input)}`,
        en: `must not be below ${String(issue.minimum)}, but is ${shown(issue.input)}`,
      };
    case "too_big":
      return {
        zh: `不能大于 ${String(issue.maximum)}，现为 ${shown(issue.input)}`,
        en: `must not be above ${String(issue.maximum)}, but is ${shown(issue.input)}`,
      };
    case "invalid_value": {
      const values = issue.values.map((value) => String(value));
      return {
        zh: `应为 ${values.join("、")} 之一，现为 ${shown(issue.input)}`,
        en: `must be one of ${values.join(", ")}, not ${shown(issue.input)}`,
      };
    }
    default:
      return isRule(issue.message) ? RULES[issue.message] : { zh: issue.message, en: issue.message };
  }
}

/** A problem that has no setting of its own reads the same either way. */
function general(problem: Bilingual): ProfileProblem {
  return { ...problem, plain: problem };
}

/** `第 2 项` for `grades[1]`. */
function itemOf(path: readonly PropertyKey[]): Bilingual {
  const at = path.find((step) => typeof step === "number");
  return at === undefined
    ? { zh: "", en: "" }
    : { zh: `第 ${String(at + 1)} 项`, en: `, item ${String(at + 1)},` };
}

function problemsOf(issue: z.core.$ZodIssue): readonly ProfileProblem[] {
  const path = pathOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? Object.keys(PROFILE_LABELS).join("、") : "";
    return issue.keys.map((key) =>
      general({
        zh: `没有“${path === "" ? key : `${path}.${key}`}”这一项${known === "" ? "" : `，可用的有：${known}`}`,
        en: `There is no setting “${path === "" ? key : `${path}.${key}`}”${known === "" ? "" : `; there are: ${known}`}`,
      }),
    );
  }
  const [field] = issue.path;
  const label = isProfileField(field) ? PROFILE_LABELS[field] : { zh: "", en: "" };
  const { zh, en } = expectation(issue);
  const item = itemOf(issue.path);
  const plain = { zh: `${label.zh}${item.zh}${zh}`, en: `${label.en}${item.en} ${en}` };
  return [{ zh: `${label.zh} ${path} ${zh}`.trim(), en: `${path} (${label.en}) ${en}`, plain }];
}

/**
 * A profile from a file or from kept settings: a whole one, or only what differs from the one it names as
 * `base`, such as `{ "base": "sichuan", "deviationPercent": 20 }`. Without `base` it starts from the default.
 */
export function readProfile(input: unknown): ProfileReading {
  const object = overrides.safeParse(input);
  if (!object.success) {
    const problem = {
      zh: "评分规则应为一个 JSON 对象，base 为所依据规则的代号",
      en: "A profile must be a JSON object; its base is the id of another profile",
    };
    return { ok: false, problems: [general(problem)] };
  }
  const { base: baseId = DEFAULT_PROFILE.id, ...settings } = object.data;
  const base = profileById(baseId);
  if (!base) {
    const ids = PROFILES.map(({ id }) => id);
    const problem = {
      zh: `base 应为 ${ids.join("、")} 之一，现为 ${shown(baseId)}`,
      en: `base must be one of ${ids.join(", ")}, not ${shown(baseId)}`,
    };
    return { ok: false, problems: [general(problem)] };
  }
  const own: Pick<Profile, "id" | "name" | "basis"> = {
    id: "custom",
    name: { zh: `自定义（${base.name.zh}）`, en: `Custom (${base.name.en})` },
    basis: { zh: `在“${base.name.zh}”上自行设定`, en: `Set by hand, starting from ${base.name.en}` },
  };
  const result = profileSchema.safeParse({ ...base, ...own, ...settings }, { reportInput: true });
  return result.success
    ? { ok: true, profile: result.data }
    : { ok: false, problems: result.error.issues.flatMap(problemsOf) };
}
