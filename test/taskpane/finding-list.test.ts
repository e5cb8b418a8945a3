import { review } from "../../src/report/review";
import { a1, parseA1 } from "../../src/sheet/address";
import { causeAt, causesOf, findingKey } from "../../src/taskpane/view/finding-list";
import { maintenanceBook } from "./books";

const causes = causesOf(review(maintenanceBook, null).tables.flatMap(({ findings }) => findings));

function found(address: string, current: string | null = null) {
  const cell = parseA1(address);
  const cause = cell && causeAt(causes, cell, current);
  return cause?.map(({ check }) => check) ?? null;
}

test("a selected cell means what stands on it, else what rests on it, and what was visited before others", () => {
  const on = causes.filter(([first]) => first && a1(first.cell) === "K8");
  expect(on.length).toBeGreaterThan(1);
  expect(found("K8")).toEqual(on[0]?.map(({ check }) => check));
  const [second] = on[1] ?? [];
  if (!second) throw new Error("one finding alone stands on K8");
  expect(found("K8", findingKey(second))).toEqual(on[1]?.map(({ check }) => check));
  expect(found("J18")).toContain("unmet-full-score");
  // The completed value, on which the same finding rests.
  expect(found("H18")).toContain("unmet-full-score");
  expect(found("A1")).toBeNull();
});
