/**
 * Web views on closed networks may date from 2020 and lack two functions that the pane and what it builds on use
 * beyond ES2020: `at` for the last of a list, and `replaceAll` with a plain text.
 */
function provide(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { configurable: true, writable: true, value });
}

provide(Array.prototype, "at", function at<Item>(this: readonly Item[], index: number): Item | undefined {
  return this[index < 0 ? this.length + index : index];
});

provide(String.prototype, "replaceAll", function replaceAll(this: string, text: string, by: string): string {
  return this.split(text).join(by);
});
