import { Button } from "@fluentui/react-components";
import type { LibraryIndex } from "../../library/search";
import { CellButton } from "../components/cell-button";
import { Cross } from "../components/icons";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { takeUsual } from "./fill-actions";
import { usualInRow } from "./usual-in-row";
import { usualText } from "./usual-text";
import { buildingWords } from "./words-for";

/** What is usual for the indicator whose name was just typed into the sheet; nothing where that is not known. */
export function UsualNote({ state, index }: { state: PaneState; index: LibraryIndex }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  const { source, building } = state;
  const { named } = building;
  const isHere = source !== null && named !== null && named.sheet === source.snapshot.name;
  const usual = isHere ? usualInRow(source, named.cell, index) : null;
  if (!named || !usual) return <div role="status" />;
  return (
    <div role="status" className="usual-note">
      <div className="library-head">
        <span className="grow">{usualText(usual.name, usual.suggestion, library)}</span>
        <CellButton sheet={named.sheet} cell={named.cell} />
        <button
          type="button"
          className="icon-button"
          aria-label={library.dismissUsual}
          onClick={() => pane.store.dispatch({ type: "building-changed", change: { named: null } })}
        >
          <Cross />
        </button>
      </div>
      {usual.writes.length > 0 && (
        <Button
          size="small"
          disabledFocusable={isBusy(state)}
          onClick={() => void takeUsual({ pane, words }, named.sheet, usual)}
        >
          {library.takeUsual}
        </Button>
      )}
    </div>
  );
}
