// npm run screenshots: makes the pictures of the documentation anew, in docs/images, from what is built.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { prepare } from "./prepare.mjs";
import { chromiumPath, libreOfficePath, pdfToPngPath } from "./programs.mjs";
import { root } from "./run.mjs";
import { forms } from "./screenshots/forms.mjs";
import { paneStates } from "./screenshots/pane-states.mjs";
import { webPage } from "./screenshots/web-page.mjs";

/** Each takes a browser and a folder, puts pictures there and returns their names. */
const makers = [webPage, paneStates, forms];

const folder = join(root, "docs/images");
const needed = [
  { program: "Chromium", package: "chromium fonts-noto-cjk", path: chromiumPath() },
  { program: "LibreOffice", package: "libreoffice-calc", path: libreOfficePath() },
  { program: "pdftoppm", package: "poppler-utils", path: pdfToPngPath() },
];
const missing = needed.filter(({ path }) => path === undefined);

await prepare();
if (missing.length > 0) {
  for (const { program, package: debian } of missing) {
    process.stderr.write(`${program} is needed for the pictures: apt-get install ${debian}\n`);
  }
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
  for (const make of makers) {
    for (const name of await make(browser, folder)) {
      const kilobytes = Math.round(statSync(join(folder, name)).size / 1024);
      process.stdout.write(`docs/images/${name} (${kilobytes} KB)\n`);
    }
  }
  await browser.close();
}
