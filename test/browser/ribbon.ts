import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../cli/built-command-line";

/** A button of the ribbon or of a menu, and what it does. */
interface Control {
  readonly id: string;
  readonly does:
    | { readonly kind: "function"; readonly name: string }
    | { readonly kind: "pane"; readonly address: string };
}

/** What a manifest says of its page and its buttons, as a host reads it. */
export interface RibbonManifest {
  /** The one page of pane and commands; null where commands have a page of their own. */
  readonly runtime: string | null;
  /** The pane that is opened without any button. */
  readonly plain: string;
  readonly controls: readonly Control[];
}

/** Reads a manifest for a host with or without SharedRuntime 1.1: without it the host ignores all overrides. */
export function ribbonOf(manifest: string, sharedRuntime: boolean): RibbonManifest {
  const urls = new Map(
    [...manifest.matchAll(/<bt:Url id="([^"]+)" DefaultValue="([^"]+)"/g)].map(([, id = "", url = ""]) => [
      id,
      new URL(url).pathname.slice(1) + new URL(url).search,
    ]),
  );
  const address = (id: string | undefined) => urls.get(id ?? "") ?? "";
  const plain = /<DefaultSettings>\s*<SourceLocation DefaultValue="([^"]+)"/.exec(manifest)?.[1] ?? "";
  const asksForIt = /<VersionOverrides[\s\S]*?<bt:Set Name="SharedRuntime"/.test(manifest);
  const start = { plain: new URL(plain).pathname.slice(1) };
  if (asksForIt && !sharedRuntime) return { ...start, runtime: null, controls: [] };
  const controls = [...manifest.matchAll(/<Control xsi:type="Button" id="([^"]+)">([\s\S]*?)<\/Control>/g)];
  const runtime = /<Runtime resid="([^"]+)"/.exec(manifest)?.[1];
  return {
    ...start,
    runtime: runtime === undefined ? null : address(runtime),
    controls: controls.map(([, id = "", inside = ""]): Control => {
      const name = /<FunctionName>([^<]+)</.exec(inside)?.[1];
      const pane = /<SourceLocation resid="([^"]+)"/.exec(inside)?.[1];
      return {
        id,
        does: name === undefined ? { kind: "pane", address: address(pane) } : { kind: "function", name },
      };
    }),
  };
}

export const MANIFEST = readFileSync(join(ROOT, "manifest.xml"), "utf8");

/**
 * A stand-in of Excel's ribbon that follows its documentation: functions run in the shared runtime, which is started
 * where it is not there yet; a button that shows the pane with another address replaces the page in it, and with all
 * that was in that page is lost; with the same address nothing happens.
 */
export class Ribbon {
  private page: Page | null = null;
  private address = "";

  constructor(
    private readonly manifest: RibbonManifest,
    private readonly open: (address: string) => Promise<Page>,
  ) {}

  /** The page behind the buttons, once one was needed. */
  get pane(): Page {
    if (!this.page) throw new Error("no page was opened yet");
    return this.page;
  }

  async click(id: string): Promise<void> {
    const control = this.manifest.controls.find((one) => one.id === id);
    if (!control) throw new Error(`there is no button ${id}`);
    if (control.does.kind === "pane") {
      await this.show(control.does.address);
      return;
    }
    const { name } = control.does;
    if (this.manifest.runtime === null)
      throw new Error("commands with a page of their own are not stood in for");
    if (!this.page) await this.show(this.manifest.runtime);
    await this.pane.evaluate((action) => window.emulator.invoke(action), name);
  }

  private async show(address: string): Promise<void> {
    if (this.page && address === this.address) return;
    if (this.page) await this.page.goto(new URL(address, this.page.url()).href);
    else this.page = await this.open(address);
    this.address = address;
  }
}
