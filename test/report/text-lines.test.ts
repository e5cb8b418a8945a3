import fc from "fast-check";
import { padEnd, wrap } from "../../src/report/text-lines";
import { displayWidth } from "../../src/sheet/text-width";

test("padding counts columns, not characters", () => {
  expect(padEnd("得分", 6)).toBe("得分  ");
  expect(padEnd("完成值", 4)).toBe("完成值");
});

test("lines break between characters, never before a closing mark or inside a number", () => {
  expect(wrap("预算执行率为 78.78 %，低于 90 %。", 14)).toEqual(["预算执行率为", "78.78 %，低于", "90 %。"]);
});

test("a wrapped text keeps every character and no line is too wide", () => {
  const words = fc.array(fc.constantFrom("预算", "78.78", "%", "，", "。", " ", "K8", "≥", "得分"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 60 }), (parts, width) => {
      const text = parts.join("");
      const lines = wrap(text, width);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const line of lines) {
        const oneWord = !/[\s预算得分]/u.test(line);
        expect(displayWidth(line) <= width || oneWord).toBe(true);
      }
    }),
  );
});
