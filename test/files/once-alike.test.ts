import { onceAlike } from "../../src/files/once-alike";

describe("a reader of what files have alike", () => {
  it("reads the same text once", () => {
    const read = jest.fn((text: string) => [text.length]);
    const once = onceAlike(read);
    expect([once("表"), once("项目"), once("表")]).toEqual([[1], [2], [1]]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("reads long texts each time, so that it keeps none of them", () => {
    const read = jest.fn((text: string) => text.length);
    const once = onceAlike(read);
    const long = "长".repeat(70_000);
    expect([once(long), once(long)]).toEqual([70_000, 70_000]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("forgets, sooner than it grows without end", () => {
    const read = jest.fn((text: string) => text);
    const once = onceAlike(read);
    for (let at = 0; at < 1000; at += 1) once(`表${at}`);
    once("表0");
    expect(read).toHaveBeenCalledTimes(1001);
  });
});
