/**
 * Web views on closed networks may date from before mid 2021 and lack `Array.prototype.at`, which the pane and
 * what it builds on use to look at the last of a list. Everything else they need is in ES2020.
 */
if (!("at" in Array.prototype)) {
  Object.defineProperty(Array.prototype, "at", {
    configurable: true,
    writable: true,
    value<Item>(this: readonly Item[], index: number): Item | undefined {
      return this[index < 0 ? this.length + index : index];
    },
  });
}
