/// <reference types="office-js" />

/** What Excel tells of its theme; some tell nothing. */
export function themeSeen(): unknown {
  const theme: unknown = Reflect.get(Office.context, "officeTheme");
  return theme ?? null;
}

const SETS = [
  "SharedRuntime",
  "RibbonApi",
  "KeyboardShortcuts",
  "DelayForCellEdit",
  "DialogApi",
  "OpenBrowserWindowApi",
];

/** The address from which office.js came, with neither its path nor what else stands in it. */
function officeJsOrigin(): string | null {
  const script = [...document.scripts].find(({ src }) => src.endsWith("/office.js"));
  return script ? new URL(script.src).origin.replace(location.origin, "this server") : null;
}

/** What can be said of the machine without Office. */
export function webView(): Readonly<Record<string, unknown>> {
  return {
    officeJs: officeJsOrigin(),
    prefersDark: matchMedia("(prefers-color-scheme: dark)").matches,
    forcedColors: matchMedia("(forced-colors: active)").matches,
    pane: [innerWidth, innerHeight, devicePixelRatio],
    languages: navigator.languages,
    userAgent: navigator.userAgent,
  };
}

/** What someone who reads the result needs to know of the Excel it came from. */
export function surroundings(): Readonly<Record<string, unknown>> {
  const { diagnostics, requirements, displayLanguage } = Office.context;
  const sets = Array.from({ length: 21 }, (_, minor) => `1.${minor + 1}`);
  return {
    host: diagnostics.host,
    platform: diagnostics.platform,
    version: diagnostics.version,
    excelApi: sets.filter((version) => requirements.isSetSupported("ExcelApi", version)).pop(),
    sets: Object.fromEntries(SETS.map((name) => [name, requirements.isSetSupported(name, "1.1")])),
    displayLanguage,
    ...webView(),
  };
}
