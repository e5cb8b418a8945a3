// A browser and the servers of its pages, started once for all the test files that run in a process. Jest gives each
// file modules of its own; this one is loaded around them (test/fixtures/kept-browser.ts), and holds nothing of a file,
// which could not go otherwise.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { serveFolders } from "./static-server.mjs";

/** Nothing of the browser's own, nor of a page, may go to the network. */
const QUIET = [
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--no-first-run",
  "--process-per-site",
  // One process less to speak to: a twentieth of the processor time of the tests in the browser.
  "--in-process-gpu",
];

/**
 * Has Chromium optimise only what runs very often: a test is over before the rest would pay, and optimising was an
 * eighth of the processor time of the tests in it.
 */
const OPTIMISING_LATER =
  "--js-flags=--invocation-count-for-maglev=4000 --invocation-count-for-turbofan=30000";

const OPTIONS = { locale: "zh-CN", permissions: ["clipboard-read", "clipboard-write"] };

/** The browser as it was started last. */
let started = null;
/** By the address of their site: the context that its pages share. */
const sites = new Map();
/** By their folder and headers: where a server gives them out. */
const addresses = new Map();

async function start(executablePath) {
  sites.clear();
  const programs = [];
  const note = ({ process }) => programs.push(process);
  subscribe("child_process", note);
  try {
    return await chromium.launch({ executablePath, args: [...QUIET, OPTIMISING_LATER] });
  } finally {
    unsubscribe("child_process", note);
    // It keeps no process from ending, and ends with it.
    for (const program of programs)
      for (const handle of [program, ...program.stdio])
        if (typeof handle?.unref === "function") handle.unref();
  }
}

/** The browser, started where there is none or it has ended. */
function keptBrowser(executablePath) {
  const anew = () => start(executablePath);
  started = started ? started.then((browser) => (browser.isConnected() ? browser : anew()), anew) : anew();
  return started;
}

/** A page with a context and a process of its own. */
export async function pageApart(executablePath) {
  const context = await (await keptBrowser(executablePath)).newContext(OPTIONS);
  return context.newPage();
}

/**
 * The context for the usual pages of a site. A page in it that is never closed keeps the process of them all: what it
 * has compiled once, it need not compile for the next page.
 */
async function keptContext(executablePath, address) {
  const browser = await keptBrowser(executablePath);
  const there = sites.get(address);
  if (there) return there;
  const context = await browser.newContext(OPTIONS);
  const page = await context.newPage();
  const forget = () => sites.delete(address);
  page.on("crash", forget);
  page.on("close", forget);
  await page.goto(`${address}/nothing`);
  sites.set(address, context);
  return context;
}

/** The page that is being opened: one after the other, since a page that comes does not say who asked for it. */
let opening = Promise.resolve();

/**
 * A new page among the usual ones of a site, opened by the one that stays and knowing nothing of it. A page that the
 * browser opens begins in a process of its own, for a moment, which cost 50 ms of processor time.
 */
export function keptPage(executablePath, address) {
  const open = async () => {
    const context = await keptContext(executablePath, address);
    const [keeper] = context.pages();
    const [page] = await Promise.all([
      context.waitForEvent("page"),
      keeper.evaluate(() => void window.open("about:blank", "_blank", "noopener")),
    ]);
    return page;
  };
  const page = opening.then(open, open);
  opening = page.catch(() => undefined);
  return page;
}

/** By their kind: pages that were left in order, for the next test that wants one. */
const leftPages = new Map();

/** The page of a kind that was left in order, which is its taker's from then on; undefined where there is none. */
export function takeLeftPage(kind) {
  const page = leftPages.get(kind);
  leftPages.delete(kind);
  return page?.isClosed() === true ? undefined : page;
}

/** Leaves a page for another test, of this file or a later one; false where one of its kind lies there already. */
export function leavePage(kind, page) {
  if (leftPages.has(kind)) return false;
  leftPages.set(kind, page);
  return true;
}

/** Closes what a test file has open, so that the next one finds what the first did; what was left in order stays. */
export async function closeOpen() {
  const browser = await started;
  const shared = new Set(sites.values());
  const stays = new Set(leftPages.values());
  const apart = (browser?.contexts() ?? []).filter((context) => !shared.has(context));
  const pages = [...shared].flatMap((context) => context.pages().slice(1)).filter((page) => !stays.has(page));
  await Promise.all([...apart, ...pages].map((each) => each.close()));
}

/** Serves a folder to this machine, from then on, and gives the address without the last stroke. */
export async function keptServer(folder, headers) {
  const key = JSON.stringify([folder, headers]);
  const there = addresses.get(key);
  if (there !== undefined) return there;
  const server = createServer(serveFolders({ "/": folder }, headers));
  server.unref();
  server.on("connection", (socket) => socket.unref());
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = `http://127.0.0.1:${server.address().port}`;
  addresses.set(key, address);
  return address;
}
