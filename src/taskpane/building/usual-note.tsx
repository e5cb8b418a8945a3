import { Button } from "@fluentui/react-components";
import type { SheetCell } from "../../hosts/host";
import type { LibraryIndex } from "../../library/search";
import { a1, sameAddress, type CellAddress } from "../../sheet/address";
import { CellButton } from "../components/cell-button";
import { CrossButton } from "../components/cross-button";
import { usePane } from "../components/surroundings";
import { rowsOf } from "../state/newly-named";
import { isBusy, type PaneState, type ReviewedSheet } from "../state/state";
import { takeFullName, takeUsual } from "./fill-actions";
import { cellsNamed } from "./row-class";
import { fullNames, usualInRow, type FullName, type UsualInRow } from "./usual-in-row";
import { usualText } from "./usual-text";
import { buildingWords } from "./words-for";

/** What there is to say of a name that was just typed into the sheet. */
interface Said {
  readonly name: string;
  /** Where the same name stands already. */
  readonly also: readonly CellAddress[];
  readonly full: readonly FullName[];
  readonly usual: UsualInRow | null;
}

function saidOf(source: ReviewedSheet, cell: CellAddress, index: LibraryIndex): Said | null {
  const name = rowsOf(source).find((row) => sameAddress(row.name.cell, cell))?.name.text ?? "";
  if (name === "") return null;
  const also = cellsNamed(source, name, cell);
  const full = fullNames(source, cell, index);
  // Who means an indicator of the library gets its sign and unit with its name.
  const usual = full.length === 0 ? usualInRow(source, cell, index) : null;
  return also.length === 0 && full.length === 0 && !usual ? null : { name, also, full, usual };
}

interface LinesProps {
  readonly said: Said;
  readonly at: SheetCell;
  readonly busy: boolean;
}

function Lines({ said: { name, also, full, usual }, at, busy }: LinesProps) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  return (
    <>
      {also.length > 0 && (
        <span>
          {library.namedAlready(name)}
          {also.map((cell) => (
            <CellButton key={a1(cell)} sheet={at.sheet} cell={cell} />
          ))}
        </span>
      )}
      {full.length > 0 && <span>{library.meant}</span>}
      {full.map((each) => (
        <Button
          key={each.indicator.name}
          size="small"
          disabledFocusable={busy}
          onClick={() => void takeFullName({ pane, words }, at, each)}
        >
          {library.takeMeant(each.indicator.name)}
        </Button>
      ))}
      {usual && <span>{usualText(usual.name, usual.suggestion, library)}</span>}
      {usual && usual.writes.length > 0 && (
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => void takeUsual({ pane, words }, at.sheet, usual)}
        >
          {library.takeUsual}
        </Button>
      )}
    </>
  );
}

/**
 * Whether the indicator whose name was just typed into the sheet is there already, which one of the library it may
 * be, and what is usual for it; nothing where there is nothing to say.
 */
export function UsualNote({ state, index }: { state: PaneState; index: LibraryIndex }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  const { source, building } = state;
  const { named } = building;
  const isHere = source !== null && named !== null && named.sheet === source.snapshot.name;
  const said = isHere ? saidOf(source, named.cell, index) : null;
  if (!named || !said) return <div role="status" />;
  return (
    <div role="status" className="usual-note">
      <div className="usual-lines">
        <Lines said={said} at={named} busy={isBusy(state)} />
      </div>
      <CellButton sheet={named.sheet} cell={named.cell} />
      <CrossButton
        name={library.dismissUsual}
        onAct={() => pane.store.dispatch({ type: "building-changed", change: { named: null } })}
      />
    </div>
  );
}
