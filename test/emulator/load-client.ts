/// <reference types="office-js" />
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext, Script } from "node:vm";
import type { ExcelEmulator } from "./excel-emulator";

const CLIENT = resolve("node_modules/@microsoft/office-js/dist/excel-win32-16.01.js");

/** What an add-in finds in its page: the real client, and what the loader would make of the host. */
export interface LoadedClient {
  readonly Excel: typeof Excel;
  readonly Office: {
    readonly onReady: () => Promise<{ readonly host: string | null }>;
    readonly context: {
      readonly displayLanguage: string;
      readonly officeTheme: { readonly bodyBackgroundColor: string };
      readonly requirements: { isSetSupported(name: string, version?: string): boolean };
    };
  };
}

let script: Script | undefined;

/**
 * Evaluates the unmodified host file of office.js against the emulator. It holds the whole Excel object
 * model; of the loader around it only the host's context is stood in for. Above the declared requirement
 * set its calls fail, as they would in an old Excel.
 */
export function loadClient(emulator: ExcelEmulator): LoadedClient {
  script ??= new Script(readFileSync(CLIENT, "utf8"), { filename: CLIENT });
  const page: Record<string, unknown> = {
    _richApiNativeBridge: emulator.bridge,
    console,
    setTimeout,
    clearTimeout,
    performance,
    external: {},
    navigator: { userAgent: "node" },
    location: { search: "", hash: "", href: "http://localhost/", protocol: "http:" },
    document: {
      getElementsByTagName: () => [],
      createElement: () => ({}),
      addEventListener: () => undefined,
      body: {},
    },
    addEventListener: () => undefined,
  };
  Object.assign(page, { window: page, self: page, parent: page, top: page });
  const context = createContext(page);
  script.runInContext(context);
  const loaded: LoadedFile = runInContext("({ Excel, OSF, OfficeExtension })", context);
  const Office = {
    onReady: () => Promise.resolve({ host: "Excel" }),
    context: {
      displayLanguage: emulator.language,
      officeTheme: { bodyBackgroundColor: emulator.background },
      requirements: {
        isSetSupported: (name: string, version?: string) => emulator.isSetSupported(name, version),
      },
    },
  };
  // The loader would bring this factory; the host file only asks it for the context.
  loaded.OSF._OfficeAppFactory = { getContext: () => Office.context };
  loaded.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return { Excel: loaded.Excel, Office };
}

interface LoadedFile {
  readonly Excel: typeof Excel;
  readonly OSF: { _OfficeAppFactory: { readonly getContext: () => unknown } };
  readonly OfficeExtension: { readonly CommonUtility: { _doApiNotSupportedCheck: boolean } };
}
