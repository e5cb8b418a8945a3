/// <reference types="office-js" />
import type { Host, HostTheme, Outcome } from "../host";
import { createExcelHost, type ExcelPace } from "./excel-host";
import type { ExcelApi } from "./trips";

/** The least Excel must offer: merged areas came with it (Office LTSC 2021, Microsoft 365, Excel on the web). */
const REQUIRED = "1.13";

/** What office.js puts into a page; both are absent where it could not be loaded. */
export interface OfficeScope {
  readonly Excel?: ExcelApi;
  readonly Office?: {
    onReady(): Promise<{ readonly host: unknown }>;
    readonly context: {
      readonly displayLanguage: string;
      readonly officeTheme?: { readonly bodyBackgroundColor: string };
      readonly requirements: { isSetSupported(name: string, version?: string): boolean };
    };
  };
}

/** Waits for Office, and opens Excel as a host if it is Excel and new enough. */
export async function openExcel(scope: OfficeScope, pace: ExcelPace = {}): Promise<Outcome<Host>> {
  const unsupported = {
    ok: false,
    failure: { code: "unsupported-host", needs: `ExcelApi ${REQUIRED}` },
  } as const;
  if (!scope.Office) return unsupported;
  const { host } = await scope.Office.onReady();
  const { Excel: excel, Office: office } = scope;
  if (host !== "Excel" || !excel) return unsupported;
  const { context } = office;
  if (!context.requirements.isSetSupported("ExcelApi", REQUIRED)) return unsupported;
  const theme = themeOf(context.officeTheme?.bodyBackgroundColor);
  return { ok: true, value: createExcelHost({ excel, language: context.displayLanguage, theme, ...pace }) };
}

/** Excel on the web and older Excel do not tell their theme; they are light. */
function themeOf(background: string | undefined): HostTheme {
  const channels = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(background ?? "");
  if (!channels) return "light";
  const [red = 255, green = 255, blue = 255] = channels.slice(1).map((channel) => parseInt(channel, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}
