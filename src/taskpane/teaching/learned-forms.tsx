import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Guidance } from "../../report/guidance";
import { usePane } from "../components/surroundings";
import { teachingWords } from "./words";

/**
 * The learned forms at hand, and those that the workbook brings along, which count only as its word: each can be exported and
 * forgotten, one of the workbook's taken over, another one imported.
 */
export function LearnedForms({
  guidance: { forms: own, claims },
  heading: Heading,
}: {
  guidance: Guidance;
  /** Headings go down by one step on a page. */
  heading: "h2" | "h3";
}) {
  const { pane, words } = usePane();
  const say = teachingWords(words.language);
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const forms = [
    ...own.map(({ form: { name } }) => ({ name, isBrought: false })),
    ...(claims?.forms ?? []).map(({ form: { name } }) => ({ name, isBrought: true })),
  ];
  const take = async (file: File): Promise<void> => {
    const why = await pane.importForm(new Uint8Array(await file.arrayBuffer()));
    setProblem(why === null ? "" : why[words.language]);
  };
  return (
    <div className="roles-part">
      <Heading>{say.forms(forms.length)}</Heading>
      <ul className="roles">
        {forms.map(({ name, isBrought }) => (
          <li key={`${name} ${String(isBrought)}`} className="role-row role-line">
            <span className="one-line">
              {name}
              {isBrought && <span className="quiet role-values">{say.brought}</span>}
            </span>
            {isBrought && (
              <Button size="small" aria-label={say.adoptForm(name)} onClick={() => void pane.adoptForm(name)}>
                {say.adopt}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              aria-label={say.exportForm(name)}
              onClick={() => void pane.exportForm(name)}
            >
              {say.export}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={say.forgetForm(name)}
              onClick={() => void pane.forgetForm(name)}
            >
              {say.forget}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => picker.current?.click()}>
        {say.import}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.json"
        aria-label={say.import}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void take(file);
          target.value = "";
        }}
      />
      {problem !== "" && (
        <p className="quiet" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
