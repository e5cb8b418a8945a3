import { Button } from "@fluentui/react-components";
import { lockedSheets, type PaneState, type Task } from "../state/state";
import { usePane } from "./surroundings";

function Reading({ task }: { task: Extract<Task, { kind: "reading" }> }) {
  const { pane, words } = usePane();
  const { progress } = task;
  const text = progress
    ? words.reading.progress(progress.sheet, progress.done, progress.total)
    : words.reading.busy;
  return (
    <div className="banner banner-progress" role="status">
      <div className="grow">
        <div className="one-line">{text}</div>
        <progress aria-label={words.reading.busy} max={progress?.total ?? 1} value={progress?.done} />
      </div>
      <Button size="small" onClick={pane.cancel}>
        {words.reading.cancel}
      </Button>
    </div>
  );
}

/** What the person should know before acting: work under way, a host that waits, an edited or a protected sheet. */
export function Banners({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const { task, waiting, result } = state;
  const locked = lockedSheets(state);
  return (
    <>
      {task?.kind === "reading" && <Reading task={task} />}
      {task && task.kind !== "reading" && (
        <div className="banner banner-progress" role="status">
          <div className="grow">
            <div>{words.busy[task.kind]}</div>
            <progress aria-label={words.busy[task.kind]} />
          </div>
        </div>
      )}
      {waiting && (
        <div className="banner banner-warning" role="status">
          {words.waiting}
        </div>
      )}
      {result && result.stale.length > 0 && !task && (
        <div className="banner banner-warning" role="status">
          <span className="grow">{words.stale.text}</span>
          <Button size="small" appearance="primary" onClick={() => void pane.rescore()}>
            {words.stale.rescore}
          </Button>
        </div>
      )}
      {locked.length > 0 && <div className="banner">{words.locked(locked)}</div>}
    </>
  );
}
