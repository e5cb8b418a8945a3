import { oncePerText, says } from "../../src/sheet/once-per-text";

function counting() {
  const asked: string[] = [];
  const lengthOf = oncePerText((text) => {
    asked.push(text);
    return text === "" ? null : text.length;
  });
  return { asked, lengthOf };
}

test("a short text is worked out once, also where the answer is null", () => {
  const { asked, lengthOf } = counting();
  expect(["产出", "", "产出", ""].map(lengthOf)).toEqual([2, null, 2, null]);
  expect(asked).toEqual(["产出", ""]);
});

test("of a long text nothing is kept", () => {
  const { asked, lengthOf } = counting();
  const long = "保障平台稳定运行，".repeat(20);
  expect([lengthOf(long), lengthOf(long)]).toEqual([180, 180]);
  expect(asked).toHaveLength(2);
});

test("thousands of texts are answered rightly, though not all are kept", () => {
  const { asked, lengthOf } = counting();
  const texts = Array.from({ length: 10_000 }, (_, at) => `指标${String(at)}`);
  expect(texts.map(lengthOf)).toEqual(texts.map(({ length }) => length));
  expect(lengthOf("指标0")).toBe(3);
  expect(asked).toHaveLength(10_001);
});

test("words are found wherever they are spaced or broken", () => {
  const isCost = says(/成本/);
  expect(["成本指标", "成 本\n指标", "经济成　本", "产出指标"].map(isCost)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
