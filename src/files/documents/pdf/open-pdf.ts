import { damaged, tooLarge, UnreadableFile } from "../../failure";
import { refusedStreams } from "./decoded-size";
import { operatorsIn, property } from "./operator-chunk";
import { Port } from "./port";
import { loadPdfjs, type Pdfjs } from "./pdfjs";

/** Operators of one page, glyphs counted apart: a page full of tables has some thousand. */
const MOST_OPERATORS_OF_PAGE = 250_000;

/** Operators and glyphs of all pages. */
const MOST_MARKS = 6_000_000;

/** A matrix as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What is known of a font besides its glyphs. */
export interface PdfFont {
  /** Whether its text runs from top to bottom. */
  readonly vertical: boolean;
  /** The size of a unit of its widths, mostly 1/1000 of its size. */
  readonly unit: number;
}

/** One step of a page: an operator by pdf.js's number, and what it works on. */
export interface Operator {
  readonly code: number;
  readonly values: readonly unknown[];
}

/** What a page draws, step by step. */
export interface PageOperators {
  /** Points, turned as the page is shown. */
  readonly width: number;
  readonly height: number;
  /** From the page's own places to places on the page as it is shown, y downwards. */
  readonly toShown: Matrix;
  readonly operators: readonly Operator[];
  readonly fonts: ReadonlyMap<string, PdfFont>;
  /** Whether what is marked as of a layer is shown. */
  readonly isShown: (layer: unknown) => boolean;
}

export interface OpenedPdf {
  readonly pages: number;
  /**
   * @param page counts from 1
   * @throws UnreadableFile when it draws more than is read
   */
  readonly operatorsOf: (page: number) => Promise<PageOperators>;
  readonly close: () => Promise<void>;
}

export interface PdfOptions {
  /** Whether a page with a fault in it gives nothing, or what stands before and behind the fault. */
  readonly isStrict: boolean;
}

/** Counts what the core sends, and keeps back what only a screen needs. */
class Marks {
  private ofPage = 0;
  private all = 0;
  private refuse: (reason: UnreadableFile) => void = () => undefined;

  /** Never resolves; rejects when there is more than is read. */
  openPage(): Promise<never> {
    this.ofPage = 0;
    return new Promise<never>((_resolve, reject) => {
      this.refuse = reject;
    });
  }

  readonly take = (message: unknown): boolean => {
    const data = property(message, "data");
    // The outline of a glyph.
    if (property(message, "action") === "commonobj" && property(data, "1") === "FontPath") return false;
    // pdf.js gives the steps before the fault as if they were all.
    const fault = property(message, "stream") === undefined ? undefined : property(message, "reason");
    if (fault !== undefined) this.refuse(damaged("pdf", String(property(fault, "message")).slice(0, 80)));
    const operators = operatorsIn(message);
    if (!operators) return true;
    this.ofPage += operators.length;
    for (const values of operators) {
      const text: unknown = property(values, "0");
      this.all += 1 + (Array.isArray(text) ? text.length : 0);
    }
    const isTooMuch = this.ofPage > MOST_OPERATORS_OF_PAGE || this.all > MOST_MARKS;
    if (isTooMuch) this.refuse(tooLarge("marks", Math.max(this.ofPage, this.all), this.limit()));
    return !isTooMuch;
  };

  private limit(): number {
    return this.all > MOST_MARKS ? MOST_MARKS : MOST_OPERATORS_OF_PAGE;
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof UnreadableFile || !(error instanceof Error)) return error;
  if (error.name === "PasswordException") return new UnreadableFile({ kind: "encrypted", of: "pdf" });
  return damaged("pdf", error.message.slice(0, 80));
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = values.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** Whether pdf.js shows what is marked as of a layer. */
function isShown(layers: unknown, layer: unknown): boolean {
  const isVisible = property(layers, "isVisible");
  if (layer === null || layer === undefined || typeof isVisible !== "function") return true;
  return Reflect.apply(isVisible, layers, [layer]) !== false;
}

/** The names of fonts that a page's text is set in. */
function fontNames({ OPS }: Pdfjs, operators: readonly Operator[]): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (name: unknown): void => {
    if (typeof name === "string") names.add(name);
  };
  for (const { code, values } of operators) {
    if (code === OPS.setFont) take(values[0]);
    if (code !== OPS.setGState || !Array.isArray(values[0])) continue;
    const states: readonly unknown[] = values[0];
    for (const state of states)
      if (property(state, "0") === "Font") take(property(property(state, "1"), "0"));
  }
  return names;
}

function fontOf(font: unknown): PdfFont {
  const unit: unknown = property(property(font, "fontMatrix"), "0");
  return { vertical: property(font, "vertical") === true, unit: typeof unit === "number" ? unit : 0.001 };
}

/**
 * Opens a PDF. Nothing is drawn, no script of it is run, and nothing is asked from elsewhere.
 *
 * @throws UnreadableFile when it needs a password, is damaged, or grows too large
 */
export async function openPdf(bytes: Uint8Array, { isStrict }: PdfOptions): Promise<OpenedPdf> {
  const pdfjs = await loadPdfjs();
  const refusedBefore = refusedStreams();
  const marks = new Marks();
  const { reader, core } = Port.pair(marks.take);
  pdfjs.startCore(core);
  const worker = pdfjs.PDFWorker.create({ port: reader, verbosity: 0 });
  const opening = pdfjs.getDocument({
    ...pdfjs.settings,
    stopAtErrors: isStrict,
    worker,
    data: new Uint8Array(bytes),
  });
  const close = async (): Promise<void> => {
    await opening.destroy();
    worker.destroy();
    reader.terminate();
    core.terminate();
  };
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await Promise.race([marks.openPage(), work()]);
    } catch (error) {
      throw failureOf(error);
    } finally {
      // pdf.js may go on without a stream that it could not unpack, or call it another fault.
      if (refusedStreams() > refusedBefore) throw new UnreadableFile({ kind: "bomb", part: "PDF" });
    }
  };
  try {
    const pdf = await guarded(() => opening.promise);
    const layers = await guarded(async () => {
      const config: unknown = await pdf.getOptionalContentConfig();
      return config;
    });
    return {
      pages: pdf.numPages,
      operatorsOf: (number) =>
        guarded(async () => {
          const page = await pdf.getPage(number);
          const { fnArray, argsArray } = await page.getOperatorList();
          const operators = fnArray.map((code, at): Operator => {
            const values: unknown = argsArray[at];
            return { code, values: Array.isArray(values) ? values : [] };
          });
          const fonts = new Map<string, PdfFont>();
          for (const name of fontNames(pdfjs, operators)) {
            const font = await new Promise<unknown>((resolve) => {
              page.commonObjs.get(name, resolve);
            });
            // What pdf.js could not make a font of has its text left out.
            if (isStrict && typeof font !== "object") throw damaged("pdf", name);
            fonts.set(name, fontOf(font));
          }
          const { width, height, transform } = page.getViewport({ scale: 1 });
          page.cleanup();
          return {
            width,
            height,
            toShown: matrixOf(transform),
            operators,
            fonts,
            isShown: (layer) => isShown(layers, layer),
          };
        }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
