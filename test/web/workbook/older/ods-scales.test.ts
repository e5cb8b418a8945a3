import { type OdsScale, odsScale, OdsScales } from "../../../../src/web/workbook/older/ods-scales";
import type { AnyConditionalFormat } from "../../../../src/sheet/conditional-format";
import { readXml } from "../../../../src/files/xml/reader";

const AREAS = [{ top: 0, left: 0, bottom: 8, right: 0 }];

function scaleOf(xml: string): AnyConditionalFormat | undefined {
  const scales = new OdsScales();
  const found: OdsScale[] = [];
  const open = (element: Parameters<OdsScales["open"]>[0]) => {
    const scale = scales.open(element);
    if (scale) found.push(scale);
  };
  readXml(
    xml,
    { open, close: (element) => scales.close(element), characters: () => undefined },
    "content.xml",
  );
  return found[0] && odsScale(found[0], AREAS);
}

function colours(
  ...entries: readonly (readonly [type: string, value: number | string, colour: string])[]
): string {
  const inner = entries.map(
    ([type, value, colour]) =>
      `<calcext:color-scale-entry calcext:type="${type}" calcext:value="${value}" calcext:color="${colour}"/>`,
  );
  return `<calcext:color-scale>${inner.join("")}</calcext:color-scale>`;
}

function entries(...points: readonly (readonly [type: string, value: number])[]): string {
  return points
    .map(
      ([type, value]) =>
        `<calcext:formatting-entry calcext:show-value="false" calcext:type="${type}" calcext:value="${value}"/>`,
    )
    .join("");
}

test("colours of a scale stand at their points", () => {
  const scale = colours(["minimum", 0, "#f8696b"], ["percentile", 50, "#ffeb84"], ["number", 9, "#63be7b"]);
  expect(scaleOf(scale)).toEqual({
    areas: AREAS,
    scale: [
      { point: { at: "least" }, colour: "#F8696B" },
      { point: { at: "percentile", value: 50 }, colour: "#FFEB84" },
      { point: { at: "number", value: 9 }, colour: "#63BE7B" },
    ],
  });
});

test("a bar has its ends and colours", () => {
  const bar = `<calcext:data-bar calcext:min-length="0" calcext:gradient="false" calcext:positive-color="#638ec6" calcext:negative-color="#112233">${entries(["auto-minimum", 0], ["percent", 90])}</calcext:data-bar>`;
  expect(scaleOf(bar)).toEqual({
    areas: AREAS,
    bar: {
      from: { at: "outermost" },
      to: { at: "percent", value: 90 },
      shortest: 0,
      colour: "#638EC6",
      negativeColour: "#112233",
      isGradient: false,
    },
    showsValue: true,
  });
});

test("icons stand at their points, with or without the numbers", () => {
  const icons = `<calcext:icon-set calcext:icon-set-type="3Arrows">${entries(["percent", 0], ["percent", 33], ["number", 67])}</calcext:icon-set>`;
  const icon = (index: number) => ({ set: "3Arrows", index });
  expect(scaleOf(icons)).toEqual({
    areas: AREAS,
    icons: [
      { point: { at: "percent", value: 0 }, orEqual: true, icon: icon(0) },
      { point: { at: "percent", value: 33 }, orEqual: true, icon: icon(1) },
      { point: { at: "number", value: 67 }, orEqual: true, icon: icon(2) },
    ],
    showsValue: false,
  });
});

test.each<[name: string, xml: string]>([
  ["a scale of one colour", colours(["minimum", 0, "#f8696b"])],
  ["a scale of nine colours", colours(...Array.from({ length: 9 }, () => ["number", 1, "#f8696b"] as const))],
  ["a scale without a colour", colours(["minimum", 0, "#f8696b"], ["maximum", 0, "rot"])],
  ["a point that a formula gives", colours(["minimum", 0, "#f8696b"], ["formula", "[.A1]", "#63be7b"])],
  [
    "a bar without a colour",
    `<calcext:data-bar>${entries(["minimum", 0], ["maximum", 0])}</calcext:data-bar>`,
  ],
  [
    "a set with fewer icons than its name says",
    `<calcext:icon-set calcext:icon-set-type="5Rating">${entries(["percent", 0], ["percent", 33])}</calcext:icon-set>`,
  ],
])("%s is left out", (_name, xml) => {
  expect(scaleOf(xml)).toBeUndefined();
});
