// npm run screenshots: makes the pictures of the documentation anew, in docs/images, from what is built.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { prepare } from "./prepare.mjs";
import { chromiumPath } from "./programs.mjs";
import { root } from "./run.mjs";
import { paneStates } from "./screenshots/pane-states.mjs";
import { webPage } from "./screenshots/web-page.mjs";

/** Each takes a browser and a folder, puts pictures there and returns their names. */
const makers = [webPage, paneStates];

const folder = join(root, "docs/images");

await prepare();
const executablePath = chromiumPath();
if (executablePath === undefined) {
  process.stderr.write("Chromium is needed for the pictures: apt-get install chromium fonts-noto-cjk\n");
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  for (const make of makers) {
    for (const name of await make(browser, folder)) {
      const kilobytes = Math.round(statSync(join(folder, name)).size / 1024);
      process.stdout.write(`docs/images/${name} (${kilobytes} KB)\n`);
    }
  }
  await browser.close();
}
