import type { Bilingual, FormId, FormSpec, FormStage } from "./form-spec";
import { FORMS, formSpec } from "./registry";

/** What a form of each stage is called where it is none of the registered ones. */
export const STAGE_NAMES: Readonly<Record<FormStage, Bilingual>> = {
  target: { zh: "绩效目标表", en: "Target form" },
  monitoring: { zh: "绩效运行监控表", en: "Mid-year monitoring form" },
  "self-evaluation": { zh: "绩效自评表", en: "Self-evaluation" },
  overall: { zh: "整体支出绩效表", en: "Overall performance" },
};

/** A form as it was read: the form it is one of, or null, and its stage in any case. */
export interface FormRead {
  readonly spec: FormId | null;
  readonly stage: FormStage;
  /** The name of the learned form that it was read by. */
  readonly learned?: string;
}

/** What a form that was read is called: by its own name or, where no form fits, by its stage. */
export function formNameOf({ spec, stage, learned }: FormRead): Bilingual {
  if (learned !== undefined) return { zh: learned, en: learned };
  return spec === null ? STAGE_NAMES[stage] : formSpec(spec).name;
}

/**
 * The spec by which a form that was read is built anew or converted. Where no registered form fits, that is the
 * Ministry's form of its stage, which has what every department's form of that stage has.
 */
export function formSpecOf({ spec, stage }: FormRead): FormSpec {
  const general = (form: FormSpec): boolean => form.stage === stage && form.profile === undefined;
  const found = FORMS.find(general) ?? FORMS.find((form) => form.stage === stage);
  return formSpec(spec ?? found?.id ?? stage);
}
