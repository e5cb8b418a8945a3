import { Button } from "@fluentui/react-components";
import type { CrossFinding } from "../../many/checks/check";
import { CROSS_CHECKS } from "../../many/checks/registry";
import type { RolledUp } from "../../many/collected-rows";
import { SeverityIcon } from "../components/severity-icon";
import { Paged } from "../components/paged";
import { isBusy, type PaneState } from "../state/state";
import { resultWords } from "../messages/result-words";
import { insertRollUp, saveRollUp, type CollectingContext } from "./context";
import { collectingWords } from "./words";

function CrossItem({ context, finding }: { context: CollectingContext; finding: CrossFinding }) {
  const { collector, words } = context;
  const { severity, unit, message, fix, places, check } = finding;
  const { rows } = collector.store.state();
  const title = CROSS_CHECKS.find(({ id }) => id === check)?.title[words.language] ?? check;
  return (
    <li className="finding collecting-finding">
      <SeverityIcon severity={severity} />
      <div className="finding-text">
        <div>
          <span className="strong">{title}</span> {unit}
        </div>
        <div>{resultWords(words.language).sentence(message)}</div>
        <div className="quiet">{resultWords(words.language).sentence(fix)}</div>
        {places.map((place, at) => {
          const row = rows.find(({ file, sheet }) => file === place.file && sheet === place.sheet);
          return (
            row && (
              <button
                key={at}
                type="button"
                className="link-button collecting-place"
                onClick={() => void collector.open(row)}
              >
                {place.file} {place.cell}
              </button>
            )
          );
        })}
      </div>
    </li>
  );
}

/** What the roll-up is handed on as, and what was found across its tables. */
export function ResultSection({
  context,
  state,
  result,
}: {
  context: CollectingContext;
  state: PaneState;
  result: RolledUp;
}) {
  const { pane } = context;
  const words = collectingWords(context.words.language);
  const surely = pane.savesFiles === "surely";
  const busy = isBusy(state);
  const insert = (
    <Button
      appearance={surely ? "secondary" : "primary"}
      disabledFocusable={busy}
      onClick={() => void insertRollUp(context)}
    >
      {words.insert}
    </Button>
  );
  return (
    <section className="section collecting-section" aria-label={words.save}>
      <div className="collecting-buttons">
        {!surely && insert}
        {pane.savesFiles !== "never" && (
          <>
            <Button
              appearance={surely ? "primary" : "secondary"}
              onClick={() => void saveRollUp(context, "workbook")}
            >
              {words.save}
            </Button>
            <Button onClick={() => void saveRollUp(context, "narrative")}>{words.saveText}</Button>
          </>
        )}
        {surely && insert}
      </div>
      {result.cross.length > 0 && (
        <details>
          <summary>{words.cross(result.cross.length)}</summary>
          <ul className="findings">
            <Paged
              items={result.cross}
              render={(finding) => (
                <CrossItem
                  key={`${finding.check} ${finding.unit} ${finding.message}`}
                  context={context}
                  finding={finding}
                />
              )}
            />
          </ul>
        </details>
      )}
    </section>
  );
}
