import { Button } from "@fluentui/react-components";
import { latest } from "../../hosts/undo-log";
import { cellCount, isBusy, type PaneState } from "../state/state";
import { usePane } from "./surroundings";

interface ActionProps {
  readonly name: string;
  /** The text on the button where its name is too long for it. */
  readonly short?: string;
  readonly count?: number;
  /** What the count counts, for those who hear it. */
  readonly counted?: string;
  readonly disabled: boolean;
  readonly quiet?: boolean;
  readonly onAct: () => void;
}

function Action({ name, short, count = 0, counted, disabled, quiet = false, onAct }: ActionProps) {
  return (
    <Button
      className="action"
      appearance={quiet ? "subtle" : "secondary"}
      aria-label={short === undefined ? undefined : name}
      aria-description={count > 0 ? counted : undefined}
      title={short === undefined ? undefined : name}
      disabledFocusable={disabled}
      onClick={onAct}
    >
      {short ?? name}
      {count > 0 && short === undefined && (
        <span className="action-count figure" aria-hidden>
          {count}
        </span>
      )}
    </Button>
  );
}

/** How many cells the actions would mark and write. */
interface Todo {
  readonly marks: number;
  readonly writes: number;
}

export const NOTHING_TO_DO: Todo = { marks: 0, writes: 0 };

/** What changes the sheet, and what takes it back; stays at the bottom. */
export function ActionBar({ state, todo }: { state: PaneState; todo: Todo }) {
  const { pane, words } = usePane();
  const { actions } = words;
  const { result, undoLog } = state;
  const busy = isBusy(state);
  // Rows may have moved since: a stale result must not be written or marked.
  const usable = !busy && result !== null && result.stale.length === 0;
  const { marks, writes } = todo;
  const last = latest(undoLog);
  const undoable = last ? cellCount(last) : 0;
  return (
    <div className="action-bar" role="toolbar" aria-label={actions.bar}>
      <Action
        name={actions.mark}
        count={marks}
        counted={actions.markCount(marks)}
        disabled={!usable || marks === 0}
        onAct={() => void pane.mark()}
      />
      <Action
        name={actions.clear}
        short={actions.clearShort}
        disabled={busy}
        quiet
        onAct={() => void pane.clearMarks()}
      />
      <span className="action-gap" />
      <Action
        name={actions.write}
        count={writes}
        counted={actions.writeCount(writes)}
        disabled={!usable || writes === 0}
        onAct={() => void pane.write()}
      />
      <Action
        name={actions.undo}
        short={actions.undoShort}
        count={undoable}
        counted={actions.undoCount(undoable)}
        disabled={busy || undoable === 0}
        quiet
        onAct={() => void pane.undo()}
      />
    </div>
  );
}
