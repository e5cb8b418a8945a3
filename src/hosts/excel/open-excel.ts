/// <reference types="office-js" />
import type { Host, Outcome, ThemeSource } from "../host";
import { done, failed } from "../outcome";
import type { HostSoFar } from "../waiting-host";
import { type MatchMedia, systemTheme } from "../system-theme";
import { createExcelHost, type ExcelPace } from "./excel-host";
import type { ExcelApi } from "./batches";
import { workbookOpening, type StartupApi } from "./workbook-opening";

/** The least Excel must offer: merged areas came with it (Office LTSC 2021, Microsoft 365, Excel on the web). */
const REQUIRED = "1.13";

/** With it pane and commands share one page, which may be started with the workbook. */
const SHARED_RUNTIME = { name: "SharedRuntime", version: "1.1" } as const;

/** Milliseconds after which an Office that has not answered most likely never will. */
const START_PATIENCE = 8_000;

/** Where the web view lets a file be offered and then does nothing, without an error. */
const SAVES_NOTHING: ReadonlySet<string> = new Set(["Mac", "iOS"]);

/** Where nothing tells of a theme. */
const LIGHT: ThemeSource = { now: () => "light", watch: () => () => undefined };

/** What office.js puts into a page; both are absent where it could not be loaded. */
export interface OfficeScope {
  readonly Excel?: ExcelApi;
  readonly Office?: {
    onReady(): Promise<{ readonly host: unknown }>;
    readonly addin?: StartupApi;
    /** Complete once Office is ready. */
    readonly context: {
      readonly displayLanguage: string;
      readonly officeTheme?: { readonly bodyBackgroundColor: string };
      readonly platform?: unknown;
      readonly requirements: { isSetSupported(name: string, version?: string): boolean };
    };
  };
  readonly location?: { readonly search: string };
  readonly navigator?: { readonly language: string };
  /** Of the web view, whose colours follow the system. */
  readonly matchMedia?: MatchMedia;
  readonly addEventListener?: (type: "focus", listener: () => void) => void;
  readonly removeEventListener?: (type: "focus", listener: () => void) => void;
}

export interface OpeningPace extends ExcelPace {
  /** How long Office may take to answer. */
  readonly startPatience?: number;
  /** Called once it has taken longer; it may answer later all the same. */
  readonly onNoAnswer?: () => void;
}

/**
 * What can be told of Excel before Office is ready. Excel opens the page with its language in the address:
 * `_host_Info=Excel$Win32$16.01$zh-CN$…`.
 */
export function excelSoFar({ location, navigator, matchMedia }: OfficeScope): HostSoFar {
  const told = new URLSearchParams(location?.search).get("_host_Info")?.split(/[$|]/)[3] ?? "";
  return {
    language: told === "" ? (navigator?.language ?? "") : told,
    theme: matchMedia ? systemTheme(matchMedia) : LIGHT,
    savesFiles: "perhaps",
  };
}

/** Waits for Office, and opens Excel as a host if it is Excel and new enough. */
export async function openExcel(scope: OfficeScope, pace: OpeningPace = {}): Promise<Outcome<Host>> {
  const unsupported = failed({ code: "unsupported-host", needs: `ExcelApi ${REQUIRED}` });
  if (!scope.Office) return unsupported;
  const { startPatience = START_PATIENCE, onNoAnswer } = pace;
  const timer = setTimeout(() => onNoAnswer?.(), startPatience);
  const { host } = await scope.Office.onReady().finally(() => clearTimeout(timer));
  const { Excel: excel, Office: office } = scope;
  if (host !== "Excel" || !excel) return unsupported;
  const { context, addin } = office;
  const { requirements } = context;
  if (!requirements.isSetSupported("ExcelApi", REQUIRED)) return unsupported;
  const isShared = requirements.isSetSupported(SHARED_RUNTIME.name, SHARED_RUNTIME.version);
  return done(
    createExcelHost({
      excel,
      language: context.displayLanguage,
      theme: themeOf(scope),
      opening: isShared && addin ? workbookOpening(addin) : null,
      savesFiles: SAVES_NOTHING.has(String(context.platform)) ? "never" : "perhaps",
      ...pace,
    }),
  );
}

/** Whether a colour such as #262626 is dark; null where it is none. */
function isDark(colour: string): boolean | null {
  const channels = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (!channels) return null;
  const [red = 255, green = 255, blue = 255] = channels.slice(1).map((channel) => parseInt(channel, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/**
 * Excel on the web and older Excel do not tell their theme; there the colours of the system count. Excel has no event
 * for a changed theme, so it is read anew when the person comes back to the pane.
 */
function themeOf(scope: OfficeScope): ThemeSource {
  const system = scope.matchMedia && systemTheme(scope.matchMedia);
  return {
    now: () => {
      const told = isDark(scope.Office?.context.officeTheme?.bodyBackgroundColor ?? "");
      return told === null ? (system?.now() ?? "light") : told ? "dark" : "light";
    },
    watch: (onChange) => {
      const end = system?.watch(onChange);
      scope.addEventListener?.("focus", onChange);
      return () => {
        end?.();
        scope.removeEventListener?.("focus", onChange);
      };
    },
  };
}
