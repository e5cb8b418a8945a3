import { Button, Switch } from "@fluentui/react-components";
import { isBusy, type PaneState } from "../state/state";
import { usePane } from "../components/surroundings";

/** How far the reading is, in place of the buttons that cannot be used meanwhile, so that nothing moves. */
function Reading({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const { task } = state;
  if (task?.kind !== "reading" || task.quiet) return null;
  const { progress } = task;
  const text = progress?.sheet
    ? words.reading.progress(progress.sheet, progress.done, progress.total)
    : words.reading.busy;
  return (
    <div className="reading" role="status">
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

/** What scores: the sheet, the workbook, or every edit. */
export function Toolbar({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const busy = isBusy(state);
  return (
    <div className="toolbar">
      <Reading state={state} />
      <div className="double-button">
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void pane.score("active")}>
          {words.toolbar.scoreSheet}
        </Button>
        <Button
          aria-label={words.toolbar.scoreWorkbook}
          disabledFocusable={busy}
          onClick={() => void pane.score("all")}
        >
          {words.toolbar.workbook}
        </Button>
      </div>
      <Switch
        className="live"
        size="small"
        labelPosition="before"
        label={words.toolbar.live}
        title={words.toolbar.liveHint}
        checked={state.live}
        onChange={(_, { checked }) => void pane.setLive(checked)}
      />
    </div>
  );
}
