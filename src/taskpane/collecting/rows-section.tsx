import { useEffect, useMemo, useRef, useState } from "react";
import {
  ALL_ROWS,
  countRows,
  filteredRows,
  ROW_STATES,
  type CollectedRow,
  type RowFilter,
} from "../../many/collected-rows";
import { SeverityCounts } from "../components/severity-counts";
import type { CollectingContext } from "./context";
import type { Collection } from "./collection-state";
import { collectingWords } from "./words";

/** So many lines are shown at first, and so many more each time: they are drawn at once, and a person waits. */
const PAGE = 30;

interface RowsProps {
  readonly context: CollectingContext;
  readonly collection: Collection;
}

function percentOf(rate: number): string {
  return `${(rate * 100).toFixed(1).replace(/\.0$/, "")}%`;
}

function pointsOf(total: number): string {
  return String(Math.round(total * 100) / 100);
}

function nameOf(row: CollectedRow, noName: string): string {
  if (row.project !== "") return row.project;
  return row.sheet === "" && row.file !== "" ? row.file : noName;
}

function Line({
  context,
  row,
  isPlace,
}: {
  context: CollectingContext;
  row: CollectedRow;
  isPlace: boolean;
}) {
  const { collector, words: pane } = context;
  const words = collectingWords(pane.language);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isPlace) return;
    button.current?.scrollIntoView({ block: "center" });
    button.current?.focus({ preventScroll: true });
  }, [isPlace]);
  const { file, unit, state, notes, total, rate } = row;
  const name = nameOf(row, words.noName);
  const where = [unit, file === name ? "" : file].filter((text) => text !== "").join(" · ");
  return (
    <tr>
      <th scope="row">
        {file === "" ? (
          name
        ) : (
          <button
            ref={button}
            type="button"
            className="table-button"
            onClick={() => void collector.open(row)}
          >
            {name}
          </button>
        )}
        <div className="quiet">
          <span className={`collecting-state collecting-${state}`}>{words.states[state]}</span> {where}
        </div>
        {notes.map((note) => (
          <div key={note} className="quiet">
            {note}
          </div>
        ))}
      </th>
      <td className="figure">{total === null ? "—" : pointsOf(total)}</td>
      <td className="figure">{rate === null ? "—" : percentOf(rate)}</td>
      <SeverityCounts counts={row.counts} none="0" />
    </tr>
  );
}

function Filters({ context, collection }: RowsProps) {
  const { dispatch } = context.collector.store;
  const words = collectingWords(context.words.language);
  const { filter, rows } = collection;
  const change = (part: Partial<RowFilter>): void => dispatch({ type: "filter-changed", change: part });
  return (
    <div className="list-filters fields" role="group" aria-label={words.filters}>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={filter.search}
        onChange={({ target }) => change({ search: target.value })}
      />
      <select
        aria-label={words.filters}
        value={filter.state ?? ""}
        onChange={({ target }) =>
          change({ state: ROW_STATES.find((state) => state === target.value) ?? null })
        }
      >
        <option value="">{words.any(rows.length)}</option>
        {countRows(rows).map(([state, count]) => (
          <option key={state} value={state}>
            {words.of(words.states[state], count)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What came back, one line a table, with what is missing and what could not be read. */
export function RowsSection({ context, collection }: RowsProps) {
  const words = collectingWords(context.words.language);
  const { rows, filter, cameFrom } = collection;
  const shown = useMemo(() => filteredRows(rows, filter), [rows, filter]);
  const place = cameFrom
    ? shown.findIndex(({ file, sheet, cell }) => {
        return file === cameFrom.file && sheet === cameFrom.sheet && cell === cameFrom.cell;
      })
    : -1;
  const [pages, setPages] = useState(() => Math.max(1, Math.ceil((place + 1) / PAGE)));
  const left = shown.length - pages * PAGE;
  return (
    <section className="section" aria-labelledby="collected-title">
      <div className="section-head">
        <h2 id="collected-title">{words.rows}</h2>
        {shown.length < rows.length && (
          <span className="quiet" role="status">
            {words.shown(shown.length, rows.length)}{" "}
            <button
              type="button"
              className="link-button"
              onClick={() => context.collector.store.dispatch({ type: "filter-changed", change: ALL_ROWS })}
            >
              {words.all}
            </button>
          </span>
        )}
      </div>
      <Filters context={context} collection={collection} />
      <table className="tables" aria-labelledby="collected-title">
        <thead>
          <tr>
            <th scope="col">{words.head.project}</th>
            <th scope="col">{words.head.total}</th>
            <th scope="col">{words.head.rate}</th>
            <th scope="col">{words.head.findings}</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, pages * PAGE).map((row, at) => (
            <Line
              key={`${row.file} ${row.sheet} ${row.cell} ${row.unit} ${row.project}`}
              context={context}
              row={row}
              isPlace={at === place}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p>
          <button type="button" className="link-button" onClick={() => setPages(pages + 1)}>
            {words.more(Math.min(PAGE, left))}
          </button>
        </p>
      )}
    </section>
  );
}
