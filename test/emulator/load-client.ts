/// <reference types="office-js" />
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext, Script } from "node:vm";
import type { ExcelApi } from "../../src/hosts/excel/batches";
import type { ExcelEmulator, NativeBridge } from "./excel-emulator";

const BUILDS = {
  win32: "excel-win32-16.01.js",
  mac: "excel-mac-16.00.js",
  web: "excel-web-16.00.js",
} as const;

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

const scripts = new Map<string, Script>();

function scriptOf(build: keyof typeof BUILDS): Script {
  const file = resolve("node_modules/@microsoft/office-js/dist", BUILDS[build]);
  const script = scripts.get(file) ?? new Script(readFileSync(file, "utf8"), { filename: file });
  scripts.set(file, script);
  return script;
}

/**
 * Evaluates the unmodified host file of office.js against the emulator. It holds the whole Excel object
 * model; of the loader around it only the host's context is stood in for. Above the declared requirement
 * set its calls fail, as they would in an old Excel.
 */
export function loadClient(emulator: ExcelEmulator): LoadedClient {
  return clientOf(evaluated(emulator), emulator);
}

/** A client for the time of a test. */
export interface LentClient {
  readonly client: { readonly Excel: ExcelApi; readonly Office: LoadedClient["Office"] };
  /** Ends it: what its host still asks is not answered, and nothing the emulator still says is heard. */
  readonly giveBack: () => void;
}

/** Evaluated host files that no emulator uses, by their build. */
const free = new Map<string, LoadedFile[]>();

/**
 * A client as `loadClient` makes it. Evaluating office.js was half of the work of a short test, so a file of it that
 * was given back is taken again: with a bridge of its own, as office.js provides for, and no handlers of events.
 */
export function lendClient(emulator: ExcelEmulator): LentClient {
  const build = emulator.habits.client;
  const files = free.get(build) ?? [];
  free.set(build, files);
  const used = files.pop();
  if (used) {
    used.OfficeExtension.HostBridge.init(emulator.bridge);
    used.OfficeExtension.GenericEventRegistration.s_genericEventRegistrations = {};
  }
  const loaded = used ?? evaluated(emulator);
  const { Excel: api, Office } = clientOf(loaded, emulator);
  let isBack = false;
  const run: ExcelApi["run"] = (options, batch) =>
    isBack ? new Promise(() => undefined) : api.run(options, batch);
  return {
    client: { Excel: { run }, Office },
    giveBack: () => {
      if (isBack) return;
      isBack = true;
      emulator.bridge.onMessageFromHost = null;
      files.push(loaded);
    },
  };
}

function evaluated(emulator: ExcelEmulator): LoadedFile {
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
  scriptOf(emulator.habits.client).runInContext(context);
  const loaded: LoadedFile = runInContext("({ Excel, OSF, OfficeExtension })", context);
  loaded.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return loaded;
}

function clientOf(loaded: LoadedFile, emulator: ExcelEmulator): LoadedClient {
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
  return { Excel: loaded.Excel, Office };
}

interface LoadedFile {
  readonly Excel: typeof Excel;
  readonly OSF: { _OfficeAppFactory: { readonly getContext: () => unknown } };
  readonly OfficeExtension: {
    readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
    readonly HostBridge: { readonly init: (bridge: NativeBridge) => void };
    readonly GenericEventRegistration: { s_genericEventRegistrations: object };
  };
}
