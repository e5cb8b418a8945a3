import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Guidance } from "../../report/guidance";
import type { FormFile } from "../tasks/changing-guidance";
import { teachingWords } from "../teaching/words";
import { FileField } from "./file-field";
import { usePane } from "./surroundings";

/** What a chosen file is for. */
type Purpose = { readonly kind: "import" } | { readonly kind: "export" | "fill"; readonly name: string };

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
  const purpose = useRef<Purpose>({ kind: "import" });
  const [problem, setProblem] = useState("");
  const [made, setMade] = useState<Extract<FormFile, { readonly kind: "offered" }> | null>(null);
  const forms = [
    ...own.map(({ form: { name } }) => ({ name, isBrought: false })),
    ...(claims?.forms ?? []).map(({ form: { name } }) => ({ name, isBrought: true })),
  ];
  const take = async (bytes: Uint8Array | null): Promise<void> => {
    setMade(null);
    const what = purpose.current;
    if (what.kind === "import") {
      const why = bytes && (await pane.importForm(bytes));
      setProblem(why === null ? "" : why[words.language]);
      return;
    }
    const outcome = await (what.kind === "export" ? pane.exportWorkbook : pane.fillForm)(what.name, bytes);
    setProblem(outcome.kind === "problem" ? outcome.why[words.language] : "");
    if (outcome.kind === "offered") setMade(outcome);
  };
  const ask = (what: Purpose): void => {
    purpose.current = what;
    if (what.kind !== "import" && pane.hasWorkbook(what.name)) void take(null);
    else picker.current?.click();
  };
  return (
    <div className="roles-part">
      <Heading>{say.forms(forms.length)}</Heading>
      <ul className="roles">
        {forms.map(({ name, isBrought }) => (
          <li key={`${name} ${String(isBrought)}`} className="learned-form">
            <span>
              {name}
              {isBrought && <span className="quiet role-values">{say.brought}</span>}
            </span>
            <div className="form-actions">
              {isBrought && (
                <Button
                  size="small"
                  aria-label={say.adoptForm(name)}
                  onClick={() => void pane.adoptForm(name)}
                >
                  {say.adopt}
                </Button>
              )}
              <Button
                size="small"
                aria-label={say.fillForm(name)}
                onClick={() => ask({ kind: "fill", name })}
              >
                {say.fill}
              </Button>
              <Button
                size="small"
                aria-label={say.exportWorkbookOf(name)}
                onClick={() => ask({ kind: "export", name })}
              >
                {say.exportWorkbook}
              </Button>
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
            </div>
          </li>
        ))}
      </ul>
      {forms.length > 0 && <p className="quiet">{say.aboutBlank}</p>}
      <Button size="small" onClick={() => ask({ kind: "import" })}>
        {say.import}
      </Button>
      <FileField
        field={picker}
        name={say.import}
        accept=".xlsx,.json"
        onFiles={([file]) => void file?.arrayBuffer().then((buffer) => take(new Uint8Array(buffer)))}
      />
      <div role="status">
        {made && made.notes.length > 0 && (
          <details open>
            <summary>{say.notes(made.notes.length)}</summary>
            <ul className="notes">
              {made.notes.map((note, at) => (
                <li key={at}>{note}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {problem !== "" && (
        <p className="quiet" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
