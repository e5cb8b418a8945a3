import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { latest } from "../../hosts/undo-log";
import { isBusy, type PaneState } from "../state/state";
import { Eraser, UndoArrow } from "../components/icons";
import { MenuButton } from "../components/menu-button";
import { usePane } from "../components/surroundings";

interface ActionProps {
  readonly name: string;
  readonly disabled: boolean;
  readonly onAct: () => void;
}

interface CountedActionProps extends ActionProps {
  readonly count: number;
  /** What the count counts, for those who hear it, and as it is seen. */
  readonly counted: string;
  readonly shown: string;
}

function CountedAction({ name, count, counted, shown, disabled, onAct }: CountedActionProps) {
  return (
    <Button
      className="action"
      aria-description={count > 0 ? counted : undefined}
      disabledFocusable={disabled}
      onClick={onAct}
    >
      {name}
      {count > 0 && (
        <span className="action-count figure" aria-hidden>
          {shown}
        </span>
      )}
    </Button>
  );
}

function IconAction({ name, icon, disabled, onAct }: ActionProps & { icon: ReactElement }) {
  return (
    <button
      type="button"
      className="icon-button bar-icon"
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onAct();
      }}
    >
      {icon}
    </button>
  );
}

/** What the actions would work on. */
interface Todo {
  /** Cells to mark, and cells to write. */
  readonly marks: number;
  readonly writes: number;
  /** Whether the sheet holds tables beside the one in view, whose cells are marked with its own. */
  readonly marksOthers: boolean;
}

export const NOTHING_TO_DO: Todo = { marks: 0, writes: 0, marksOthers: false };

/**
 * What changes the sheet, and what takes it back; stays at the bottom. The two that take back are one click away
 * as icons, and stand by their words in the menu with what is seldom wanted.
 */
export function ActionBar({
  state,
  todo,
  papers,
}: {
  state: PaneState;
  todo: Todo;
  /** What the reviewer hands on. */
  papers?: ReactElement;
}) {
  const { pane, words } = usePane();
  const { actions } = words;
  const { result, undoLog } = state;
  const busy = isBusy(state);
  // Rows may have moved since: a stale result must not be written, marked or handed on.
  const usable = !busy && result !== null && result.stale.length === 0;
  const { marks, writes, marksOthers } = todo;
  const last = latest(undoLog);
  const clear: ActionProps = {
    name: actions.clear,
    disabled: busy,
    onAct: () => void pane.clearMarks(),
  };
  const undo: ActionProps = {
    name:
      last === null || last.kind === "writes"
        ? actions.undo
        : last.kind === "heights"
          ? actions.undoHeights
          : actions.undoInsertion,
    disabled: busy || last === null,
    onAct: () => void pane.undo(),
  };
  const handOn: readonly ActionProps[] = [
    { name: actions.exportText, disabled: !usable, onAct: () => void pane.exportReport("text", words) },
    { name: actions.exportJson, disabled: !usable, onAct: () => void pane.exportReport("json", words) },
  ];
  const opens = state.opensWithWorkbook;
  const opening: readonly ActionProps[] =
    opens === null
      ? []
      : [
          {
            name: opens ? actions.opensNoMore : actions.opens,
            disabled: false,
            onAct: () => void pane.setOpening(!opens),
          },
        ];
  const fitting: readonly ActionProps[] = pane.fitsRows
    ? [
        {
          name: actions.fitRows,
          disabled: !usable || state.open === null,
          onAct: () => void pane.fitRows(),
        },
      ]
    : [];
  const groups = [[clear, undo], fitting, handOn, opening]
    .filter(({ length }) => length > 0)
    .map((group) => group.map(({ onAct, ...item }) => ({ ...item, onChoose: onAct })));
  return (
    <div className="action-bar" role="toolbar" aria-label={actions.bar}>
      <CountedAction
        name={actions.mark}
        count={marks}
        counted={marksOthers ? actions.onSheet(marks) : actions.markCount(marks)}
        shown={marksOthers ? actions.onSheet(marks) : actions.inCells(marks)}
        disabled={!usable || marks === 0}
        onAct={() => void pane.mark()}
      />
      <CountedAction
        name={actions.write}
        count={writes}
        counted={actions.writeCount(writes)}
        shown={actions.inCells(writes)}
        disabled={!usable || writes === 0}
        onAct={() => void pane.write()}
      />
      {papers}
      <span className="action-gap" />
      <IconAction icon={<Eraser />} {...clear} />
      <IconAction icon={<UndoArrow />} {...undo} />
      <MenuButton name={actions.more} groups={groups} />
    </div>
  );
}
