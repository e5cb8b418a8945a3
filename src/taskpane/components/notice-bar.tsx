import { Button } from "@fluentui/react-components";
import { a1 } from "../../sheet/address";
import type { Messages } from "../messages/messages";
import type { Notice } from "../state/state";
import { Cross } from "./icons";
import { usePane } from "./surroundings";

function noticeText(notice: Notice, { notice: words }: Messages): string {
  switch (notice.kind) {
    case "written":
      return words.written(notice.cells);
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
    case "kept-rules-unreadable":
      return words.keptRulesUnreadable;
  }
}

/** What was done last, with the way back where there is one. The region stays, so that changes are read out. */
export function NoticeBar({ notice, busy }: { notice: Notice | null; busy: boolean }) {
  const { pane, words } = usePane();
  return (
    <div role="status">
      {notice && (
        <div className="notice">
          <span className="grow">{noticeText(notice, words)}</span>
          {notice.kind === "written" && (
            <Button size="small" disabledFocusable={busy} onClick={() => void pane.undo()}>
              {words.notice.undo}
            </Button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={words.notice.close}
            onClick={() => pane.store.dispatch({ type: "notice-closed" })}
          >
            <Cross />
          </button>
        </div>
      )}
    </div>
  );
}
