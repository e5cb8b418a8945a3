import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { serveHere } from "../../tools/static-server.mjs";
import { build, ROOT } from "../cli/built-command-line";

/** Away from the port that npm start uses. */
const FIRST_PORT = 4300;

function onPath(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Where Chromium is; undefined on a machine without it. */
export const CHROMIUM = onPath("chromium") ?? onPath("chromium-browser") ?? onPath("google-chrome");

/** Tests that need Chromium; left out, and named by `npm test`, where there is none. */
export const inChromium = CHROMIUM === undefined ? describe.skip : describe;

/** The web edition as it is served, and a browser. */
export interface WebEdition {
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Serves a folder that holds the web edition, and starts a browser. */
export async function serveEdition(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WebEdition> {
  const server = await serveHere(folder, { port: FIRST_PORT, headers });
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox"] });
  return {
    address: server.address,
    browser,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** Builds the web edition where that is needed, serves it, and starts a browser. */
export function startWebEdition(): Promise<WebEdition> {
  build("web");
  return serveEdition(join(ROOT, "dist/web"));
}

/** A page of the web edition with its example open, watched for errors and for requests to elsewhere. */
export interface OpenPage {
  readonly page: Page;
  readonly troubles: readonly string[];
}

export async function openPage(
  { address, browser }: WebEdition,
  options: { readonly width?: number; readonly dark?: boolean } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: options.width ?? 1366, height: 800 },
    colorScheme: options.dark === true ? "dark" : "light",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:") && !url.startsWith("data:"))
      troubles.push(`request: ${url}`);
  });
  await page.goto(address);
  await opened(page, "示例.xlsx");
  return { page, troubles };
}

/** Waits until a file is shown. */
export async function opened(page: Page, fileName: string): Promise<void> {
  await page.locator("#file-name", { hasText: fileName }).waitFor({ timeout: 30_000 });
  await page.locator("#sheet canvas").first().waitFor();
}

/** Chooses a file the way a person does; unsaved changes are given up. */
export async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel("打开工作簿")
    .and(page.locator("input"))
    .setInputFiles({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    });
}

export async function chooseSheet(page: Page, name: string): Promise<void> {
  await page.locator("#sheet").getByText(name, { exact: true }).click();
}

/** Goes to a cell by the name box, and types into it. */
export async function typeInto(page: Page, cell: string, text: string): Promise<void> {
  const nameBox = page.locator("#sheet input").first();
  await nameBox.fill(cell);
  await nameBox.press("Enter");
  await page.waitForTimeout(200);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
}

export async function score(page: Page): Promise<void> {
  await page.getByRole("button", { name: "评分当前工作表" }).click();
  await page
    .getByText(/^问题 \d+|未发现问题/)
    .first()
    .waitFor();
}

/** What the browser downloads when the workbook is saved. */
export async function save(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#save", { hasText: "保存工作簿" }).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(path)) };
}
