import { shippedIndicators } from "../../../src/library/shipped";
import { indexLibrary } from "../../../src/library/search";
import { reviewSheets } from "../../../src/taskpane/reviewing";
import { national2020 } from "../../../src/scoring/profiles/national-2020";
import { a1, parseA1 } from "../../../src/sheet/address";
import { cellsNamed, classAt, libraryClass } from "../../../src/taskpane/building/row-class";
import { PLAIN_BUILDING_VIEW, withSelected } from "../../../src/taskpane/state/building-view";
import { maintenanceBook } from "../books";

const LIBRARY = indexLibrary(shippedIndicators());
const SHEET = "07 信息化系统运维";

function at(name: string) {
  const cell = parseA1(name);
  if (!cell) throw new Error(name);
  return { sheet: SHEET, cell };
}

const [source = null] = reviewSheets(
  maintenanceBook.filter(({ name }) => name === SHEET),
  national2020,
);

test.each([
  [
    { level1: "产出指标", level2: "数量指标" },
    { level1: "产出指标", level2: "数量指标" },
  ],
  [
    { level1: "产出", level2: "成本" },
    { level1: "产出指标", level2: "成本指标" },
  ],
  [
    { level1: "效益指标", level2: "环境效益" },
    { level1: "效益指标", level2: "生态效益指标" },
  ],
  [
    { level1: "满意度指标", level2: "满意度" },
    { level1: "满意度指标", level2: "" },
  ],
  [{ level1: "其他", level2: "其他" }, null],
])("%j is %j of the library", (levels, expected) => {
  expect(libraryClass(LIBRARY, levels)).toEqual(expected);
});

test("the class of a selected row; none outside of the indicators and on other sheets", () => {
  expect(classAt(source, at("D20"), LIBRARY)).toEqual({
    level1: "满意度指标",
    level2: "服务对象满意度指标",
  });
  expect(classAt(source, at("A1"), LIBRARY)).toBeNull();
  expect(classAt(source, { ...at("D20"), sheet: "附表" }, LIBRARY)).toBeNull();
});

test("where a name stands already, but for the cell it was typed into", () => {
  const [row] = source?.tables[0]?.scored.table.indicators ?? [];
  if (!row) throw new Error("no indicator");
  expect(cellsNamed(source, ` ${row.name.text}`).map(a1)).toEqual([a1(row.name.cell)]);
  expect(cellsNamed(source, row.name.text, row.name.cell)).toEqual([]);
});

test.each([
  ["the list follows the row", {}, "D20", false],
  ["a choice of levels goes with the row it was made for", { levelsChosen: true }, "D20", false],
  ["a choice stays in its row", { levelsChosen: true, classOf: at("D19") }, "D19", true],
  ["what is looked for stays", { query: "率", levelsChosen: true, classOf: at("D19") }, "D19", true],
  ["what is unfolded stays", { unfolded: "key", levelsChosen: true, classOf: at("D19") }, "D19", true],
])("on selecting D20, %s", (_what, view, classOf, levelsChosen) => {
  const selected = _what.includes("its row") ? at("F19") : at("D20");
  expect(withSelected({ ...PLAIN_BUILDING_VIEW, ...view }, selected)).toMatchObject({
    classOf: at(classOf),
    levelsChosen,
  });
});
