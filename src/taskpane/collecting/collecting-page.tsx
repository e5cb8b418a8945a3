import { useState, useSyncExternalStore, type DragEvent } from "react";
import { NoticeBar } from "../components/notice-bar";
import { usePane } from "../components/surroundings";
import type { PaneState } from "../state/state";
import "./collecting-page.css";
import { pageCollector } from "./browser-collector";
import { ChoosingSection } from "./choosing-section";
import { droppedFiles } from "./chosen-files";
import { collect } from "./context";
import { FileView } from "./file-view";
import { ResultSection } from "./result-section";
import { RowsSection } from "./rows-section";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The tab 汇总: many files that came back, read one after another, and what they come to together. */
export default function CollectingPage({ state }: { state: PaneState }) {
  const collector = pageCollector();
  const { pane, words } = usePane();
  const { store } = collector;
  const collection = useSyncExternalStore(store.subscribe, store.state);
  const [isOver, setOver] = useState(false);
  const context = { pane, words, collector };
  const { open, rows } = collection;
  return (
    <>
      <div
        className={isOver ? "scroll collecting-drop" : "scroll"}
        onDragOver={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setOver(true);
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null))
            setOver(false);
        }}
        onDrop={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void droppedFiles(event.dataTransfer).then((files) => collect(context, files));
        }}
      >
        {open ? (
          <FileView context={context} open={open} />
        ) : (
          <>
            <ChoosingSection context={context} state={state} collection={collection} />
            {collection.result && (
              <ResultSection context={context} state={state} result={collection.result} />
            )}
            {rows.length > 0 && <RowsSection context={context} collection={collection} />}
          </>
        )}
      </div>
      <NoticeBar state={state} />
    </>
  );
}
