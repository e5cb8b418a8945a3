// The part of npm run measure that concerns built forms: what they compute, whether the schema admits them,
// whether they read as they were filled in, how long they take, and what a form loses on its way into another.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import validate from "@ooxml-tools/validate";
import { loadBundle } from "./bundle.mjs";

const FORMS_DRAWN = 1000;
/** Forms whose values are in other scales, units and signs than their targets. */
const AWKWARD_DRAWN = 100;
const SEED = 20_260_105;
/** Sheets that LibreOffice is given at a time. */
const BATCH = 100;
/** Most that a form may take from its data to the bytes of its file, in ms of wall time. */
const LONGEST_BUILD = 20;
/** As strict as Excel 2010 would be, so that no later feature is used unnoticed. */
const SCHEMA_OF = "Office2010";
const BETWEEN = ["project-self-evaluation", "national-self-evaluation", "monitoring"];
const SHOWN = 10;

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function timeOfBuilding({ build, writeSheets, OPTIONS }, drawn) {
  const times = [];
  for (const { form, data } of drawn) {
    const start = performance.now();
    await writeSheets([build(form, data, OPTIONS)]);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const median = percentile(times, 0.5);
  const ms = (time) => `${time.toFixed(1)} ms`;
  const name = `time to build a form, data to bytes: median ${ms(median)}, 99 % within ${ms(percentile(times, 0.99))}, goal ${LONGEST_BUILD} ms`;
  return {
    name,
    passed: times.filter((time) => time <= LONGEST_BUILD).length,
    all: times.length,
    ok: median <= LONGEST_BUILD,
  };
}

/** One form after the other by the next of the published formulas for a missed ≤ indicator. */
async function agreement({ build, compareCalculated, OPTIONS, REVERSE_FORMULAS }, drawn) {
  const wrong = [];
  const optionsOf = (i) => ({
    ...OPTIONS,
    profile: { ...OPTIONS.profile, reverse: REVERSE_FORMULAS[i % REVERSE_FORMULAS.length] },
  });
  let all = 0;
  for (let from = 0; from < drawn.length; from += BATCH) {
    const specs = drawn
      .slice(from, from + BATCH)
      .map(({ form, data }, i) =>
        build(form, data, { ...optionsOf(from + i), sheetName: `${form.id.slice(0, 20)} ${from + i}` }),
      );
    const { formulas, differences } = await compareCalculated(specs);
    all += formulas;
    wrong.push(...differences);
  }
  return {
    name: `formulas of ${drawn.length} forms (${AWKWARD_DRAWN} with values in other scales, units and signs than their targets), for ≤ by ${REVERSE_FORMULAS.join(", ")} in turn, that LibreOffice calculates as we do`,
    passed: all - wrong.length,
    all,
    wrong,
  };
}

async function validity({ build, writeSheets, OPTIONS }, forms) {
  const wrong = [];
  for (const { form, data } of forms) {
    const bytes = await writeSheets([build(form, data, OPTIONS)]);
    const [fault] = await validate(bytes, "xlsx", SCHEMA_OF);
    if (fault) wrong.push(`${form.id} ${fault.path.partUri} ${fault.path.xpath}: ${fault.description}`);
  }
  return {
    name: `forms that the schema of ${SCHEMA_OF} admits`,
    passed: forms.length - wrong.length,
    all: forms.length,
    wrong,
  };
}

async function identity({ build, tableOf, dataOf, lostInReading, OPTIONS }, drawn) {
  const wrong = [];
  for (const { form, data } of drawn) {
    const losses = lostInReading(data, dataOf(await tableOf(build(form, data, OPTIONS))));
    if (losses.length > 0) wrong.push(`${form.id}: ${losses.join("; ")}`);
  }
  return {
    name: "forms that read as they were filled in",
    passed: drawn.length - wrong.length,
    all: drawn.length,
    wrong,
  };
}

function roundTrips({ convert, formSpec, lostOnTheWayBack }, targets) {
  const target = formSpec("target");
  const wrong = [];
  targets.forEach((data, i) => {
    const other = formSpec(BETWEEN[i % BETWEEN.length]);
    const there = convert(data, target, other, { nextYear: false }).data;
    const back = convert(there, other, target, { nextYear: false }).data;
    const losses = lostOnTheWayBack(data, back);
    if (losses.length > 0) wrong.push(`target → ${other.id} → target: ${losses.join("; ")}`);
  });
  return {
    name: "target forms that come back from another form",
    passed: targets.length - wrong.length,
    all: targets.length,
    wrong,
  };
}

function asRows(measured) {
  return measured.map(({ name, passed, all, ok = passed === all, wrong = [] }) => ({
    name,
    passed,
    all,
    ok,
    wrong: wrong.slice(0, SHOWN),
  }));
}

/** What LibreOffice makes of the formulas of all forms. */
async function formulas(building) {
  const { FORMS, LIBRE_OFFICE, NO_DATA, awkwardForm, fc, filledForm } = building;
  if (LIBRE_OFFICE === null) {
    return { name: "formulas: LibreOffice is not installed", passed: 0, all: FORMS_DRAWN, wrong: [] };
  }
  return agreement(building, [
    ...fc.sample(filledForm, { seed: SEED, numRuns: FORMS_DRAWN }),
    ...fc.sample(awkwardForm, { seed: SEED, numRuns: AWKWARD_DRAWN }),
    ...FORMS.map((form) => ({ form, data: { ...NO_DATA, year: 2026 } })),
  ]);
}

/** The proof of the formulas alone. */
export async function measureFormulas() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    return asRows([await formulas(await loadBundle("tools/building.mjs", folder))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows for the closing lines of npm run measure: name, passed, all, ok and the first of what is wrong. */
export async function measureBuilding() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    const building = await loadBundle("tools/building.mjs", folder);
    const { FORMS, NO_DATA, fc, filled, filledForm, formSpec } = building;
    const draw = (arbitrary) => fc.sample(arbitrary, { seed: SEED, numRuns: FORMS_DRAWN });
    const drawn = draw(filledForm);
    const blank = FORMS.map((form) => ({ form, data: { ...NO_DATA, year: 2026 } }));
    const rows = [
      await formulas(building),
      await validity(building, [...drawn, ...blank]),
      await identity(building, drawn),
      roundTrips(building, draw(filled(formSpec("target")))),
      await timeOfBuilding(building, drawn),
    ];
    return asRows(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
