import { FluentProvider } from "@fluentui/react-components";
import { Suspense, lazy, useMemo, useSyncExternalStore } from "react";
import type { ThemeSource } from "../hosts/host";
import { CrashGuard } from "./components/crash-guard";
import { ScorePage } from "./components/score-page";
import { PaneSurroundings } from "./components/surroundings";
import { Tabs } from "./components/tabs";
import type { Messages } from "./messages/messages";
import type { Pane } from "./pane";
import { THEMES } from "./themes";

const BuildingPage = lazy(() => import("./building/building-page"));
const RulesPage = lazy(() => import("./rules/rules-page"));

interface AppProps {
  readonly pane: Pane;
  readonly words: Messages;
  readonly theme: ThemeSource;
}

/** The whole pane. */
export function App({ pane, words, theme }: AppProps) {
  const { store } = pane;
  const state = useSyncExternalStore(store.subscribe, store.state);
  const colours = useSyncExternalStore(theme.watch, theme.now);
  const surroundings = useMemo(() => ({ pane, words }), [pane, words]);
  return (
    <FluentProvider theme={THEMES[colours]} className="pane" lang={words.tag}>
      <PaneSurroundings.Provider value={surroundings}>
        <div className="page">
          <h1 className="visually-hidden">{words.tabs.label}</h1>
          <Tabs
            label={words.tabs.label}
            tabs={[
              { id: "score", name: words.tabs.score },
              { id: "building", name: words.tabs.building },
              { id: "rules", name: words.tabs.rules },
            ]}
            chosen={state.tab}
            onChoose={(tab) => store.dispatch({ type: "tab-chosen", tab })}
          />
          <div className="page" role="tabpanel" id={`page-${state.tab}`} aria-labelledby={`tab-${state.tab}`}>
            <CrashGuard key={state.tab} words={words.crash} copy={pane.copy}>
              {state.tab === "score" ? (
                <ScorePage state={state} />
              ) : (
                <Suspense fallback={null}>
                  {state.tab === "building" ? <BuildingPage state={state} /> : <RulesPage state={state} />}
                </Suspense>
              )}
            </CrashGuard>
          </div>
        </div>
      </PaneSurroundings.Provider>
    </FluentProvider>
  );
}
