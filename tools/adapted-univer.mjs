// A loader of rspack for packages of the embedded spreadsheet that have to be changed where nothing reaches from
// outside. Each change must be found as often as it is told: a new version is looked at again.

/** What a cell of a merge adds to its borders is a matter of its own row or column. */
const ROW_ALONE = "{ ...mergeRange, startRow: row, endRow: row }";
const COLUMN_ALONE = "{ ...mergeRange, startColumn: col, endColumn: col }";

/**
 * What comes within so many milliseconds is handled at once; the clock for it runs for ever, where nothing comes too, and
 * woke a page at rest 70 times a second. It is set by what comes first.
 */
const gathers = (ms) => [
  `bufferTime(${ms})`,
  `(all) => all.pipe(buffer(all.pipe(throttleTime(${ms}, void 0, { leading: false, trailing: true }))))`,
];

/** By package what it says, once, and what it says instead. */
const CHANGES = {
  core: [
    // It opens a message channel, some 50 at each key, for whatever is to be done once a task has ended, and leaves it
    // open: a browser keeps an open channel, and what listens to it, for as long as the page. One serves them all.
    [
      "function requestImmediateMacroTask(callback) {",
      `let afterTask;
      const due = [];
      function requestImmediateMacroTask(callback) {
        if (!afterTask) {
          afterTask = new MessageChannel();
          afterTask.port1.onmessage = () => due.shift()();
        }
        let isOff = false;
        due.push(() => isOff || callback());
        afterTask.port2.postMessage(null);
        return () => void (isOff = true);
      }
      function channelForEach(callback) {`,
    ],
    // The first words it is given are all it has: there is nothing to merge them into, text by text.
    [
      "merge((_this$_locales = this._locales) !== null && _this$_locales !== void 0 ? _this$_locales : {}, locales)",
      "this._locales ? merge(this._locales, locales) : locales",
    ],
    // Works out the same few colours anew for each side of each cell.
    [
      "if (color.rgb) return new ColorKit(color.rgb).toHexString();",
      `if (color.rgb) {
        const known = hexOf.get(color.rgb) ?? new ColorKit(color.rgb).toHexString();
        hexOf.set(color.rgb, known);
        return known;
      }`,
    ],
    ["function getColorStyle(color) {", "const hexOf = new Map(); function getColorStyle(color) {"],
    // What a cell shows is put together by all who have a say in it, for each that draws something of it: ten times a
    // frame. While a frame is drawn it stays the same.
    [
      "if (this._cellContentInterceptor) return this._cellContentInterceptor.getCell(row, col, 2 | 1, key, filter);",
      `if (this._cellContentInterceptor) {
        const place = row * 16384 + col;
        const isAll = key === void 0 && filter === void 0;
        if (isAll && this.drawn?.has(place)) return this.drawn.get(place);
        const cell = this._cellContentInterceptor.getCell(row, col, 2 | 1, key, filter);
        if (isAll) this.drawn?.set(place, cell);
        return cell;
      }`,
    ],
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
    // A frame is drawn in one task, all parts of the sheet one after another.
    [
      "spreadsheetSkeleton.setStylesCache(viewportInfo);",
      `const cells = spreadsheetSkeleton.worksheet._viewModel;
      if (!cells.drawn) {
        cells.drawn = new Map();
        queueMicrotask(() => void (cells.drawn = null));
      }
      spreadsheetSkeleton.setStylesCache(viewportInfo, this.rowsToDraw(viewportInfo, mainCtx));`,
    ],
    [
      "const columnWidthAccumulation = this.columnWidthAccumulation;\n\t\tconst styleRanges = ",
      `const columnWidthAccumulation = this.columnWidthAccumulation;
      const styleRanges = rows ? this.rangesOf(rows, vpInfo, rowColumnSegment) : `,
    ],
    [
      "setStylesCache(vpInfo) {",
      `rangesOf(rows, { shouldCacheUpdate, diffCacheBounds }, { startRow, endRow, startColumn, endColumn }) {
        const scrolledTo = shouldCacheUpdate ? diffCacheBounds.map((bound) => this.getRangeByViewBound(bound)) : [];
        const changed = rows.map(([first, last]) => ({
          startRow: Math.max(startRow, first - 2),
          endRow: Math.min(endRow, last + 2),
          startColumn,
          endColumn,
        }));
        return [...scrolledTo, ...changed.filter((range) => range.startRow <= range.endRow)];
      }
      setStylesCache(vpInfo, rows) {`,
    ],
    // Where only the contents of some cells have changed, their rows are drawn anew, all of a merge, with the row on
    // either side for the borders between, and all else stays as it was drawn, or is moved with the view. Cut out by
    // whole pixels, so that no edge is drawn twice.
    [
      "(_this$getParent = this.getParent()) === null || _this$getParent === void 0 || _this$getParent.getViewports().forEach((vp) => vp.markDirty(state));",
      `this.changedRows = state ? null : [];
      this.getParent()?.getViewports().forEach((viewport) => viewport.markDirty(state));`,
    ],
    [
      "setDirtyArea(dirtyBounds) {",
      `drawCells(cells) {
        const earlier = this.changedRows;
        const isWhole = !earlier || (earlier.length > 0 && this.changedIn !== this.getSkeleton());
        this.makeDirty(true);
        if (isWhole) return;
        this.changedIn = this.getSkeleton();
        const rows = Object.entries(cells).flatMap(([row, columns]) => Object.keys(columns ?? {}).map((column) => {
          const { startRow = +row, endRow = +row } = this.changedIn.worksheet.getMergedCell(+row, +column) ?? {};
          return [startRow, endRow];
        }));
        this.changedRows = [...earlier, ...new Map(rows.map((each) => [each.join(), each])).values()];
      }
      /** Of the view the rows that have to be drawn; null for all of it. */
      rowsToDraw({ isForceDirty, diffX, diffY, cacheCanvas }, mainCtx) {
        const isOfRows = this.changedRows?.length > 0 && this.changedIn === this.getSkeleton();
        if (!isOfRows || isForceDirty || this.isForceDirty() || !cacheCanvas) return null;
        const { a, d } = mainCtx.getTransform();
        const isFar = Math.abs(diffX) * a >= cacheCanvas.getWidth() || Math.abs(diffY) * d >= cacheCanvas.getHeight();
        return isFar ? null : this.changedRows;
      }
      drawChangedRows(viewport, { cacheCanvas, cacheCtx, mainCtx, topOrigin, leftOrigin, bufferEdgeX, bufferEdgeY }) {
        const { rowHeightAccumulation: bottoms, columnHeaderHeightAndMarginTop: head } = this.getSkeleton();
        const bottomOf = (row) => (row < 0 ? 0 : bottoms[Math.min(row, bottoms.length - 1)]);
        const { width, height } = cacheCanvas.getCanvasEle();
        const main = mainCtx.getTransform();
        cacheCtx.save();
        cacheCtx.setTransform(main.a, main.b, main.c, main.d, 0, 0);
        cacheCtx.translateWithPrecision(main.e / main.a - leftOrigin + bufferEdgeX, main.f / main.d - topOrigin + bufferEdgeY);
        const { a, b, c, d, e, f } = cacheCtx.getTransform();
        cacheCtx.restore();
        this._refreshIncrementalState = true;
        for (const [first, last] of this.changedRows) {
          const top = Math.floor(bottomOf(first - 2) * d + f);
          const bottom = Math.ceil(bottomOf(last + 1) * d + f);
          if (bottom <= 0 || top >= height) continue;
          cacheCtx.save();
          cacheCtx.setTransform(1, 0, 0, 1, 0, 0);
          cacheCtx.clearRect(0, top, width, bottom - top);
          cacheCtx.beginPath();
          cacheCtx.rect(0, top, width, bottom - top);
          cacheCtx.clip();
          cacheCtx.setTransform(a, b, c, d, e, f);
          const { left, right } = viewport.cacheBound;
          const bound = { left, right, top: bottomOf(first - 3) + head, bottom: bottomOf(last + 2) + head };
          this.draw(cacheCtx, { ...viewport, diffBounds: [bound] });
          cacheCtx.restore();
        }
        this._refreshIncrementalState = false;
      }
      setDirtyArea(dirtyBounds) {`,
    ],
    [
      'this.addRenderTagToScene("scrolling", false);\n\t\t\t\tthis.refreshCacheCanvas(viewportInfo, {',
      `this.addRenderTagToScene("scrolling", false);
      const isOfRows = this.rowsToDraw(viewportInfo, mainCtx) !== null;
      if (isOfRows && (diffX !== 0 || diffY !== 0)) {
        this.paintNewAreaForScrolling(viewportInfo, {
          cacheCanvas, cacheCtx, mainCtx, topOrigin, leftOrigin, bufferEdgeX, bufferEdgeY, scaleX, scaleY,
          columnHeaderHeightAndMarginTop, rowHeaderWidthAndMarginLeft,
        });
      }
      this[isOfRows ? "drawChangedRows" : "refreshCacheCanvas"](viewportInfo, {`,
    ],
    // Each of its three drawings asked for the next frame for ever, sixty times a second beside a page at rest. A frame
    // is asked for once something is to be drawn in it.
    [
      "if (this._renderFrameTasks.length > 0) this._requestNewFrameHandler = requestNewFrame(this._renderFunction);\n\t\t\telse this._renderingQueueLaunched = false;",
      "",
    ],
    ["let shouldRender = true;", "let shouldRender = true; this._renderingQueueLaunched = false;"],
    ["\tstartRenderLoop() {\n", "startRenderLoop() { if (this._renderFrameTasks.length === 0) return;\n"],
    [
      "\tmakeDirty(state = true) {\n\t\tthis._dirty = state;\n\t\t/**",
      `makeDirty(state = true) {
        this._dirty = state;
        if (state) this.scene.getEngine()?.startRenderLoop();
        /**`,
    ],
    // The cells in view have been seen to when those at their left and right are, into which texts flow over.
    [
      "for (let c = expandStartCol; c < visibleEndColumn; c++)",
      "for (let c = expandStartCol; c < visibleStartColumn; c++)",
    ],
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
  // Before a cell is written it gathers the formulas of all sheets, and looks at those of one.
  "engine-formula": [
    [
      "const deleteFormulaIdMap = /* @__PURE__ */ new Map();\n\t\tconst formulaData = this.getFormulaData();",
      `const deleteFormulaIdMap = new Map();
      const formulaData = { [unitId]: { [sheetId]: this.getSheetFormulaData(unitId, sheetId) } };`,
    ],
    // Where no written cell holds a formula or gets one, it has none to look for.
    [
      "const formulaIdMap = this._getSheetFormulaIdMap(unitId, sheetId);\n\t\tconst deleteFormulaIdMap",
      `const before = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId)?.getCellMatrix();
      let isOfFormulas = false;
      cellMatrix.forValue((row, column, cell) => {
        const was = before?.getValue(row, column);
        isOfFormulas ||= Boolean(cell?.f || cell?.si || was?.f || was?.si);
      });
      if (!isOfFormulas) return {};
      const formulaIdMap = this._getSheetFormulaIdMap(unitId, sheetId);
      const deleteFormulaIdMap`,
    ],
  ],
  "sheets-conditional-formatting": [
    ["import { bufferTime, ", "import { buffer, throttleTime, "],
    gathers(100),
    // Has 57 pictures made for each workbook that is shown, each a document of its own to the browser: a fifteenth of the
    // time until the first is seen. One is made when a cell wants it.
    [
      "const icon = this._imageMap.get(this._createKey(iconType, iconId));",
      "const icon = this.iconOf(iconType, iconId);",
    ],
    [
      `_init() {
		for (const type in iconMap) iconMap[type].forEach((base64, index) => {
			const key = this._createKey(type, String(index));
			const image = new Image();
			image.onload = () => {
				this._imageMap.set(key, image);
			};
			image.src = base64;
		});
	}`,
      `_init() {}
      iconOf(type, at) {
        const key = this._createKey(type, at);
        if (!this._imageMap.has(key)) {
          this._imageMap.set(key, null);
          const image = new Image();
          image.onload = () => {
            this._imageMap.set(key, image);
            this.parent?.makeDirty(true);
          };
          image.src = iconMap[type]?.[at] ?? "";
        }
        return this._imageMap.get(key);
      }`,
    ],
    // Looks in the tree of all rules for those of a cell, at each cell, where a sheet has none.
    [
      "const key = this._createCacheKey(unitId, subUnitId, row, col);\n\t\tif",
      `if (!this._conditionalFormattingRuleModel.getSubunitRules(unitId, subUnitId)?.length) return [];
      const key = this._createCacheKey(unitId, subUnitId, row, col);
      if`,
    ],
  ],
  "sheets-conditional-formatting-ui": [
    ["import { bufferTime, ", "import { buffer, throttleTime, "],
    gathers(16),
  ],
  "sheets-data-validation-ui": [
    [", bufferTime, debounceTime, ", ", buffer, throttleTime, debounceTime, "],
    gathers(16),
    gathers(100),
  ],
  // Looks whether a text is a date or number written as one, in every cell at every frame, before it asks whether the
  // mark for such cells is wanted at all. It is not.
  "sheets-ui": [
    // Once it is registered it draws the workbook that is there, in the same task as all that comes of showing one.
    ["Promise.resolve().then(() => this._init());", "setTimeout(() => this._init());"],
    [
      "if (!cellRaw || cellRaw.v === null || cellRaw.v === void 0) return next(cell);",
      `if (!cellRaw || cellRaw.v === null || cellRaw.v === void 0) return next(cell);
      if (this._configService.getConfig("sheets-ui.config")?.disableForceStringMark) return next(cell);`,
    ],
    // What is to be edited next is laid out for its editor and the formula bar while a key moves on to it, twice. Where
    // the keyboard is already with the editor it is done once the sheet is drawn, or when someone wants it.
    [
      "\trefreshEditCellState() {",
      `keepUp() {
        if (!this.isBehind) return;
        this.isBehind = false;
        this.refreshEditCellState();
      }
      fallBehind() {
        if (this._visibleParams.visible || document.activeElement?.isContentEditable !== true) return false;
        if (!this.isBehind) requestIdleCallback(() => this.keepUp(), { timeout: 100 });
        // The editor takes what is typed next only once it is laid out; the key that moved on need not wait for it.
        this.movedOnBy = window.event;
        this.hears ??= ["keydown", "beforeinput", "compositionstart", "pointerdown"].map((name) =>
          addEventListener(name, (event) => event !== this.movedOnBy && this.keepUp(), true),
        );
        return (this.isBehind = true);
      }
      refreshEditCellState() {`,
    ],
    [
      "const editCellState = this.getLatestEditCellState();\n\t\tif (!editCellState) {\n\t\t\tthis._currentEditCellState = editCellState;",
      `if (this.fallBehind()) return;
      this.isBehind = false;
      const editCellState = this.getLatestEditCellState();
      if (!editCellState) {
        this._currentEditCellState = editCellState;`,
    ],
    [
      "external cell mutations.\n\t\t\t*/\n\t\t\tthis._editorBridgeService.refreshEditCellState();",
      `external cell mutations. */
      if (!this._editorBridgeService.fallBehind()) this._editorBridgeService.refreshEditCellState();`,
    ],
    ...[
      "getEditCellState() {",
      "getEditCellLayout() {",
      "getEditLocation() {",
      "refreshEditCellPosition(resetSizeOnly) {",
    ].map((begins) => [`\t${begins}`, `${begins} this.keepUp();`]),
    ["\tchangeVisible(params) {", "changeVisible(params) { this.keepUp();"],
    // At each key the frame of the editor asks for its cell, of which it wants the workbook and sheet alone.
    [
      "const editState = editorBridgeService.getEditLocation();",
      "const editState = editorBridgeService._currentEditCell;",
    ],
    // What is laid out later is so with what the cell holds then.
    [
      "const editCellState = this._editorBridgeService.getEditLocation();\n\t\t\tif (editCellState == null) return;\n\t\t\tconst { row, column } = editCellState;",
      `if (this._editorBridgeService.isBehind) return;
      const editCellState = this._editorBridgeService.getEditLocation();
      if (editCellState == null) return;
      const { row, column } = editCellState;`,
    ],
    // Of cells with a new content the rows are drawn.
    [
      "if (spreadsheet) spreadsheet.makeDirty();\n\t\tscene.makeDirty();",
      `if (spreadsheet) {
        const cells = command.id === SetRangeValuesMutation.id ? (command.params?.cellValue ?? {}) : {};
        const rows = Object.keys(cells).length;
        if (rows > 0 && rows <= 20) spreadsheet.drawCells(cells);
        else spreadsheet.makeDirty();
      }
      scene.makeDirty();`,
    ],
    // That a calculation begins and ends is no reason to draw the sheet: its results come as values of cells.
    [
      'if (command.id.substring(0, 3) === "doc") return;',
      "if (/^doc|set-formula-calculation-/.test(command.id)) return;",
    ],
  ],
  // What belongs into the page, the editor of cells among it, came 0.2 s after it was told of, and the sheet 0.3 s after all
  // was ready. The one comes at once, the other with the editor: what is typed into a sheet that is seen has its place.
  ui: [
    ["debounceTime(200), map(() => updateCounterRef", "debounceTime(0), map(() => updateCounterRef"],
    [
      "this._renderTimeout = window.setTimeout(() => {\n\t\t\t\t\tconst allRenders",
      "const showSheet = () => {\n\t\t\t\t\tconst allRenders",
    ],
    [
      "}, STEADY_TIMEOUT);\n\t\t\t\t}, 300);",
      `}, STEADY_TIMEOUT);
      };
      const showIn = (ms) => {
        clearTimeout(this._renderTimeout);
        this._renderTimeout = setTimeout(() => {
          editor.unsubscribe();
          showSheet();
        }, ms);
      };
      const editor = this._renderManagerService.created$.subscribe(({ unitId }) => {
        if (unitId === "__INTERNAL_EDITOR__DOCS_NORMAL") showIn(0);
      });
      showIn(300);`,
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
