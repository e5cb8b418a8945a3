import type { Matrix, PageOperators, PdfFont } from "./open-pdf";
import { loadPdfjs } from "./pdfjs";
import { property } from "./operator-chunk";
import { plainText } from "./plain-text";

/** A rectangle on a page as it is shown, in points, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A straight line along an axis, or a thin rectangle that stands for one. */
export interface Rule extends Box {
  readonly isHorizontal: boolean;
}

/** A character where it stands. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Its foot, for text that runs from left to right. */
  readonly baseline: number;
  /** The size of its type in points. */
  readonly size: number;
  /** Where it is looked for: its middle, moved into the clip that it is cut to. */
  readonly x: number;
  readonly y: number;
  /** Quarter turns clockwise by which its line is turned. */
  readonly turns: number;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly rules: readonly Rule[];
  readonly glyphs: readonly Glyph[];
}

/** A filled rectangle that is no thicker is a line. */
const THICKEST = 3;

/** The edges of a box that lies inside another by no more are one frame. */
const THICKEST_FRAME = 4;

/** Lines that lean by no more over their length are straight. */
const LEAN = 0.5;

/** Text whose line rises by more, of its length, lies across the page. */
const SLOPE = 0.2;

/** The middle of a character above its foot, in sizes of its type. */
const MIDDLE = 0.35;

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function at([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** By how much lengths grow. */
function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

function meet(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

type Point = readonly [x: number, y: number];

/** A character on the page as it is shown, its line perhaps turned. */
interface PlacedGlyph extends Pick<Glyph, "text" | "size" | "turns"> {
  /** Its foot, from where to where. */
  readonly start: Point;
  readonly end: Point;
  readonly middle: Point;
}

/** A part of a path without a jump in it. */
interface Stretch {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
  readonly isCurved: boolean;
}

/** The numbers that pdf.js writes a path in: a step, then its places. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

function stretchesOf(path: Float32Array, matrix: Matrix): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let points: Point[] = [];
  let isCurved = false;
  const end = (isClosed: boolean): void => {
    if (points.length > 1) stretches.push({ points, isClosed, isCurved });
    points = [];
    isCurved = false;
  };
  let next = 0;
  const point = (): Point => {
    const [x, y] = [path[next] ?? 0, path[next + 1] ?? 0];
    next += 2;
    return at(matrix, x, y);
  };
  while (next < path.length) {
    const step = path[next];
    next += 1;
    switch (step) {
      case MOVE:
        end(false);
        points.push(point());
        break;
      case LINE:
        points.push(point());
        break;
      case CURVE:
        next += 4;
        points.push(point());
        isCurved = true;
        break;
      case QUADRATIC:
        next += 2;
        points.push(point());
        isCurved = true;
        break;
      case CLOSE: {
        const [start] = points;
        end(true);
        // What follows without a move begins where the closed part did.
        if (start) points = [start];
        break;
      }
      default:
        return stretches;
    }
  }
  end(false);
  return stretches;
}

function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

interface TextState {
  readonly font: PdfFont;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  /** Stretch of the width, 1 for none. */
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly isHidden: boolean;
}

interface GraphicsState extends TextState {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly lineWidth: number;
  readonly isStrokeBlank: boolean;
  readonly isFillBlank: boolean;
}

const PLAIN_FONT: PdfFont = { vertical: false, unit: 0.001 };

/** Ways of showing text that leave nothing to see: neither filled nor stroked. */
const HIDDEN_TEXT: ReadonlySet<unknown> = new Set([3, 7]);

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function numbers(value: unknown): readonly number[] {
  if (value instanceof Float32Array) return [...value];
  return Array.isArray(value) ? value.map(number) : [];
}

function matrixFrom(values: readonly number[]): Matrix {
  if (values.length < 6) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
}

function isWhite(colour: unknown): boolean {
  return typeof colour === "string" && colour.toLowerCase() === "#ffffff";
}

/** Follows the steps of a page. */
class PageReader {
  readonly rules: Rule[] = [];
  readonly glyphs: PlacedGlyph[] = [];
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;
  private isClipping = false;
  /** Groups that only mask others, inside of one another. */
  private maskDepth = 0;
  private readonly groups: boolean[] = [];
  /** For each marked content that is open, whether its layer is shown. */
  private readonly marked: boolean[] = [];
  private hiddenLayers = 0;
  /** Notes and form fields: their texts are read, their lines are none of the table. */
  private inAnnotation = false;

  constructor(private readonly page: PageOperators) {
    this.state = {
      matrix: page.toShown,
      clip: { left: 0, top: 0, right: page.width, bottom: page.height },
      lineWidth: 1,
      isStrokeBlank: false,
      isFillBlank: false,
      font: PLAIN_FONT,
      size: 0,
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      isHidden: false,
    };
  }

  private get isShown(): boolean {
    return this.maskDepth === 0 && this.hiddenLayers === 0;
  }

  set(change: Partial<GraphicsState>): void {
    this.state = { ...this.state, ...change };
  }

  save(): void {
    this.saved.push(this.state);
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  transform(values: readonly number[]): void {
    this.set({ matrix: times(this.state.matrix, matrixFrom(values)) });
  }

  clipTo(box: Box): void {
    this.set({ clip: meet(this.state.clip, box) });
  }

  clipToBox(values: readonly number[]): void {
    const [x0, y0, x1, y1] = values;
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
    const { matrix } = this.state;
    this.clipTo(boxOf([at(matrix, x0, y0), at(matrix, x1, y0), at(matrix, x0, y1), at(matrix, x1, y1)]));
  }

  clipNext(): void {
    this.isClipping = true;
  }

  beginForm(matrix: unknown, box: unknown): void {
    this.save();
    if (matrix !== null) this.transform(numbers(matrix));
    if (box !== null) this.clipToBox(numbers(box));
  }

  beginGroup(group: unknown): void {
    const isMask = property(group, "smask") !== undefined && property(group, "smask") !== null;
    this.groups.push(isMask);
    if (isMask) this.maskDepth += 1;
    this.save();
  }

  endGroup(): void {
    if (this.groups.pop() === true) this.maskDepth -= 1;
    this.restore();
  }

  beginAnnotation(transform: unknown, matrix: unknown): void {
    this.save();
    this.inAnnotation = true;
    this.set({ matrix: this.page.toShown });
    this.transform(numbers(transform));
    this.transform(numbers(matrix));
  }

  endAnnotation(): void {
    this.inAnnotation = false;
    this.restore();
  }

  beginMarked(isShown: boolean): void {
    this.marked.push(isShown);
    if (!isShown) this.hiddenLayers += 1;
  }

  endMarked(): void {
    if (this.marked.pop() === false) this.hiddenLayers -= 1;
  }

  /** What comes of a path: lines, and the clip where it is one. */
  path(
    path: unknown,
    { isStroked, isFilled }: { readonly isStroked: boolean; readonly isFilled: boolean },
  ): void {
    const { isClipping } = this;
    this.isClipping = false;
    if (!(path instanceof Float32Array)) return;
    const { matrix, lineWidth, isStrokeBlank, isFillBlank } = this.state;
    const stretches = stretchesOf(path, matrix);
    if (this.isShown && !this.inAnnotation) {
      if (isStroked && !isStrokeBlank) this.stroke(stretches, lineWidth * scaleOf(matrix));
      if (isFilled && !isFillBlank) this.fill(stretches);
    }
    if (isClipping && stretches.length > 0) this.clipTo(boxOf(stretches.flatMap(({ points }) => points)));
  }

  private rule(isHorizontal: boolean, box: Box): void {
    const seen = meet(box, this.state.clip);
    // The clip may cut a line's thickness off without hiding it.
    const [long, wide] = isHorizontal
      ? [seen.right - seen.left, seen.bottom - seen.top]
      : [seen.bottom - seen.top, seen.right - seen.left];
    if (long > 0 && wide >= -1) this.rules.push({ ...seen, isHorizontal });
  }

  private stroke(stretches: readonly Stretch[], thickness: number): void {
    const half = Math.max(thickness, 0.1) / 2;
    if (half > THICKEST) return;
    for (const { points, isClosed } of stretches) {
      const [start] = points;
      const all = isClosed && start ? [...points, start] : points;
      for (let to = 1; to < all.length; to += 1) {
        const [[x0, y0] = [0, 0], [x1, y1] = [0, 0]] = [all[to - 1], all[to]];
        const box = boxOf([
          [x0, y0],
          [x1, y1],
        ]);
        const [width, height] = [box.right - box.left, box.bottom - box.top];
        if (height <= LEAN && width > height) {
          this.rule(true, { ...box, top: box.top - half, bottom: box.bottom + half });
        } else if (width <= LEAN && height > width) {
          this.rule(false, { ...box, left: box.left - half, right: box.right + half });
        }
      }
    }
  }

  private fill(stretches: readonly Stretch[]): void {
    const boxes = stretches.filter(({ isCurved }) => !isCurved).map(({ points }) => boxOf(points));
    for (const [index, box] of boxes.entries()) {
      const [width, height] = [box.right - box.left, box.bottom - box.top];
      if (Math.min(width, height) <= THICKEST && width !== height) {
        this.rule(width > height, box);
        continue;
      }
      const inner = boxes[index + 1];
      if (inner) this.frame(box, inner);
    }
  }

  /** The four sides of a frame that is filled between its outer and its inner edge. */
  private frame(outer: Box, inner: Box): void {
    const sides: readonly (readonly [isHorizontal: boolean, box: Box])[] = [
      [true, { ...outer, bottom: inner.top }],
      [true, { ...outer, top: inner.bottom }],
      [false, { ...outer, right: inner.left }],
      [false, { ...outer, left: inner.right }],
    ];
    const isThin = sides.every(([isHorizontal, { left, top, right, bottom }]) => {
      const thickness = isHorizontal ? bottom - top : right - left;
      return thickness >= 0 && thickness <= THICKEST_FRAME;
    });
    if (isThin) for (const [isHorizontal, box] of sides) this.rule(isHorizontal, box);
  }

  beginText(): void {
    this.setTextMatrix(IDENTITY);
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.lineMatrix = matrix;
  }

  moveText(x: number, y: number): void {
    this.setTextMatrix(times(this.lineMatrix, [1, 0, 0, 1, x, y]));
  }

  nextLine(): void {
    // pdf.js holds the leading as it is moved by, which is downwards where it is negative.
    this.moveText(0, this.state.leading);
  }

  setFont(name: unknown, size: unknown): void {
    const font = (typeof name === "string" ? this.page.fonts.get(name) : undefined) ?? PLAIN_FONT;
    this.set({ font, size: number(size) });
  }

  showText(glyphs: unknown): void {
    if (!Array.isArray(glyphs)) return;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") this.advance((-glyph / 1000) * this.state.size);
      else this.showGlyph(glyph);
    }
  }

  /** Moves on along the line, by a length before it is stretched. */
  private advance(length: number): void {
    const { font, stretch } = this.state;
    const move: Matrix = font.vertical ? [1, 0, 0, 1, 0, length] : [1, 0, 0, 1, length * stretch, 0];
    this.textMatrix = times(this.textMatrix, move);
  }

  private showGlyph(glyph: unknown): void {
    const { font, size, spacing, wordSpacing } = this.state;
    const width = number(property(glyph, "width")) * font.unit * size;
    const text = property(glyph, "unicode");
    const gap = spacing + (property(glyph, "isSpace") === true ? wordSpacing : 0);
    if (typeof text === "string" && text !== "" && !this.state.isHidden && this.isShown) {
      this.place(plainText(text), width);
    }
    if (font.vertical) {
      const metric = property(property(glyph, "vmetric"), "0");
      const height = (typeof metric === "number" ? metric : -1000) * 0.001 * size;
      this.advance(height + gap);
    } else {
      this.advance(width + gap);
    }
  }

  private place(text: string, width: number): void {
    const { matrix, clip, font, size, stretch, rise } = this.state;
    const whole = times(matrix, this.textMatrix);
    const type = Math.abs(size) * Math.hypot(whole[2], whole[3]);
    if (!(type > 0)) return;
    const [start, end] = font.vertical
      ? [at(whole, -width / 2, rise - size), at(whole, width / 2, rise - size)]
      : [at(whole, 0, rise), at(whole, width * stretch, rise)];
    const [dx, dy] = [whole[0] * stretch * Math.sign(size), whole[1] * stretch * Math.sign(size)];
    // Across the page, as a watermark is written, is no text of a table.
    if (Math.min(Math.abs(dx), Math.abs(dy)) > SLOPE * Math.max(Math.abs(dx), Math.abs(dy))) return;
    const turns = Math.abs(dx) >= Math.abs(dy) ? (dx < 0 ? 2 : 0) : dy > 0 ? 1 : 3;
    const middle = at(
      whole,
      font.vertical ? 0 : (width * stretch) / 2,
      rise + (font.vertical ? -size / 2 : MIDDLE * size),
    );
    const [x, y] = middle;
    const { width: pageWidth, height: pageHeight } = this.page;
    if (x < 0 || y < 0 || x > pageWidth || y > pageHeight) return;
    this.glyphs.push({
      text,
      start,
      end,
      size: type,
      middle: [within(x, clip.left, clip.right), within(y, clip.top, clip.bottom)],
      turns,
    });
  }
}

type Step = (reader: PageReader, values: readonly unknown[]) => void;

const STROKED = { isStroked: true, isFilled: false };
const FILLED = { isStroked: false, isFilled: true };
const BOTH = { isStroked: true, isFilled: true };
const NEITHER = { isStroked: false, isFilled: false };

/** What each operator does, by pdf.js's number of it. */
async function stepsByCode(page: PageOperators): Promise<ReadonlyMap<number, Step>> {
  const { OPS } = await loadPdfjs();
  const drawings = new Map<unknown, typeof BOTH>([
    [OPS.stroke, STROKED],
    [OPS.closeStroke, STROKED],
    [OPS.fill, FILLED],
    [OPS.eoFill, FILLED],
    [OPS.fillStroke, BOTH],
    [OPS.eoFillStroke, BOTH],
    [OPS.closeFillStroke, BOTH],
    [OPS.closeEOFillStroke, BOTH],
  ]);
  const state: Step = (reader, [changes]) => {
    if (!Array.isArray(changes)) return;
    for (const change of changes) {
      const [name, value] = [property(change, "0"), property(change, "1")];
      if (name === "LW") reader.set({ lineWidth: number(value) });
      if (name === "Font") reader.setFont(property(value, "0"), property(value, "1"));
      if (name === "CA" && value === 0) reader.set({ isStrokeBlank: true });
      if (name === "ca" && value === 0) reader.set({ isFillBlank: true });
    }
  };
  return new Map<number, Step>([
    [OPS.save, (reader) => reader.save()],
    [OPS.restore, (reader) => reader.restore()],
    [OPS.transform, (reader, values) => reader.transform(numbers(values))],
    [OPS.setLineWidth, (reader, [width]) => reader.set({ lineWidth: number(width) })],
    [OPS.setGState, state],
    [OPS.setStrokeRGBColor, (reader, [colour]) => reader.set({ isStrokeBlank: isWhite(colour) })],
    [OPS.setFillRGBColor, (reader, [colour]) => reader.set({ isFillBlank: isWhite(colour) })],
    [OPS.setStrokeTransparent, (reader) => reader.set({ isStrokeBlank: true })],
    [OPS.setFillTransparent, (reader) => reader.set({ isFillBlank: true })],
    [OPS.setStrokeColorN, (reader) => reader.set({ isStrokeBlank: false })],
    [OPS.setFillColorN, (reader) => reader.set({ isFillBlank: false })],
    [OPS.clip, (reader) => reader.clipNext()],
    [OPS.eoClip, (reader) => reader.clipNext()],
    [
      OPS.constructPath,
      (reader, [how, data]) => reader.path(property(data, "0"), drawings.get(how) ?? NEITHER),
    ],
    [OPS.beginText, (reader) => reader.beginText()],
    [OPS.setTextMatrix, (reader, [matrix]) => reader.setTextMatrix(matrixFrom(numbers(matrix)))],
    [OPS.moveText, (reader, [x, y]) => reader.moveText(number(x), number(y))],
    [
      OPS.setLeadingMoveText,
      (reader, [x, y]) => {
        reader.set({ leading: number(y) });
        reader.moveText(number(x), number(y));
      },
    ],
    [OPS.nextLine, (reader) => reader.nextLine()],
    [OPS.setLeading, (reader, [leading]) => reader.set({ leading: -number(leading) })],
    [OPS.setCharSpacing, (reader, [spacing]) => reader.set({ spacing: number(spacing) })],
    [OPS.setWordSpacing, (reader, [spacing]) => reader.set({ wordSpacing: number(spacing) })],
    [OPS.setHScale, (reader, [scale]) => reader.set({ stretch: number(scale) / 100 })],
    [OPS.setTextRise, (reader, [rise]) => reader.set({ rise: number(rise) })],
    [OPS.setTextRenderingMode, (reader, [mode]) => reader.set({ isHidden: HIDDEN_TEXT.has(mode) })],
    [OPS.setFont, (reader, [name, size]) => reader.setFont(name, size)],
    [OPS.showText, (reader, [glyphs]) => reader.showText(glyphs)],
    [OPS.paintFormXObjectBegin, (reader, [matrix, box]) => reader.beginForm(matrix, box)],
    [OPS.paintFormXObjectEnd, (reader) => reader.restore()],
    [OPS.beginGroup, (reader, [group]) => reader.beginGroup(group)],
    [OPS.endGroup, (reader) => reader.endGroup()],
    [OPS.beginAnnotation, (reader, [, , transform, matrix]) => reader.beginAnnotation(transform, matrix)],
    [OPS.endAnnotation, (reader) => reader.endAnnotation()],
    [OPS.beginMarkedContent, (reader) => reader.beginMarked(true)],
    [
      OPS.beginMarkedContentProps,
      (reader, [name, layer]) => reader.beginMarked(name !== "OC" || page.isShown(layer)),
    ],
    [OPS.endMarkedContent, (reader) => reader.endMarked()],
  ]);
}

/** The lines and characters of a page, in the order in which they are drawn. */
export async function pageContent(page: PageOperators): Promise<PageContent> {
  const steps = await stepsByCode(page);
  const reader = new PageReader(page);
  for (const { code, values } of page.operators) steps.get(code)?.(reader, values);
  return upright(page, reader);
}

type Turn = (point: Point) => Point;

/** How a page is turned back by so many quarters; lengths are those of the page before. */
function turnBack({ width, height }: PageOperators, turns: number): Turn {
  switch (turns) {
    case 1:
      return ([x, y]) => [y, width - x];
    case 2:
      return ([x, y]) => [width - x, height - y];
    case 3:
      return ([x, y]) => [height - y, x];
    default:
      return (point) => point;
  }
}

/** The page turned so that most of its text runs from left to right; a wide table is often printed lying on its side. */
function upright(page: PageOperators, { rules, glyphs }: PageReader): PageContent {
  const counts = [0, 0, 0, 0];
  for (const { turns } of glyphs) counts[turns] = (counts[turns] ?? 0) + 1;
  const turns = counts.indexOf(Math.max(...counts));
  const isSideways = turns % 2 === 1;
  const turn = turnBack(page, turns);
  return {
    width: isSideways ? page.height : page.width,
    height: isSideways ? page.width : page.height,
    rules: rules.map(({ isHorizontal, left, top, right, bottom }) => ({
      ...boxOf([turn([left, top]), turn([right, bottom])]),
      isHorizontal: isHorizontal !== isSideways,
    })),
    glyphs: glyphs.map((glyph): Glyph => {
      const [[x0, y0], [x1], [x, y]] = [turn(glyph.start), turn(glyph.end), turn(glyph.middle)];
      return {
        text: glyph.text,
        left: Math.min(x0, x1),
        right: Math.max(x0, x1),
        baseline: y0,
        size: glyph.size,
        x,
        y,
        turns: (glyph.turns - turns + 4) % 4,
      };
    }),
  };
}
