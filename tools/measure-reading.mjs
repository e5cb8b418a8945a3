// Reads tables of invented layouts, and forms pasted with every damage that was seen, for tools/measure.mjs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBundle } from "./bundle.mjs";

/** Each begins another run of random tables. */
const SEEDS = 10;
const TABLES_A_SEED = 60;
const DRAWN_KINDS = ["self-evaluation", "marks", "sections", "no-levels", "target", "monitoring"];
const LEAST_PASTED = 0.99;
const LEAST_FOREIGN = 0.97;
const MOST_WRONG = 0.003;
/** One table of so many may raise an error where there is none. */
const TABLES_TO_ONE_FALSE = 15;
const LINES_TOLD = 10;

/** Every random pasted form of a kind, the cells that were read as they were drawn. */
function pastedTrial(form, { damage, fc, filledTable, readPasted }) {
  let cells = 0;
  const wrong = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const [table, damaged] of fc.sample(fc.tuple(filledTable, damage), {
      numRuns: TABLES_A_SEED,
      seed,
    })) {
      const result = readPasted(form, table, damaged);
      cells += result.cells;
      wrong.push(...result.wrong);
    }
  }
  const passed = Math.max(0, cells - wrong.length);
  const name = `cells of ${SEEDS * TABLES_A_SEED} pasted ${form.id} forms, ${SEEDS} seeds`;
  return { name, passed, all: cells, ok: passed >= cells * LEAST_PASTED, wrong: wrong.slice(0, LINES_TOLD) };
}

function foreignTrials(tables, readForeign, what) {
  const results = tables.map((table) => ({ table, ...readForeign(table) }));
  const sum = (count) => results.reduce((all, result) => all + count(result), 0);
  const told = (key) =>
    results
      .flatMap((result) => result[key].map((line) => `${result.table.name}: ${line}`))
      .slice(0, LINES_TOLD);
  const cells = sum(({ cells: own }) => own);
  const wrong = sum(({ wrong: own }) => own.length);
  const wanted = sum(({ wanted: own }) => own);
  const missed = sum(({ missed: own }) => own.length);
  const alarmed = results.filter(({ falseAlarms }) => falseAlarms.length > 0).length;
  const clear = results.filter(({ isFalselyClear }) => isFalselyClear).length;
  const kept = sum(({ table }) => table.kept?.length ?? 0);
  const silent = sum(({ silent: own }) => own.length);
  const name = (of) => `${of} of ${results.length} tables of ${what}`;
  return [
    {
      name: name("cells"),
      passed: cells - wrong,
      all: cells,
      ok: cells - wrong >= cells * LEAST_FOREIGN && wrong <= cells * MOST_WRONG,
      wrong: told("wrong"),
    },
    { name: name("texts kept"), passed: kept - silent, all: kept, ok: silent === 0, wrong: told("silent") },
    { name: name("findings"), passed: wanted - missed, all: wanted, ok: missed === 0, wrong: told("missed") },
    {
      name: name("tables without a false error"),
      passed: results.length - alarmed,
      all: results.length,
      ok: alarmed * TABLES_TO_ONE_FALSE <= results.length,
      wrong: told("falseAlarms"),
    },
    {
      name: name("tables not falsely clear"),
      passed: results.length - clear,
      all: results.length,
      ok: clear === 0,
    },
  ];
}

/** Drawn layouts whose merges are undone, as pasting and CSV leave them. */
function pastedLayouts(tables, readForeign, isFilled) {
  const results = tables.map(readForeign);
  const cells = results.reduce((sum, each) => sum + each.cells, 0);
  const wrong = results.reduce((sum, each) => sum + each.wrong.length, 0);
  const silent = results.flatMap((each) => each.silent);
  const alarmed = results.filter(({ falseAlarms }) => falseAlarms.length > 0).length;
  return {
    name: `cells of ${tables.length} drawn layouts without merges${isFilled ? ", every cell filled" : ""}`,
    passed: cells - wrong,
    all: cells,
    ok: silent.length === 0 && wrong <= cells * MOST_WRONG && alarmed * TABLES_TO_ONE_FALSE <= results.length,
    wrong: results
      .flatMap((each) => [...each.silent, ...each.falseAlarms, ...each.wrong])
      .slice(0, LINES_TOLD),
  };
}

/** What `npm run measure` says of reading: each trial with how much of it came out right. */
export async function measureReading() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-reading-"));
  try {
    const reading = await loadBundle("tools/reading.mjs", folder);
    const {
      FOREIGN_DEPARTMENTS,
      FOREIGN_LAYOUTS,
      FOREIGN_OFFICES,
      FOREIGN_PROGRAMMES,
      FOREIGN_TABLES,
      drawnLayout,
      readForeign,
      withoutMerges,
    } = reading;
    const drawn = DRAWN_KINDS.flatMap((kind) =>
      Array.from({ length: SEEDS * TABLES_A_SEED }, (_, seed) => drawnLayout(seed, { kind })),
    );
    return [
      ...foreignTrials(
        [
          ...FOREIGN_TABLES,
          ...FOREIGN_LAYOUTS,
          ...FOREIGN_DEPARTMENTS,
          ...FOREIGN_OFFICES,
          ...FOREIGN_PROGRAMMES,
        ],
        readForeign,
        "invented layouts",
      ),
      ...foreignTrials(drawn, readForeign, "drawn layouts"),
      ...[false, true].map((isFilled) =>
        pastedLayouts(
          drawn.map((table) => ({ ...table, sheet: withoutMerges(table.sheet, isFilled) })),
          readForeign,
          isFilled,
        ),
      ),
      ...reading.PASTED_FORMS.map((form) => pastedTrial(form, reading)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
