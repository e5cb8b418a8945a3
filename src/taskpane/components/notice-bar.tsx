import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { latest } from "../../hosts/undo-log";
import { a1 } from "../../sheet/address";
import type { Messages } from "../messages/messages";
import type { MadeFile } from "../save-file";
import { isBusy, offersUndo, tablesInView, type Notice, type PaneState, type Task } from "../state/state";
import { FailureCard } from "./failure-card";
import { CrossButton } from "./cross-button";
import { usePane } from "./surroundings";

function noticeText(notice: Notice, { notice: words, language }: Messages): string {
  switch (notice.kind) {
    case "written":
      switch (notice.what) {
        case "scores":
          return words.written(notice.cells);
        case "cells":
          return words.filled(notice.cells);
        case "corrections":
        case "corrections-unmarked":
          return words.corrected(notice.cells, notice.what === "corrections");
      }
    case "inserted":
      return words.inserted(notice.sheet);
    case "removed":
      return words.removed(notice.sheet);
    case "row-removed":
      return words.rowRemoved(notice.row);
    case "said":
      return notice.text;
    case "marked":
      return words.marked(notice.cells);
    case "cleared":
      return words.cleared(notice.cells);
    case "undone": {
      const left = notice.undone.left.map(({ cell }) => a1(cell));
      return words.undone(notice.undone.restored.length, left);
    }
    case "copied":
      return words.copied;
    case "not-copied":
      return words.notCopied;
    case "file-offered":
      return words.fileOffered(notice.name);
    case "opening-kept":
      return words.openingKept(notice.opens);
    case "rules-saved":
      return words.rulesSaved(notice.profile?.[language] ?? null);
    case "kept-rules-unreadable":
      return words.keptRulesUnreadable;
  }
}

function Save({ file }: { file: MadeFile }) {
  const { pane, words } = usePane();
  return (
    <Button size="small" onClick={() => pane.offer(file)}>
      {words.notice.saveFile}
    </Button>
  );
}

function Copy({ text }: { text: string }) {
  const { pane, words } = usePane();
  return (
    <Button size="small" onClick={() => void pane.copy(text)}>
      {words.notice.copy}
    </Button>
  );
}

interface NoticeProps {
  readonly notice: Notice;
  readonly state: PaneState;
  readonly onUndo: () => void;
}

function NoticeLine({ notice, state, onUndo }: NoticeProps) {
  const { pane, words } = usePane();
  // Sheets that were inserted together are taken out one after another.
  const isNext = notice.kind === "removed" && latest(state.undoLog)?.kind === "sheet";
  return (
    <div className="notice">
      <span className="grow">{noticeText(notice, words)}</span>
      {(offersUndo(notice) || isNext) && (
        <Button size="small" disabledFocusable={isBusy(state)} onClick={onUndo}>
          {words.notice.undo}
        </Button>
      )}
      {notice.kind === "file-offered" && notice.text !== null && <Copy text={notice.text} />}
      {notice.kind === "copied" && notice.file && <Save file={notice.file} />}
      <CrossButton name={words.notice.close} onAct={() => pane.store.dispatch({ type: "notice-closed" })} />
    </div>
  );
}

function StaleLine() {
  const { pane, words } = usePane();
  return (
    <div className="notice notice-stale">
      <span className="grow">{words.stale.text}</span>
      <Button size="small" appearance="primary" onClick={() => void pane.rescore()}>
        {words.stale.rescore}
      </Button>
    </div>
  );
}

/** Says that the result is of another sheet than the one in front. */
function ElsewhereLine({ state }: { state: PaneState }) {
  const { words } = usePane();
  const [shown] = tablesInView(state);
  const [sheet] = state.result?.sheets ?? [];
  const name = shown?.scored.table.sheet ?? sheet?.snapshot.name;
  if (state.tab !== "score" || state.elsewhere === null || name === undefined) return null;
  return <div className="notice">{words.elsewhere(name, state.elsewhere)}</div>;
}

function BusyLine({ task }: { task: Exclude<Task, { kind: "reading" }> }) {
  const { words } = usePane();
  return (
    <div className="notice">
      <span>{words.busy[task.kind]}</span>
      <progress aria-label={words.busy[task.kind]} />
    </div>
  );
}

interface NoticeBarProps {
  readonly state: PaneState;
  /** What did not work, where the task says it too narrowly. */
  readonly failedTitle?: string | undefined;
}

/**
 * The one place for what the pane has to say, above the buttons: what failed, what goes on, that the sheet was edited
 * since, or what was done last. The region stays, so that a change is read out; being at the bottom it moves nothing
 * the person looks at.
 */
export function NoticeBar({ state, failedTitle }: NoticeBarProps) {
  const { task, result, notice, failed, waiting } = state;
  const { pane, words } = usePane();
  const isStale = result !== null && result.stale.length > 0;
  const bar = useRef<HTMLDivElement>(null);
  const isUndoing = useRef(false);
  // The button that was pressed goes while it is undone; who works by keyboard goes on where it stood.
  useEffect(() => {
    if (!isUndoing.current || task || !notice) return;
    isUndoing.current = false;
    if (document.activeElement === document.body) bar.current?.querySelector("button")?.focus();
  }, [task, notice]);
  const undo = (): void => {
    isUndoing.current = true;
    void pane.undo();
  };
  return (
    <div className="notices">
      {failed && <FailureCard failed={failed} title={failedTitle} />}
      <div role="status" ref={bar}>
        {waiting && <div className="notice notice-stale">{words.waiting}</div>}
        {task && task.kind !== "reading" && <BusyLine task={task} />}
        <ElsewhereLine state={state} />
        {isStale && !task && <StaleLine />}
        {notice && !(task && task.kind !== "reading") && (
          <NoticeLine notice={notice} state={state} onUndo={undo} />
        )}
      </div>
    </div>
  );
}
