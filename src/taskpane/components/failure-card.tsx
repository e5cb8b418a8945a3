import { Button } from "@fluentui/react-components";
import type { Failed } from "../state/state";
import { failureDetails } from "../view/failure-details";
import { CrossButton } from "./cross-button";
import { usePane } from "./surroundings";

interface FailureCardProps {
  readonly failed: Failed;
  /** What did not work, where the task says it too narrowly. */
  readonly title?: string | undefined;
}

/** Where a click on a cell leads nowhere, a line is enough: nothing was to be changed, and what to do stands in it. */
function HiddenLine({ failed }: { failed: Failed }) {
  const { pane, words } = usePane();
  const { what, todo } = words.failure.of(failed.failure, failed.task);
  return (
    <div className="notice" role="alert">
      <span className="grow">{[what, todo].join(words.language === "en" ? " " : "")}</span>
      <CrossButton name={words.failure.close} onAct={() => pane.store.dispatch({ type: "failure-closed" })} />
    </div>
  );
}

/** What did not work, that nothing was changed or what was, and what to do; never a stack. */
export function FailureCard({ failed, title }: FailureCardProps) {
  const { pane, words } = usePane();
  const { code } = failed.failure;
  if (failed.task === "jumping" && (code === "cell-hidden" || code === "sheet-hidden"))
    return <HiddenLine failed={failed} />;
  const { what, changed, todo } = words.failure.of(failed.failure, failed.task);
  return (
    <section className="failure" role="alert">
      <h2>{title ?? words.failure.title[failed.task]}</h2>
      <p>
        {what}
        {changed}
      </p>
      {todo !== "" && <p>{todo}</p>}
      <div className="row">
        {code === "insertion-refused" && pane.savesFiles !== "never" && (
          <Button size="small" onClick={() => void pane.saveRefused()}>
            {words.notice.saveFile}
          </Button>
        )}
        <Button size="small" onClick={() => void pane.copy(failureDetails(failed))}>
          {words.failure.details}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => pane.store.dispatch({ type: "failure-closed" })}
        >
          {words.failure.close}
        </Button>
      </div>
    </section>
  );
}
