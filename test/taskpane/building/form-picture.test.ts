import { FORMS } from "../../../src/forms/registry";
import { formPicture } from "../../../src/taskpane/building/form-picture";

const RECTANGLE = /M(-?\d+) (-?\d+)h(\d+)v(\d+)h-\d+z/g;

test.each(FORMS.map((form) => [form.id, form] as const))("%s is drawn inside its frame", (_id, form) => {
  const { width, height, lines, bars } = formPicture(form);
  for (const path of [lines, bars]) {
    const rectangles = [...path.matchAll(RECTANGLE)];
    expect(rectangles.map(([whole]) => whole).join("")).toBe(path);
    for (const [, x, y, across, down] of rectangles.map((match) => match.map(Number))) {
      expect((x ?? 0) + (across ?? 0)).toBeLessThanOrEqual(width + 1);
      expect((y ?? 0) + (down ?? 0)).toBeLessThanOrEqual(height + 1);
    }
  }
  expect(lines.match(/M/g)?.length).toBeGreaterThan(20);
});

test("no two forms look the same", () => {
  expect(new Set(FORMS.map((form) => formPicture(form).lines)).size).toBe(FORMS.length);
});
