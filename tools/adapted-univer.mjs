// A webpack loader for packages of the embedded spreadsheet that have to be changed where nothing reaches from
// outside. Each change must be found as often as it is told: a new version is looked at again.

/** What a cell of a merge adds to its borders is a matter of its own row or column. */
const ROW_ALONE = "{ ...mergeRange, startRow: row, endRow: row }";
const COLUMN_ALONE = "{ ...mergeRange, startColumn: col, endColumn: col }";

/** By package what it says, once, and what it says instead. */
const CHANGES = {
  core: [
    // It opens a message channel for each calculation and each frame and leaves it open: a browser keeps an open
    // channel, and what listens to it, for as long as the page.
    ["if (!cancelled) callback();", "channel.port1.close(); if (!cancelled) callback();"],
  ],
  // Every cell of a merge that is in view has the borders of the whole merge worked out: 40 times 1,000 rows at each
  // key where an 一级指标 is merged over 1,000 rows. Each does so for itself alone, the first one too, which was left
  // to the others.
  "engine-render": [
    ["if (isMerged) options.mergeRange = {", "if (isMerged || isMergedMainCell) options.mergeRange = {"],
    ...["t", "b", "l", "r"].map((side) => {
      const call = (range) => `this._setMergeBorderProps("${side}", this._stylesCache, ${range});`;
      return [call("mergeRange"), call(side === "l" || side === "r" ? ROW_ALONE : COLUMN_ALONE)];
    }),
    // Each line asks the canvas how it is scaled. The answer was to be remembered until something changes it, and never
    // was: some 4,000 matrices a frame.
    [
      "return this._transformCache || this._context.getTransform();",
      "return (this._transformCache ||= this._context.getTransform());",
    ],
    [
      "this._context.translate(x / scaleX, y / scaleY);",
      "this._context.translate(x / scaleX, y / scaleY); this._transformCache = null;",
    ],
    // Before each side of a cell it strokes a diagonal, of no length where the side is none.
    [
      "drawDiagonalLineByBorderType(ctx, style, type, {",
      "if (type.length > 1) drawDiagonalLineByBorderType(ctx, style, type, {",
    ],
  ],
  // Looks whether a text is a date or number written as one, in every cell at every frame, before it asks whether the
  // mark for such cells is wanted at all. It is not.
  "sheets-ui": [
    [
      "if (!cellRaw || cellRaw.v === null || cellRaw.v === void 0) return next(cell);",
      `if (!cellRaw || cellRaw.v === null || cellRaw.v === void 0) return next(cell);
      if (this._configService.getConfig("sheets-ui.config")?.disableForceStringMark) return next(cell);`,
    ],
  ],
};

export default function adaptedUniver(source) {
  const [, name] = /@univerjs[\\/]([\w-]+)[\\/]/.exec(this.resourcePath) ?? [];
  let text = source;
  for (const [found, instead] of CHANGES[name] ?? []) {
    const parts = text.split(found);
    if (parts.length !== 2) throw new Error(`@univerjs/${name} no longer says once: ${found}`);
    text = parts.join(instead);
  }
  return text;
}
