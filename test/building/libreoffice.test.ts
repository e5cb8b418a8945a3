import fc from "fast-check";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { FORMS, formSpec } from "../../src/forms/registry";
import { PROFILES } from "../../src/scoring/profiles/registry";
import { OPTIONS } from "../fixtures/built";
import { filled, filledForm } from "../fixtures/filled-data";
import { compareCalculated } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;
const SEED = 20_260_105;
const LONGEST_RUN = 120_000;

withLibreOffice(
  "LibreOffice calculates what we calculate: 20 filled forms of all kinds and the blank ones",
  async () => {
    const filledForms = fc
      .sample(filledForm, { seed: SEED, numRuns: 20 })
      .map(({ form, data }, i) =>
        build(form, data, { ...OPTIONS, sheetName: `${form.id.slice(0, 20)} ${i}` }),
      );
    const blank = FORMS.map((form) =>
      build(form, { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 2, sheetName: form.id }),
    );
    const { formulas, differences } = await compareCalculated([...filledForms, ...blank]);
    expect(differences).toEqual([]);
    expect(formulas).toBeGreaterThan(200);
  },
  LONGEST_RUN,
);

withLibreOffice(
  "and by every profile",
  async () => {
    const form = formSpec("project-self-evaluation");
    const data = fc.sample(filled(form), { seed: SEED, numRuns: 3 });
    const specs = PROFILES.flatMap((profile) =>
      data.map((filledIn, i) =>
        build(form, filledIn, { ...OPTIONS, profile, sheetName: `${profile.id} ${i}` }),
      ),
    );
    expect((await compareCalculated(specs)).differences).toEqual([]);
  },
  LONGEST_RUN,
);
