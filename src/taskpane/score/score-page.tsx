import { Suspense, lazy, useEffect } from "react";
import { isBusy, type PaneState } from "../state/state";
import { Banners } from "../components/banners";
import { NoticeBar } from "../components/notice-bar";
import { usePane } from "../components/surroundings";
import { ActionBar, NOTHING_TO_DO } from "./action-bar";
import { Toolbar } from "./toolbar";

const ScoredPage = lazy(() => import("./scored-page"));
const ScoredActions = lazy(() => import("./scored-actions"));
const Comparison = lazy(() => import("./comparison"));

function Start() {
  const { words } = usePane();
  return (
    <section className="start">
      <p className="lead">{words.start.what}</p>
      <p>{words.start.how}</p>
      <p className="quiet">{words.start.privacy}</p>
    </section>
  );
}

/** The tab 评分. */
export function ScorePage({ state }: { state: PaneState }) {
  const { pane } = usePane();
  const { result, comparison } = state;
  const isComparing = comparison !== null;
  useEffect(() => {
    // Another sheet may have been shown meanwhile.
    if (!isComparing) pane.followFront();
  }, [pane, isComparing]);
  return (
    <>
      <div className="scroll">
        <Toolbar state={state} />
        <Banners state={state} />
        <div className={isBusy(state) ? "result result-old" : "result"}>
          {result ? (
            <Suspense fallback={null}>
              <ScoredPage state={state} result={result} />
            </Suspense>
          ) : (
            <Start />
          )}
        </div>
      </div>
      <NoticeBar state={state} />
      <Suspense fallback={<ActionBar state={state} todo={NOTHING_TO_DO} />}>
        {result ? <ScoredActions state={state} /> : <ActionBar state={state} todo={NOTHING_TO_DO} />}
      </Suspense>
      {comparison && (
        <Suspense fallback={null}>
          <Comparison state={state} choice={comparison} />
        </Suspense>
      )}
    </>
  );
}
