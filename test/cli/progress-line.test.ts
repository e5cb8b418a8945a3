import { progressLine } from "../../src/cli/progress-line";

test.each([
  [0, 4, 80, "░".repeat(40) + "  0/4"],
  [1, 4, 80, "█".repeat(10) + "░".repeat(30) + "  1/4"],
  [5, 2000, 20, "░".repeat(8) + "     5/2000"],
  [5, 2000, 10, "   5/2000"],
])("%i of %i in %i columns", (done, of, columns, line) => {
  expect(progressLine(done, of, columns)).toBe(line);
  expect(line.length).toBeLessThan(columns);
});
