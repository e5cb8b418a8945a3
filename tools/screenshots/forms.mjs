import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadBundle } from "../bundle.mjs";
import { libreOfficePath, pdfToPngPath } from "../programs.mjs";
import { root, run } from "../run.mjs";

/** So that a page of A4 is as wide as a page of documentation. */
const DPI = 130;
/** Rows for running text are drawn lower, in points, so that every form is on one page. */
const TALLEST_ROW = 45;
const SHEET = "表";
/** The example that shows faults of every kind; the others begin with a table that is filled in well. */
const MIXED = "示例.xlsx";

/** The first table of this form among the examples. */
async function exampleTable(form, { readWorkbook, readSheet }) {
  const folder = join(root, "examples");
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".xlsx") || file === MIXED) continue;
    const workbook = await readWorkbook(readFileSync(join(folder, file)));
    const [table] = workbook.sheets
      .flatMap((sheet) => readSheet(sheet).tables)
      .filter((found) => found.form === form.id);
    if (table) return table;
  }
  throw new Error(`No example is a ${form.id}`);
}

function without(row, ...keys) {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
}

/** What the form's example holds, without what the form computes by itself. */
async function exampleOf(form, building) {
  const { budget, indicators, ...data } = building.dataOf(await exampleTable(form, building));
  return {
    ...data,
    budget: budget.map((row) => without(row, "rate", "score")),
    indicators: indicators.map((row) =>
      "nature" in row && row.nature !== "定性" ? { ...row, score: "" } : row,
    ),
    total: { weight: "", score: "" },
  };
}

async function mustRun(program, args) {
  const { ok, output } = await run(program, args);
  if (!ok) throw new Error(output);
}

/** A picture without its white margins; the browser cuts them off. */
async function trimmed(page, png) {
  const url = await page.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const draw = (width, height, ...place) => {
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const context = canvas.getContext("2d");
        context.drawImage(image, ...place);
        return { canvas, context };
      };
      const { width, height } = image;
      const { data } = draw(width, height, 0, 0).context.getImageData(0, 0, width, height);
      let [left, top, right, bottom] = [width, height, 0, 0];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const at = 4 * (y * width + x);
          if (data[at] + data[at + 1] + data[at + 2] > 720) continue;
          [left, right] = [Math.min(left, x), Math.max(right, x)];
          [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
        }
      }
      const margin = 8;
      return draw(
        right - left + 2 * margin,
        bottom - top + 2 * margin,
        margin - left,
        margin - top,
      ).canvas.toDataURL("image/png");
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(url.split(",")[1], "base64");
}

/** Pictures of the forms, built and filled in as their examples are, calculated and drawn by LibreOffice. */
export async function forms(browser, folder) {
  const work = mkdtempSync(join(tmpdir(), "hengbiao-forms-"));
  try {
    const building = await loadBundle("tools/building.mjs", work);
    const { FORMS, OPTIONS, build, writeSheets } = building;
    const page = await browser.newPage();
    const names = [];
    for (const form of FORMS) {
      const spec = build(form, await exampleOf(form, building), { ...OPTIONS, sheetName: SHEET });
      // The lines above the form are not printed, but belong to what it shows; upright, all of it is on one page.
      const print = {
        ...spec.print,
        orientation: "portrait",
        area: { ...spec.print.area, top: 0 },
        footer: "",
      };
      const rows = spec.rows.map((row) => ({ ...row, height: Math.min(row.height, TALLEST_ROW) }));
      const file = join(work, `${form.id}.xlsx`);
      writeFileSync(file, await writeSheets([{ ...spec, rows, print }]));
      const profile = `-env:UserInstallation=${pathToFileURL(join(work, "profile")).href}`;
      await mustRun(libreOfficePath(), [
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        work,
        file,
      ]);
      await mustRun(pdfToPngPath(), [
        "-png",
        "-singlefile",
        "-r",
        String(DPI),
        join(work, `${form.id}.pdf`),
        join(work, form.id),
      ]);
      const name = `form-${form.id}.png`;
      writeFileSync(join(folder, name), await trimmed(page, readFileSync(join(work, `${form.id}.png`))));
      names.push(name);
    }
    await page.close();
    return names;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
