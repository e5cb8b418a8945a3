import { useEffect, useMemo, useState } from "react";
import { Banners } from "../components/banners";
import { NoticeBar } from "../components/notice-bar";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { formName, tableName } from "../view/table-list";
import { chosenTable } from "./context";
import { libraryOf } from "./found-indicators";
import { DocumentSection } from "./document-section";
import { FillSection } from "./fill-section";
import { LibrarySection } from "./library-section";
import { NextSection } from "./next-section";
import { PartLinks, type Part } from "./part-links";
import { TemplateSection } from "./template-section";
import { UsualNote } from "./usual-note";
import { buildingWords } from "./words-for";

/** Which table the page works with: the one on the active sheet, of several the one chosen. */
function SourceLine({ state }: { state: PaneState }) {
  const { pane, words: all } = usePane();
  const words = buildingWords(all.language);
  const { source, building } = state;
  const table = chosenTable(source, building);
  const tables = source?.tables ?? [];
  return (
    <div className="source">
      <div className="grow">
        {tables.length > 1 ? (
          <select
            className="table-picker"
            aria-label={words.chooseTable}
            value={Math.min(building.table, tables.length - 1)}
            onChange={(event) =>
              pane.store.dispatch({
                type: "building-changed",
                change: { table: Number(event.target.value), reasons: {}, open: null },
              })
            }
          >
            {tables.map((each, at) => (
              <option key={at} value={at}>
                {at + 1}. {tableName(each)}
              </option>
            ))}
          </select>
        ) : (
          <div className="table-name">{table ? tableName(table) : words.source}</div>
        )}
        <div className="quiet">{table ? formName(table, all.language) : source ? words.noTable : ""}</div>
      </div>
      <button
        type="button"
        className="link-button"
        disabled={isBusy(state)}
        onClick={() => void pane.readSource()}
      >
        {words.reread}
      </button>
    </div>
  );
}

const ALL_PARTS: readonly Part[] = ["next", "fill", "template", "document", "library"];

/** The tab 编制: the next form, blank forms, help with filling in, and the indicator library. */
export default function BuildingPage({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const { failed, source, building } = state;
  const { notRead } = buildingWords(words.language);
  const library = useMemo(() => libraryOf(building.own ?? []), [building.own]);
  const table = chosenTable(source, building);
  const [wasRead, setWasRead] = useState(source !== null);
  useEffect(() => {
    void pane.readSource().finally(() => {
      setWasRead(true);
    });
  }, [pane]);
  return (
    <>
      <div className="scroll">
        <SourceLine state={state} />
        <Banners state={state} />
        {/* What the sheet holds decides what stands here: shown before, a button would move as one is about to press it. */}
        {wasRead && (
          <>
            <PartLinks parts={table ? ALL_PARTS : ALL_PARTS.filter((part) => part !== "fill")} />
            <NextSection state={state} />
            <FillSection state={state} />
            <TemplateSection state={state} isMain={table === null} />
            <DocumentSection state={state} />
            <LibrarySection state={state} index={library} />
          </>
        )}
      </div>
      <UsualNote state={state} index={library} />
      <NoticeBar state={state} failedTitle={failed?.task === "reading" ? notRead : undefined} />
    </>
  );
}
