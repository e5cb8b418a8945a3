import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { FindingSummary, TableSummary } from "../../many/table-summary";
import { BackArrow } from "../components/icons";
import { SeverityIcon } from "../components/severity-icon";
import { Paged } from "../components/paged";
import { usePane } from "../components/surroundings";
import { resultWords } from "../messages/result-words";
import type { CollectingContext } from "./context";
import type { Collection } from "./collection-state";
import { collectingWords } from "./words";

function FindingItem({ finding }: { finding: FindingSummary }) {
  const { words } = usePane();
  const { severity, fact, proposal, place, decision } = finding;
  return (
    <li className="finding collecting-finding">
      <SeverityIcon severity={severity} />
      <div className="finding-text">
        <div>{resultWords(words.language).sentence(fact)}</div>
        <div className="quiet">{resultWords(words.language).sentence(proposal)}</div>
        {decision !== "" && <div className="strong">{decision}</div>}
      </div>
      <span className="quiet figure">{place}</span>
    </li>
  );
}

function TableView({ context, table }: { context: CollectingContext; table: TableSummary }) {
  const words = collectingWords(context.words.language);
  const { project, unit, formName, sheet, total, computedTotal, findings, verdict } = table;
  const figures = [total, computedTotal].map((points) => (points === null ? "—" : String(points)));
  return (
    <div className="section">
      <div className="table-head">
        <h2>{project === "" ? words.noName : project}</h2>
        <div className="quiet">{[unit, formName, sheet].filter((text) => text !== "").join(" · ")}</div>
        <div>{words.total(figures[0] ?? "", figures[1] ?? "")}</div>
      </div>
      {findings.length === 0 && (
        <p className="quiet">{verdict === "clean" ? words.noFindings : words.incomplete}</p>
      )}
      <ul className="findings">
        <Paged
          items={findings}
          render={(finding) => (
            <FindingItem key={`${finding.check} ${finding.cell} ${finding.fact}`} finding={finding} />
          )}
        />
      </ul>
    </div>
  );
}

/** One file: its tables with what was found in them, and what of it was not read. */
export function FileView({
  context,
  open,
}: {
  context: CollectingContext;
  open: NonNullable<Collection["open"]>;
}) {
  const { openCopy } = usePane();
  const { collector, words: pane } = context;
  const words = collectingWords(pane.language);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const { file, summary } = open;
  const chosen = collector.fileOf(file);
  return (
    <>
      <div className="table-head">
        <button
          ref={back}
          type="button"
          className="link-button"
          onClick={() => collector.store.dispatch({ type: "list-opened" })}
        >
          <BackArrow /> {words.back}
        </button>
        <div className="table-name">{file}</div>
        {openCopy && chosen && (
          <Button size="small" onClick={() => openCopy(chosen)}>
            {words.openCopy}
          </Button>
        )}
      </div>
      {!summary && <p className="quiet table-head">{words.loading}</p>}
      {summary?.tables.map((table) => (
        <TableView key={`${table.sheet} ${table.cell}`} context={context} table={table} />
      ))}
      {summary && (summary.failure !== null || summary.unread.length > 0) && (
        <section className="section collecting-section" aria-labelledby="unread-title">
          <h2 id="unread-title">{words.unread}</h2>
          {summary.failure !== null && <p>{summary.failure}</p>}
          {summary.unread.map(({ sheet, reason }, at) => (
            <p key={at}>
              {[sheet, reason].filter((text) => text !== "").join(pane.language === "zh" ? "：" : ": ")}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
