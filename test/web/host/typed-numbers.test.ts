import { typedNumber } from "../../../src/web/host/typed-numbers";

test.each<[text: string, value: number, pattern: string | undefined, taken: number]>([
  ["96", 96, "0.00%", 0.96],
  ["88.5", 88.5, "0%", 0.885],
  ["-12", -12, "0.0%;[Red]-0.0%", -0.12],
  ["1,234.5", 1234.5, "0.00%", 12.345],
  ["1", 1, "0%", 0.01],
  ["0.96", 0.96, "0.00%", 0.96],
  [".5", 0.5, "0%", 0.5],
  ["0", 0, "0%", 0],
  ["96%", 0.96, "0.00%", 0.96],
  ["120%", 1.2, "0%", 1.2],
  ["95%", 0.9500000000000001, "0%", 0.95],
  ["2025-6-1", 45809, "0%", 45809],
  ["96", 96, undefined, 96],
  ["96", 96, '0"%"', 96],
  ["96", 96, "0\\%", 96],
  ["0.1234567890123456", 0.1234567890123456, undefined, 0.123456789012346],
])("%s, read as %s, in a cell formatted %s", (text, value, pattern, taken) => {
  expect(typedNumber(text, value, pattern)).toBe(taken);
});
