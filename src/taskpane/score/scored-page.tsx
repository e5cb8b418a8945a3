import { Fragment, lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { decisionsOn, type Decisions } from "../../report/decisions";
import type { ReviewedTable } from "../../report/review";
import { sheetNamed, tablesInView, tablesOf, type PaneState, type Result } from "../state/state";
import { formName, neighbours, tableName } from "../view/table-list";
import { BackArrow } from "../components/icons";
import { usePane } from "../components/surroundings";
import { FindingList } from "./finding-list";
import { FoldedScore } from "./folded-score";
import { IndicatorTable } from "./indicator-table";
import { Claimed, Incomplete, NothingFound, PartlyRead, PassedOver } from "./passed-over";
import { Steps } from "./steps";
import { TableList } from "./table-list";
import { useScoreWords } from "./words";
import { TotalCard } from "./total-card";

const ColumnRoles = lazy(() => import("./column-roles"));

interface ViewProps {
  readonly state: PaneState;
  readonly result: Result;
  readonly at: number;
}

/** The tables before and behind the one shown, in the order of the list, by button and by key. */
function Neighbours({ state, result, at }: ViewProps) {
  const { pane } = usePane();
  const say = useScoreWords();
  const { before, behind } = neighbours(tablesOf(result), state.order, state.filter, at);
  const opening = (place: number | null) => (place === null ? null : () => void pane.openTable(place));
  return (
    <Steps
      previous={{ name: say.tables.previous, key: "PageUp", go: opening(before) }}
      next={{ name: say.tables.next, key: "PageDown", go: opening(behind) }}
    />
  );
}

/** Which of several tables is shown: a picker on one sheet, the way back to the list of a workbook. */
function TableHead({ table, result, state, at }: ViewProps & { table: ReviewedTable }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const { dispatch } = pane.store;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The line of the list that held the keyboard is gone; from the page's body Tab would lead into the sheet.
    if (document.activeElement === document.body) back.current?.focus({ preventScroll: true });
  }, []);
  const tables = tablesOf(result);
  const { sheet, sheetHidden } = table.scored.table;
  const form = formName(table, words.language);
  const place = [sheet === tableName(table) ? "" : sheet, sheetHidden ? say.tables.hidden : "", form];
  return (
    <div className="table-head">
      {tables.length > 1 && result.scope === "all" && (
        <div className="table-steps">
          <button
            ref={back}
            type="button"
            className="link-button"
            onClick={() => dispatch({ type: "list-opened" })}
          >
            <BackArrow /> {say.tables.back}
          </button>
          <Neighbours state={state} result={result} at={at} />
        </div>
      )}
      {tables.length > 1 && result.scope === "active" ? (
        <select
          className="table-picker"
          aria-label={say.tables.choose}
          value={at}
          onChange={(event) => void pane.openTable(Number(event.target.value))}
        >
          {tables.map((each, place) => (
            <option key={place} value={place}>
              {place + 1}. {tableName(each)}
            </option>
          ))}
        </select>
      ) : (
        <div className="table-name">{tableName(table)}</div>
      )}
      <div className="table-form">
        <span className="quiet">{place.filter((text) => text !== "").join(" · ")}</span>
        <button
          type="button"
          className="link-button"
          onClick={() => dispatch({ type: "teaching-opened", sheet })}
        >
          {say.openRoles}
        </button>
      </div>
    </div>
  );
}

/** Which table it is, and what is to be known of it before its figures. */
function TableTop({ table, result, state, at }: ViewProps & { table: ReviewedTable }) {
  return (
    <>
      {/* The same one for each table, so that its buttons keep the keyboard from table to table. */}
      <TableHead table={table} result={result} state={state} at={at} />
      <Fragment key={at}>
        <Incomplete table={table} />
        <Claimed table={table} />
        <PartlyRead table={table} />
      </Fragment>
    </>
  );
}

interface BodyProps {
  readonly table: ReviewedTable;
  readonly state: PaneState;
  readonly decisions: Decisions;
}

function TableBody({ table, state: { viewState, selected, result }, decisions }: BodyProps) {
  const snapshot = result ? sheetNamed(result, table.scored.table.sheet)?.snapshot : undefined;
  return (
    <>
      <FoldedScore table={table} />
      <TotalCard table={table} viewState={viewState} decisions={decisions} />
      <FindingList
        table={table}
        snapshot={snapshot}
        viewState={viewState}
        decisions={decisions}
        selected={selected}
      />
      <IndicatorTable table={table} viewState={viewState} />
    </>
  );
}

/** What a scoring gave: a table, the list of several, or why there is none. */
export default function ScoredPage({ state, result }: { state: PaneState; result: Result }) {
  const { open, teaching } = state;
  const isNothing = tablesOf(result).length === 0;
  const decisions = useMemo(() => decisionsOn(tablesOf(result), state.decisions), [result, state.decisions]);
  const [table] = open === null ? [] : tablesInView(state);
  const isTaught = teaching !== null && (isNothing || table?.scored.table.sheet === teaching);
  return (
    <>
      {isNothing ? (
        <NothingFound state={state} result={result} />
      ) : open === null ? (
        <TableList result={result} state={state} />
      ) : (
        table && <TableTop table={table} result={result} state={state} at={open} />
      )}
      {/* At the same place with and without a table: who teaches a header keeps the focus while the table comes about. */}
      {isTaught && (
        <Suspense fallback={null}>
          <ColumnRoles state={state} result={result} />
        </Suspense>
      )}
      {table && open !== null && (
        <TableBody key={`body ${String(open)}`} table={table} state={state} decisions={decisions} />
      )}
      {!isNothing && <PassedOver state={state} result={result} />}
    </>
  );
}
