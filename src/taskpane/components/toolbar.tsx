import { Button, Switch } from "@fluentui/react-components";
import type { PaneState } from "../state/state";
import { usePane } from "./surroundings";

/** What scores: the sheet, the workbook, or every edit. */
export function Toolbar({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const busy = state.task !== null;
  return (
    <div className="toolbar">
      <div className="double-button">
        <Button
          appearance="primary"
          disabledFocusable={busy}
          onClick={() => void pane.score("active")}
        >
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
