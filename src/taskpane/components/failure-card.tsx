import { Button } from "@fluentui/react-components";
import type { Failed } from "../state/state";
import { failureDetails } from "../view/failure-details";
import { usePane } from "./surroundings";

interface FailureCardProps {
  readonly failed: Failed;
  /** What did not work, where the task says it too narrowly. */
  readonly title?: string | undefined;
}

/** What did not work, that nothing was changed or what was, and what to do; never a stack. */
export function FailureCard({ failed, title }: FailureCardProps) {
  const { pane, words } = usePane();
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
        {failed.failure.code === "insertion-refused" && pane.savesFiles !== "never" && (
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
