import { useState } from "react";
import type { FormId, FormSpec } from "../../forms/form-spec";
import { FORMS } from "../../forms/registry";
import { usePane } from "../components/surroundings";
import { formPicture } from "./form-picture";

/** The upper part of a form, as much as is as high as wide. */
function Picture({ form }: { form: FormSpec }) {
  const { width, height, lines, bars } = formPicture(form);
  return (
    <svg
      className="form-picture"
      viewBox={`-4 -4 ${width + 8} ${Math.min(height, width * 0.8) + 4}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden
    >
      <path className="form-picture-bars" d={bars} />
      <path className="form-picture-lines" d={lines} />
    </svg>
  );
}

interface FormChoiceProps {
  readonly label: string;
  readonly chosen: FormId;
  readonly onChoose: (form: FormId) => void;
}

/** The forms with a small picture of each; arrow keys go from one to the next. */
export function FormChoice({ label, chosen, onChoose }: FormChoiceProps) {
  const { language } = usePane().words;
  // Where one begins; the order stays while one goes from form to form.
  const [first] = useState(chosen);
  const forms = [...FORMS].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  return (
    <div className="form-choice" role="radiogroup" aria-label={label}>
      {forms.map((form) => (
        <label key={form.id} className="form-card">
          <input
            type="radio"
            className="form-radio"
            name="form"
            checked={form.id === chosen}
            onChange={() => onChoose(form.id)}
          />
          <Picture form={form} />
          <span className="form-name">{form.name[language]}</span>
        </label>
      ))}
    </div>
  );
}
