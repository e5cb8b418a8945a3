import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { FORMS } from "../../src/forms/registry";
import { OPTIONS, contentsOf } from "../fixtures/built";
import { filledForm } from "../fixtures/filled-data";
import { howMany } from "../fixtures/sweeps";
import { schemaFaults } from "../fixtures/open-xml";

const SEED = 20_260_105;
const LONGEST_RUN = 60_000;

const blank = [0, 2].flatMap((rowsPerClass) =>
  FORMS.map((form) =>
    build(
      form,
      { ...NO_DATA, year: 2026 },
      { ...OPTIONS, rowsPerClass, sheetName: `${form.id}-${rowsPerClass}` },
    ),
  ),
);

test(
  "the schema admits blank forms and filled ones",
  async () => {
    const filled = fc
      .sample(filledForm, { seed: SEED, numRuns: howMany(20, 7) })
      .map(({ form, data }, i) =>
        build(form, data, { ...OPTIONS, sheetName: `${form.id.slice(0, 20)} ${i}` }),
      );
    expect(await schemaFaults(await writeSheets([...blank, ...filled]))).toEqual([]);
  },
  LONGEST_RUN,
);

test(
  "and finds what is wrong in a workbook",
  async () => {
    const parts = unzipSync(await writeSheets(blank.slice(0, 1)));
    const sheet = "xl/worksheets/sheet1.xml";
    const text = new TextDecoder().decode(parts[sheet]);
    const broken = zipSync({
      ...parts,
      [sheet]: new TextEncoder().encode(text.replace("<sheetData>", "<data/><sheetData>")),
    });
    expect(await schemaFaults(broken)).toHaveLength(1);
  },
  LONGEST_RUN,
);

test("no form, however blank, has an empty formula", () => {
  const formulas = blank
    .flatMap(contentsOf)
    .flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
  expect(formulas.length).toBeGreaterThan(100);
  expect(formulas.filter((formula) => formula.trim() === "")).toEqual([]);
});
