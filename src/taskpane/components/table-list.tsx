import type { Result, TableOrder } from "../state/state";
import { tablesOf } from "../state/state";
import { tableLines, type TableLine } from "../view/table-list";
import { SeverityIcon } from "./icons";
import { usePane } from "./surroundings";

interface HeadProps {
  readonly by: TableOrder;
  readonly order: TableOrder;
  readonly name: string;
}

function SortHead({ by, order, name }: HeadProps) {
  const { pane, words } = usePane();
  const sorted = by === order;
  const direction = by === "name" || by === "total" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={sorted ? direction : undefined}>
      <button
        type="button"
        className="sort-button"
        title={words.tables.sort(words.tables.sortBy[by])}
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

function Line({ line }: { line: TableLine }) {
  const { pane, words } = usePane();
  const { name, sheet, hidden, incomplete, computed, difference, counts } = line;
  const place = [
    sheet === name ? "" : sheet,
    hidden ? words.tables.hidden : "",
    incomplete ? words.tables.incomplete : "",
  ].filter((text) => text !== "");
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="table-button"
          onClick={() => pane.store.dispatch({ type: "table-opened", at: line.at })}
        >
          {name}
        </button>
        {place.length > 0 && <div className="quiet">{place.join(" · ")}</div>}
      </th>
      <td className="figure">{computed ?? "—"}</td>
      <td className={difference === null ? "figure quiet" : "figure differs"}>{difference ?? "0"}</td>
      <td className="counts figure">
        {counts.error > 0 && (
          <span>
            <SeverityIcon severity="error" /> {counts.error}
          </span>
        )}
        {counts.warning > 0 && (
          <span>
            <SeverityIcon severity="warning" /> {counts.warning}
          </span>
        )}
        {counts.error + counts.warning === 0 && <span className="quiet">0</span>}
      </td>
    </tr>
  );
}

/** The tables of a workbook, one line each, worst first; a click opens one. */
export function TableList({ result, order }: { result: Result; order: TableOrder }) {
  const { words } = usePane();
  const tables = tablesOf(result);
  return (
    <section className="section" aria-labelledby="tables-title">
      <div className="section-head">
        <h2 id="tables-title">{words.tables.count(tables.length)}</h2>
      </div>
      <table className="tables" aria-label={words.tables.list}>
        <thead>
          <tr>
            <SortHead by="name" order={order} name={words.tables.name} />
            <SortHead by="total" order={order} name={words.tables.total} />
            <SortHead by="difference" order={order} name={words.tables.difference} />
            <SortHead by="worst" order={order} name={words.tables.findings} />
          </tr>
        </thead>
        <tbody>
          {tableLines(tables, order).map((line) => (
            <Line key={line.at} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
