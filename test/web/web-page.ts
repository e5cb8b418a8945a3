import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const ROOT = join(__dirname, "../..");

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

/** Runs a few lines as an ES module in the project's folder. */
function runModule(lines: string): void {
  execFileSync(process.execPath, ["--input-type=module", "--eval", lines], { cwd: ROOT });
}

/** The web edition as it is served, and a browser. */
export interface WebEdition {
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Builds the web edition where that is needed, serves it, and starts a browser. */
export async function startWebEdition(): Promise<WebEdition> {
  runModule('import { buildIfNeeded } from "./tools/build.mjs"; await buildIfNeeded("web");');
  const child = await startServer();
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox"] });
  return {
    address: child.address,
    browser,
    close: async () => {
      await browser.close();
      child.close();
    },
  };
}

/** The server as a process of its own: the tools are ES modules, and jest runs CommonJS. */
async function startServer(): Promise<{ readonly address: string; readonly close: () => void }> {
  const script = pathToFileURL(join(ROOT, "tools/serve.mjs")).href;
  const folder = JSON.stringify(join(ROOT, "dist/web"));
  const lines = `import { serve } from ${JSON.stringify(script)}; console.log((await serve(${folder}, { port: 4300 })).address);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", lines]);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    child.once("exit", () => reject(new Error("the server ended")));
  });
  return { address, close: () => void child.kill() };
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
