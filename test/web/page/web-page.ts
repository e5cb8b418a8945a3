import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dialog, Page } from "playwright-core";
import { build, ROOT } from "../../cli/built-command-line";
import {
  closeOpen,
  leavePage,
  pageApart,
  served,
  sharedPage,
  takeLeftPage,
} from "../../fixtures/kept-browser";

const EXAMPLE_NAME = "示例.xlsx";
const EXAMPLE = join(ROOT, "examples", EXAMPLE_NAME);

/** The web edition as it is served. */
export interface WebEdition {
  readonly address: string;
}

/** The web edition for the tests of a `describe`: built where that is needed, and served. */
export function servedEdition(): WebEdition {
  let address: string | undefined;
  beforeAll(async () => {
    build("web");
    address = await served(join(ROOT, "dist/web"));
  });
  afterAll(async () => {
    await closeOpen();
  });
  return {
    get address() {
      if (address === undefined) throw new Error("the web edition is served for tests only");
      return address;
    },
  };
}

/** A page of the web edition with its example open, watched for errors and for requests to elsewhere. */
export interface OpenPage {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** A workbook that a person chooses. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a page is opened that differs from the usual. */
interface PageOptions {
  /** Default 1366, the screen of an office. */
  readonly width?: number;
  readonly dark?: boolean;
  /** In a context and a process of its own, since what is done to it would outlast it. */
  readonly apart?: boolean;
}

/** Pages that others may go on with: to open a workbook in one costs a quarter of what starting a page does. */
const shared = new WeakMap<Page, OpenPage & { readonly kind: string }>();

/** Pages of the same address, width and colours may be gone on with. */
function kindOf({ address }: WebEdition, { width, dark }: PageOptions): string {
  return JSON.stringify([address, width, dark === true]);
}

/** Opens the example, or a file in its place, in a page that an earlier test left or in a new one. */
export async function openPage(
  edition: WebEdition,
  options: PageOptions & { readonly file?: ChosenFile } = {},
): Promise<OpenPage> {
  const { file, apart } = options;
  const kind = kindOf(edition, options);
  const earlier = apart === true ? undefined : await takeLeftPage(kind);
  const opening = earlier ? watched(earlier, edition.address) : await startPage(edition, options);
  const { page } = opening;
  if (apart !== true) shared.set(page, { ...opening, kind });
  if (earlier) await openInstead(page, file ?? { name: EXAMPLE_NAME, bytes: await readFile(EXAMPLE) });
  else {
    await opened(page, EXAMPLE_NAME);
    if (file) await openInstead(page, file);
  }
  return opening;
}

/** Ends a test with its page in order, for the next one to go on with; a test that fails leaves none. */
export async function leave(page: Page): Promise<void> {
  const opening = shared.get(page);
  for (const event of WATCHED) page.removeAllListeners(event);
  const isLeft =
    opening !== undefined &&
    opening.troubles.length === 0 &&
    !page.isClosed() &&
    (await leavePage(opening.kind, page));
  if (!isLeft) await page.close();
}

/** Opens a file where another is open, whatever is unsaved there, and waits until it is the one that is shown. */
async function openInstead(page: Page, file: ChosenFile): Promise<void> {
  const agree = (dialog: Dialog) => void dialog.accept();
  page.on("dialog", agree);
  const before = await drawnSheet(page).getAttribute("id");
  await chooseFile(page, file.name, file.bytes);
  await page.waitForFunction((id) => {
    const [sheet, ...more] = document.querySelectorAll("#sheet canvas[id^='univer-sheet-main-canvas']");
    const [tab] = document.querySelectorAll("#sheet [role='tab']");
    const isFirst = tab?.getAttribute("aria-selected") === "true";
    return sheet !== undefined && more.length === 0 && sheet.id !== id && isFirst;
  }, before);
  page.off("dialog", agree);
  await opened(page, file.name.replace(/\.\w+$/, ".xlsx"));
}

/** A page of its own, as soon as it is there and without its example. */
export async function startPage({ address }: WebEdition, options: PageOptions = {}): Promise<OpenPage> {
  const page = await (options.apart === true ? pageApart() : sharedPage(address));
  await page.setViewportSize({ width: options.width ?? 1366, height: 800 });
  await page.emulateMedia({ colorScheme: options.dark === true ? "dark" : "light" });
  page.setDefaultTimeout(120_000);
  const opening = watched(page, address);
  await page.goto(address);
  return opening;
}

/** What a test hears of its page, and the next one that goes on with it does not. */
const WATCHED = ["pageerror", "console", "request", "dialog"];

/** A page whose errors, and requests to elsewhere, are noted from now on. */
function watched(page: Page, address: string): OpenPage {
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
  return { page, troubles };
}

/** The sheet itself; the bar above it has a canvas of its own, which stands earlier. */
export function drawnSheet(page: Page) {
  return page.locator("#sheet canvas[id^='univer-sheet-main-canvas']");
}

/** A first selection that the name box has not told by then is not told before something is done. */
const FRAMES_TO_SELECT = 60;

/** Waits until a file is shown. */
export async function opened(page: Page, fileName: string): Promise<void> {
  await page.locator("#file-name", { hasText: fileName }).waitFor({ timeout: 120_000 });
  await drawnSheet(page).waitFor();
  // Whoever goes by the name box is interrupted while it still waits for the first selection.
  await nameBoxShows(page, (text) => text !== "", FRAMES_TO_SELECT);
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

function nameBox(page: Page) {
  return page.locator("#sheet input").first();
}

/** The cell that is selected, by the name box. */
export function cellInFront(page: Page): Promise<string> {
  return nameBox(page).inputValue();
}

/** Waits until the browser has drawn what it was told. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
}

const MOST_FRAMES = 200;

/**
 * Waits until the name box shows something; false when it does not within so many frames. The page itself looks at each
 * frame whether another text stands there: to be asked at each cost it more than what it was waited for.
 */
export async function nameBoxShows(
  page: Page,
  isWanted: (text: string) => boolean,
  frames = MOST_FRAMES,
): Promise<boolean> {
  let shown = await nameBox(page).inputValue();
  let remaining = frames;
  while (!isWanted(shown)) {
    const next = await page.evaluate(
      async ([before, most]) => {
        for (let frame = 1; frame <= most; frame += 1) {
          await new Promise(requestAnimationFrame);
          const now = document.querySelector<HTMLInputElement>("#sheet input")?.value;
          if (now !== undefined && now !== before) return { now, remaining: most - frame };
        }
        return null;
      },
      [shown, remaining] as const,
    );
    if (next === null) return false;
    ({ now: shown, remaining } = next);
  }
  return true;
}

/** Selects cells such as `B2` or `B2:C4` by the name box, again where the spreadsheet was too busy to follow. */
export async function select(page: Page, cells: string): Promise<void> {
  const [first = cells] = cells.split(":");
  for (let attempt = 0; attempt < 5; attempt += 1) {
    // Small letters become capital ones once the spreadsheet has followed.
    await nameBox(page).fill(cells.toLowerCase());
    await nextFrame(page);
    await nameBox(page).press("Enter");
    // From here on what is typed goes into the cell.
    await page.waitForFunction(() => document.activeElement?.matches("input") === false);
    if (await nameBoxShows(page, (shown) => shown.startsWith(first))) return;
  }
  throw new Error(`the name box did not lead to ${cells}`);
}

/** Whether the name box shows a cell, or the merge that begins there. */
export function isAt(shown: string, cell: string): boolean {
  return shown === cell || shown.startsWith(`${cell}:`);
}

/** Goes to a cell, or to the merge that begins there. */
export async function goTo(page: Page, cell: string): Promise<void> {
  await select(page, cell);
  expect(await nameBoxShows(page, (shown) => isAt(shown, cell))).toBe(true);
}

/** Goes to a cell and types into it, whether the cell takes it or not. */
export async function tryInto(page: Page, cell: string, text: string): Promise<void> {
  await goTo(page, cell);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Goes to a cell and types into it, and waits until that is done. */
export async function typeInto(page: Page, cell: string, text: string): Promise<void> {
  await tryInto(page, cell, text);
  await entered(page, cell);
}

/** The selection follows at once where the editor of a cell closes. */
const FRAMES_TO_MOVE = 20;

/** Waits until a cell's editor has closed and the selection has moved on. It stays where the cell refuses: for that nobody waits long. */
export async function entered(page: Page, cell: string): Promise<void> {
  await page.waitForFunction(() => {
    const editor = document.querySelector("#sheet [id^='__editor_'][id$='_NORMAL']");
    return editor !== null && editor.getBoundingClientRect().right < 0;
  });
  await nameBoxShows(page, (shown) => !isAt(shown, cell), FRAMES_TO_MOVE);
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

/** Composes a word as an input method does, letter by letter; null gives it up. */
export async function compose(page: Page, letters: string, word: string | null): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  for (let length = 1; length <= letters.length; length += 1) {
    const text = letters.slice(0, length);
    await keys.send("Input.imeSetComposition", { text, selectionStart: length, selectionEnd: length });
  }
  if (word !== null) await keys.send("Input.insertText", { text: word });
  else await keys.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
}
