import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { alone, build, ROOT } from "../cli/built-command-line";
import { closeOpen, pageApart, served, sharedPage } from "../fixtures/kept-browser";
import type { EmulatorOptions } from "../emulator/excel-emulator";
import type { SavedWorkbook } from "../emulator/workbook";
import type { Scene } from "./emulated-excel";

const PACKAGE = join(ROOT, "dist/test/package");
const EMULATED_EXCEL = join(ROOT, "dist/test/emulated-excel.js");

export interface PaneOptions {
  readonly workbook?: readonly SheetSnapshot[] | SavedWorkbook;
  readonly excel?: EmulatorOptions;
  /** Default 350 × 700: the pane on a screen of an office. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly forcedColors?: boolean;
  /** Default `pane.html`. */
  readonly path?: string;
  /** Runs in the page before everything else. */
  readonly before?: string;
  /** Opens the page without Excel around it. */
  readonly withoutExcel?: boolean;
  /** In a context and a process of its own, since its clock is to be set. */
  readonly apart?: boolean;
  /** Holds a file back until something has happened. */
  readonly holds?: { readonly file: RegExp; readonly until: Promise<unknown> };
}

/** Has what a page waits a second or more for by its own timers, such as a person's hand, wait a tenth of that. */
export const WAITING_LESS = `{
  const later = window.setTimeout.bind(window);
  window.setTimeout = (then, ms = 0, ...given) => later(then, ms < 1_000 ? ms : ms / 10, ...given);
}`;

/** A page of the package, and what went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of the page and requests that failed or went to another origin. */
  readonly problems: readonly string[];
}

/** The package behind a web server with its own headers, and a browser to open it. */
export class Pages {
  private constructor(private readonly origin: string) {}

  /** Makes the package anew where it is older than its sources. */
  static async open(): Promise<Pages> {
    build("excel");
    build("web");
    alone(() => execFileSync(process.execPath, ["tools/test-pages.mjs"], { cwd: ROOT }));
    return new Pages(await served(PACKAGE, packagedHeaders()));
  }

  /** Ends with no page of this test file open. */
  async close(): Promise<void> {
    await closeOpen();
  }

  /**
   * A new page. All are of one process: what it has compiled once, it need not compile for the next page. What office.js
   * remembers of its host is remembered for each page alone.
   */
  async page(options: PaneOptions = {}): Promise<OpenedPage> {
    const { size = { width: 350, height: 700 }, dark = false, forcedColors = false } = options;
    const page = await (options.apart === true ? pageApart() : sharedPage(this.origin));
    await page.setViewportSize(size);
    await page.emulateMedia({
      colorScheme: dark ? "dark" : "light",
      forcedColors: forcedColors ? "active" : "none",
    });
    const problems: string[] = [];
    page.setDefaultTimeout(120_000);
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.origin) && !url.startsWith("blob:")) problems.push(`request to ${url}`);
    });
    page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      // Outside of Office, office.js wants to frame a page of Microsoft's; the package's headers keep it from that.
      if (options.withoutExcel === true && message.text().includes("Content Security Policy")) return;
      problems.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (!response.ok() && response.status() !== 304)
        problems.push(`${response.status()} ${response.url()}`);
    });
    const { holds } = options;
    if (holds) {
      await page.route(holds.file, async (route) => {
        await holds.until;
        await route.continue();
      });
    }
    if (options.before !== undefined) await page.addInitScript(options.before);
    if (options.withoutExcel !== true) {
      const scene: Scene = {
        workbook: options.workbook ?? [],
        excel: { background: dark ? "#1F1F1F" : "#FFFFFF", ...options.excel },
      };
      await page.addInitScript(`window.scene = ${JSON.stringify(scene)};`);
      await page.addInitScript({ path: EMULATED_EXCEL });
    }
    await page.goto(`${this.origin}/${options.path ?? "pane.html"}`, {
      // With a file held back the page does not finish loading.
      waitUntil: holds ? "commit" : "load",
    });
    return { page, problems };
  }

  /** Another page of the same context, such as the workbook opened again. */
  address(path: string): string {
    return `${this.origin}/${path}`;
  }
}

/** The headers that the sample for IIS sends, so that the sample itself is what is tried. */
function packagedHeaders(): Record<string, string> {
  const config = readFileSync(join(PACKAGE, "web.config"), "utf8");
  const entries = [...config.matchAll(/<add name="([\w-]+)" value="([^"]*)"\/>/g)];
  return Object.fromEntries(
    entries.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]),
  );
}

/** Waits until something in the page has become what it should be. */
export async function eventually<Value>(look: () => Promise<Value>, wanted: Value): Promise<void> {
  const end = Date.now() + 60_000;
  let seen = await look();
  while (JSON.stringify(seen) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    seen = await look();
  }
  expect(seen).toEqual(wanted);
}
