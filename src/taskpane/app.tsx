import { FluentProvider } from "@fluentui/react-components";
import { Suspense, lazy, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ThemeSource } from "../hosts/host";
import { CrashGuard } from "./components/crash-guard";
import { ScorePage } from "./score/score-page";
import { PaneSurroundings } from "./components/surroundings";
import { Tabs } from "./components/tabs";
import type { Messages } from "./messages/messages";
import type { Pane } from "./pane";
import { LIGHT, type PaneTheme } from "./themes";

const BuildingPage = lazy(() => import("./building/building-page"));
const CollectingPage = lazy(() => import("./collecting/collecting-page"));
const RulesPage = lazy(() => import("./rules/rules-page"));

interface AppProps {
  readonly pane: Pane;
  readonly words: Messages;
  readonly theme: ThemeSource;
  /** Null where the pane starts on a light ground. */
  readonly dark: PaneTheme | null;
  readonly openCopy: ((file: File) => void) | null;
}

/** Loaded only where it is dark. */
export const loadDark = async (): Promise<PaneTheme> => (await import("./dark-theme")).default;

/** The theme as the host's is now. */
function useTheme(theme: ThemeSource, darkAtStart: PaneTheme | null): PaneTheme {
  const isDark = useSyncExternalStore(theme.watch, theme.now) === "dark";
  const [dark, setDark] = useState(darkAtStart);
  useEffect(() => {
    if (isDark && !dark) void loadDark().then(setDark);
  }, [isDark, dark]);
  return (isDark && dark) || LIGHT;
}

/** The tabs that are loaded when they are first chosen. */
const PAGES = { building: BuildingPage, collecting: CollectingPage, rules: RulesPage };

/** The whole pane. */
export function App({ pane, words, theme, dark, openCopy }: AppProps) {
  const { store } = pane;
  const state = useSyncExternalStore(store.subscribe, store.state);
  const Page = state.tab === "score" ? null : PAGES[state.tab];
  const colours = useTheme(theme, dark);
  const surroundings = useMemo(() => ({ pane, words, openCopy }), [pane, words, openCopy]);
  return (
    <FluentProvider theme={colours} className="pane" lang={words.tag}>
      <PaneSurroundings.Provider value={surroundings}>
        <div className="page">
          <h1 className="visually-hidden">{words.tabs.label}</h1>
          <Tabs
            label={words.tabs.label}
            tabs={[
              { id: "score", name: words.tabs.score },
              { id: "building", name: words.tabs.building },
              { id: "collecting", name: words.tabs.collecting },
              { id: "rules", name: words.tabs.rules },
            ]}
            chosen={state.tab}
            onChoose={(tab) => store.dispatch({ type: "tab-chosen", tab })}
          />
          <div className="page" role="tabpanel" id={`page-${state.tab}`} aria-labelledby={`tab-${state.tab}`}>
            <CrashGuard key={state.tab} words={words.crash} copy={pane.copy}>
              {Page ? (
                <Suspense fallback={null}>
                  <Page state={state} />
                </Suspense>
              ) : (
                <ScorePage state={state} />
              )}
            </CrashGuard>
          </div>
        </div>
      </PaneSurroundings.Provider>
    </FluentProvider>
  );
}
