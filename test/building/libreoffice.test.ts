import fc from "fast-check";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { FORMS, formSpec } from "../../src/forms/registry";
import { REVERSE_FORMULAS, type ReverseFormula } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { PROFILES } from "../../src/scoring/profiles/registry";
import { OPTIONS, contentsOf } from "../fixtures/built";
import { awkwardForm, filled, filledForm } from "../fixtures/filled-data";
import { compareCalculated } from "../fixtures/libreoffice";
import { howMany } from "../fixtures/sweeps";
import { LIBRE_OFFICE } from "../fixtures/programs";

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;
const SEED = 20_260_105;
/** What each formula gives of 12.35 points. */
const POINTS: Readonly<Record<ReverseFormula, readonly number[]>> = {
  linear: [6.18, 0, 0, 11.53, 9.88, 0, 0, 12.19],
  ratio: [8.23, 6.18, 3.32, 11.58, 10.29, 0.51, 0, 12.19],
  share: [6.18, 0, 0, 11.53, 11.61, 0, 0, 0.15],
};
const LONGEST_RUN = 120_000;

withLibreOffice(
  "LibreOffice calculates what we calculate: filled forms of all kinds, some with values in other scales and units, and the blank ones",
  async () => {
    const filledForms = [
      ...fc.sample(filledForm, { seed: SEED, numRuns: howMany(20, 8) }),
      ...fc.sample(awkwardForm, { seed: SEED, numRuns: howMany(10, 5) }),
    ].map(({ form, data }, i) =>
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

withLibreOffice.each(REVERSE_FORMULAS)(
  "and missed ≤ and ＜ indicators by the formula %s, also at its ends",
  async (reverse) => {
    const profile = { ...national2020, reverse };
    const rows = [
      ["≤", "60", "万元", "90"],
      ["≤", "60", "万元", "120"],
      ["≤", "60", "万元", "223.5"],
      ["＜", "15", "天", "16"],
      ["≤", "5", "%", "6"],
      ["≤", "5", "%", "120"],
      ["≤", "0", "次", "1"],
      ["≤", "97.5", "%", "98.75"],
    ];
    const specs = ["project-self-evaluation", "national-self-evaluation"].map((id) => {
      const form = formSpec(id);
      const isSigned = id === "project-self-evaluation";
      const indicators = rows.map(([nature = "", target = "", unit = "", actual = ""], i) => ({
        level1: "产出指标",
        level2: "数量指标",
        name: `指标${i + 1}`,
        ...(isSigned ? { nature, target, unit } : { target: `${nature}${target}${unit}` }),
        actual,
        weight: "12.35",
        score: "",
        reason: "",
      }));
      const data = { ...NO_DATA, year: 2026, indicators };
      return build(form, data, { ...OPTIONS, profile, sheetName: `${id.slice(0, 20)} ${reverse}` });
    });
    expect((await compareCalculated(specs)).differences).toEqual([]);
    const results = specs.map((spec) =>
      contentsOf(spec).flatMap(({ content }) =>
        content.kind === "formula" && /^IFERROR\(IF\(AND\(.*ROUND/.test(content.formula)
          ? [content.result]
          : [],
      ),
    );
    const [first = [], second = []] = results;
    expect(first.filter((result) => typeof result === "number")).toEqual(POINTS[reverse]);
    expect(second.filter((result) => typeof result === "number")).toEqual(POINTS[reverse]);
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
