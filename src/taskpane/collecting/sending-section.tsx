import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { FORMS } from "../../forms/registry";
import { FileField } from "../components/file-field";
import { isBusy, type PaneState } from "../state/state";
import type { CollectingContext } from "./context";
import type { ChosenList, Sending } from "./collection-state";
import { sendOutAsFiles, sendOutAsSheets, type SendOutChoice } from "./sending";
import { collectingWords } from "./words";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Stands in the list of forms for a file of the person's. */
const OWN = "own";

function Outcome({ context, sending }: { context: CollectingContext; sending: Sending }) {
  const { language } = context.words;
  const words = collectingWords(language).send;
  const { phase, done, of, problems } = sending;
  return (
    <>
      {(phase === "making" || phase === "stopping") && (
        <div className="collecting-progress">
          <progress aria-label={words.title} value={done} max={Math.max(1, of)} />
          <span className="quiet figure grow">{words.making(done, of)}</span>
          <button
            type="button"
            className="link-button"
            onClick={() =>
              context.collector.store.dispatch({
                type: "sending-changed",
                sending: { ...sending, phase: "stopping" },
              })
            }
          >
            {collectingWords(language).stop}
          </button>
        </div>
      )}
      <p role="status" className={phase === "made" ? "quiet" : "visually-hidden"}>
        {phase === "made" && words.made(done - problems.length, of, problems.length)}
      </p>
      {problems.length > 0 && (
        <ul role="alert">
          {problems.map(({ row, why }) => (
            <li key={row ?? 0}>{words.problem(row, why[language])}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Forms that go out to the projects of the list: which form, and as what. */
export function SendingSection({
  context,
  state,
  list,
  sending,
}: {
  context: CollectingContext;
  state: PaneState;
  list: ChosenList & { readonly kind: "list" };
  sending: Sending | null;
}) {
  const { pane } = context;
  const { language } = context.words;
  const words = collectingWords(language).send;
  const [form, setForm] = useState(FORMS[0]?.id ?? OWN);
  const [own, setOwn] = useState<File | null>(null);
  const [batch, setBatch] = useState("1");
  const [year, setYear] = useState("");
  const [month, setMonth] = useState("7");
  const picker = useRef<HTMLInputElement>(null);
  const isMaking = sending?.phase === "making" || sending?.phase === "stopping";
  const chosen = FORMS.find(({ id }) => id === form);
  const isMonitoring = chosen?.stage === "monitoring";
  const isYear = year.trim() === "" || /^(?:19|20|21)\d\d$/.test(year.trim());
  const isReady = isYear && !isMaking && (form !== OWN || own !== null) && list.view.projects > 0;
  const choice: SendOutChoice = {
    form: form === OWN ? (own ?? OWN) : form,
    wishes: {
      batch,
      year: year.trim() === "" ? null : Number(year),
      month: isMonitoring ? Number(month) : null,
    },
  };
  return (
    <details className="collecting-columns collecting-sending fields" open={sending !== null || undefined}>
      <summary>{words.title}</summary>
      <p className="quiet">{words.about(list.view.projects, list.view.bad.length)}</p>
      <label>
        <span>{words.form}</span>
        <select value={form} onChange={({ target }) => setForm(target.value)}>
          {FORMS.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
          <option value={OWN}>{words.own}</option>
        </select>
      </label>
      {form === OWN && (
        <p>
          {own && `${own.name} `}
          <button type="button" className="link-button" onClick={() => picker.current?.click()}>
            {words.chooseOwn}
          </button>
        </p>
      )}
      <FileField field={picker} name={words.chooseOwn} onFiles={([file]) => setOwn(file ?? null)} />
      {isMonitoring && (
        <label>
          <span>{words.month}</span>
          <select value={month} onChange={({ target }) => setMonth(target.value)}>
            {MONTHS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{words.year}</span>
        <input
          inputMode="numeric"
          value={year}
          aria-invalid={!isYear}
          onChange={({ target }) => setYear(target.value)}
        />
      </label>
      <label>
        <span>{words.batch}</span>
        <input value={batch} onChange={({ target }) => setBatch(target.value)} />
      </label>
      <div className="collecting-buttons">
        {pane.savesFiles !== "never" && (
          <Button disabledFocusable={!isReady} onClick={() => void sendOutAsFiles(context, choice)}>
            {words.asFiles}
          </Button>
        )}
        {form !== OWN && (
          <Button
            disabledFocusable={!isReady || isBusy(state)}
            onClick={() => void sendOutAsSheets(context, choice)}
          >
            {words.asSheets}
          </Button>
        )}
      </div>
      {sending && <Outcome context={context} sending={sending} />}
    </details>
  );
}
