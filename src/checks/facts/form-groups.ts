import type { FormStage } from "../../forms/form-spec";

/** Every form, for what is wrong wherever it stands. */
export const ALL_FORMS: readonly FormStage[] = ["self-evaluation", "target", "monitoring", "overall"];

/** Forms that report scores: 预算执行 and every indicator with 权重, 得分 and a reason. */
export const SELF_EVALUATIONS: readonly FormStage[] = ["self-evaluation"];

/** Forms that ask why a target was not reached, or will not be. */
export const FORMS_THAT_ASK_WHY: readonly FormStage[] = ["self-evaluation", "monitoring"];

/** Forms that set 完成值 against 指标值 and weigh them, with or without a score. */
export const EVALUATIONS: readonly FormStage[] = ["self-evaluation", "overall"];

/** Forms whose 总额 row may be followed by the funds it is made of. */
export const FORMS_WITH_FUNDS: readonly FormStage[] = ["self-evaluation", "monitoring", "overall"];

/** The form that follows a project during the year. */
export const MONITORING_FORMS: readonly FormStage[] = ["monitoring"];

/** Forms that name weights, before the year or after it. */
export const FORMS_WITH_WEIGHTS: readonly FormStage[] = ["self-evaluation", "target", "overall"];

/** The form in which next year's targets are set. */
export const TARGET_FORMS: readonly FormStage[] = ["target"];
