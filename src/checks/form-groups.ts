import type { FormId } from "../forms/form-spec";
import { FORMS } from "../forms/registry";

/** Every form, for what is wrong wherever it stands. */
export const ALL_FORMS: readonly FormId[] = FORMS.map((form) => form.id);

/** Forms that report scores: 预算执行 and every indicator with 权重, 得分 and a reason. */
export const SELF_EVALUATIONS: readonly FormId[] = ["project-self-evaluation", "national-self-evaluation"];

/** Forms that set 完成值 against 指标值 and weigh them, with or without a score. */
export const EVALUATIONS: readonly FormId[] = [...SELF_EVALUATIONS, "overall"];

/** Forms whose 总额 row may be followed by the funds it is made of. */
export const FORMS_WITH_FUNDS: readonly FormId[] = [...EVALUATIONS, "monitoring"];

/** The form in which next year's targets are set. */
export const TARGET_FORMS: readonly FormId[] = ["target"];
