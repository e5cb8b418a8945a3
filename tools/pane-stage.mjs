// The packaged pane in Chromium with the emulated Excel around it, for the pictures and the bench.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headers } from "./excel-files.mjs";
import { loadBundle } from "./bundle.mjs";
import { root, run } from "./run.mjs";
import { serveHere } from "./static-server.mjs";

export const packaged = join(root, "dist/test/package");
const emulatedExcel = join(root, "dist/test/emulated-excel.js");

/** The sheets of some workbooks, each given as bytes, as a host hands them over. */
export async function snapshotsOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-stage-"));
  try {
    const { readWorkbook } = await loadBundle("tools/pipeline.mjs", folder);
    return await Promise.all(
      files.map(async (bytes) => {
        const workbook = await readWorkbook(bytes);
        if (workbook.kind !== "read") throw new Error("a workbook of our own could not be read");
        return workbook.sheets;
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds what is out of date and serves it, to be opened in a browser of the caller's. */
export async function openStage(browser) {
  const { ok, output } = await run(process.execPath, ["tools/test-pages.mjs"]);
  if (!ok) throw new Error(output);
  const { address, close } = await serveHere(packaged, { port: 4500, headers: headers("local") });
  return {
    /**
     * A page that has not been opened yet, in a context of its own: office.js remembers its host in the session
     * storage.
     */
    newPage: async (workbook, { dark = false, size = { width: 350, height: 700 }, pixelRatio = 1 } = {}) => {
      const context = await browser.newContext({
        viewport: size,
        colorScheme: dark ? "dark" : "light",
        locale: "zh-CN",
        deviceScaleFactor: pixelRatio,
      });
      const page = await context.newPage();
      const scene = { workbook, excel: { background: dark ? "#1F1F1F" : "#FFFFFF" } };
      await page.addInitScript(`window.scene = ${JSON.stringify(scene)};`);
      await page.addInitScript({ path: emulatedExcel });
      return page;
    },
    address: (path) => `${address}/${path}`,
    close,
  };
}
