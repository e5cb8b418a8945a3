import { useEffect, useRef } from "react";
import { SEVERITIES } from "../../checks/check";
import type { ReviewedTable } from "../../report/review";
import { GRADES } from "../../scoring/profile";
import {
  ALL_TABLES,
  tablesOf,
  type PaneState,
  type Result,
  type TableFilter,
  type TableOrder,
} from "../state/state";
import { checksFound, listTotals, tableLines, type TableLine } from "../view/table-list";
import { SeverityCounts } from "../components/severity-counts";
import { usePane } from "../components/surroundings";
import { resultWords } from "../messages/result-words";
import { useScoreWords } from "./words";

/** Up to so many tables are seen at a glance: nothing is searched or filtered. */
const FEW = 5;

interface HeadProps {
  readonly by: TableOrder;
  readonly order: TableOrder;
  readonly name: string;
}

function SortHead({ by, order, name }: HeadProps) {
  const { pane } = usePane();
  const say = useScoreWords();
  const sorted = by === order;
  const direction = by === "name" || by === "total" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={sorted ? direction : undefined}>
      <button
        type="button"
        className="sort-button"
        title={say.tables.sort(say.tables.sortBy[by])}
        onClick={() => pane.store.dispatch({ type: "order-chosen", order: by })}
      >
        {name}
        <span className="sort-mark" aria-hidden>
          {sorted ? (direction === "ascending" ? "↑" : "↓") : ""}
        </span>
      </button>
    </th>
  );
}

function Line({ line, isPlace }: { line: TableLine; isPlace: boolean }) {
  const { pane } = usePane();
  const say = useScoreWords();
  const button = useRef<HTMLButtonElement>(null);
  const { name, sheet, hidden, incomplete, computed, reported, difference, agrees, counts } = line;
  const place = [
    sheet === name ? "" : sheet,
    hidden ? say.tables.hidden : "",
    incomplete ? say.tables.incomplete : "",
  ].filter((text) => text !== "");
  useEffect(() => {
    if (!isPlace) return;
    button.current?.scrollIntoView({ block: "center" });
    button.current?.focus({ preventScroll: true });
  }, [isPlace]);
  return (
    <tr>
      <th scope="row">
        <button
          ref={button}
          type="button"
          className="table-button"
          title={name}
          onClick={() => void pane.openTable(line.at)}
        >
          {name}
        </button>
        {place.length > 0 && <div className="quiet">{place.join(" · ")}</div>}
      </th>
      <td className="figure">
        {computed ?? "—"}
        {reported !== null && (
          <div className="quiet">
            {say.tables.reported} {reported}
          </div>
        )}
      </td>
      <td className={difference === null || agrees ? "figure quiet" : "figure differs"}>
        {difference ?? (computed === null || reported === null ? "—" : "0")}
      </td>
      <SeverityCounts counts={counts} none={incomplete ? "—" : "0"} />
    </tr>
  );
}

/** What all tables come to: the mean of their totals, how many have each grade, and what was found in them. */
function Totals({ tables }: { tables: readonly ReviewedTable[] }) {
  const { words } = usePane();
  const say = useScoreWords();
  const { mean, grades, counts } = listTotals(tables);
  const spread = grades.filter(({ tables: count }) => count > 0);
  const texts = [
    ...(mean === null ? [] : [say.tables.mean(mean)]),
    ...spread.map(({ grade, tables: count }) => say.tables.ofGrade(say.total.grade[grade], count)),
  ];
  const { severity } = resultWords(words.language);
  return (
    <>
      {texts.length > 0 && <p className="quiet list-totals">{texts.join(" · ")}</p>}
      <p className="quiet list-totals">
        {SEVERITIES.map((each) => `${severity[each]} ${counts[each]}`).join(" · ")}
      </p>
    </>
  );
}

/** An empty value stands for a choice that leaves nothing out. */
const ANY = "";

function Filters({ tables, filter }: { tables: readonly ReviewedTable[]; filter: TableFilter }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const change = (part: Partial<TableFilter>): void =>
    pane.store.dispatch({ type: "filter-changed", change: part });
  return (
    <div className="list-filters fields" role="group" aria-label={say.tables.filters}>
      <input
        type="search"
        aria-label={say.tables.search}
        placeholder={say.tables.search}
        value={filter.search}
        onChange={({ target }) => change({ search: target.value })}
      />
      <select
        aria-label={say.tables.anySeverity}
        value={filter.severity ?? ANY}
        onChange={({ target }) =>
          change({ severity: SEVERITIES.find((severity) => severity === target.value) ?? null })
        }
      >
        <option value={ANY}>{say.tables.anySeverity}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {resultWords(words.language).severity[severity]}
          </option>
        ))}
      </select>
      <select
        aria-label={say.tables.anyGrade}
        value={filter.grade ?? ANY}
        onChange={({ target }) => change({ grade: GRADES.find((grade) => grade === target.value) ?? null })}
      >
        <option value={ANY}>{say.tables.anyGrade}</option>
        {GRADES.map((grade) => (
          <option key={grade} value={grade}>
            {say.total.grade[grade]}
          </option>
        ))}
      </select>
      <select
        aria-label={say.tables.anyCheck}
        value={filter.check ?? ANY}
        onChange={({ target }) => change({ check: target.value === ANY ? null : target.value })}
      >
        <option value={ANY}>{say.tables.anyCheck}</option>
        {checksFound(tables, words.language).map(({ id, title, tables: count }) => (
          <option key={id} value={id}>
            {title}（{count}）
          </option>
        ))}
      </select>
    </div>
  );
}

/** How many of the tables a filter leaves, where it leaves some out, and the way back to all. */
function Left({ shown, of }: { shown: number; of: number }) {
  const { pane } = usePane();
  const say = useScoreWords();
  if (shown === of) return null;
  return (
    <p className="quiet" role="status">
      {shown === 0 ? say.tables.noneLeft : say.tables.shown(shown, of)}{" "}
      <button
        type="button"
        className="link-button"
        onClick={() => pane.store.dispatch({ type: "filter-changed", change: ALL_TABLES })}
      >
        {say.tables.all}
      </button>
    </p>
  );
}

/** The tables of a workbook, one line each, worst first; a click opens one. */
export function TableList({ result, state }: { result: Result; state: PaneState }) {
  const say = useScoreWords();
  const { order, filter, cameFrom } = state;
  const tables = tablesOf(result);
  const lines = tableLines(tables, order, filter);
  return (
    <section className="section" aria-labelledby="tables-title">
      <div className="section-head">
        <h2 id="tables-title">{say.tables.count(tables.length)}</h2>
      </div>
      <Totals tables={tables} />
      {tables.length > FEW && <Filters tables={tables} filter={filter} />}
      <Left shown={lines.length} of={tables.length} />
      <table className="tables" aria-label={say.tables.list}>
        <thead>
          <tr>
            <SortHead by="name" order={order} name={say.tables.name} />
            <SortHead by="total" order={order} name={say.tables.total} />
            <SortHead by="difference" order={order} name={say.tables.difference} />
            <SortHead by="worst" order={order} name={say.tables.findings} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.at} line={line} isPlace={line.at === cameFrom} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
