import type * as PdfjsModule from "pdfjs-dist/legacy/build/pdf.mjs";
import { characterMap } from "./character-maps";

/** What pdf.js expects of a browser when it is loaded, and never uses where nothing is drawn. */
function unused(): void {
  // Nothing is drawn.
}

const EXPECTED = ["DOMMatrix", "ImageData", "Path2D"];

/** The files that pdf.js asks for: character maps. Fonts in place of those a PDF lacks would only be drawn with. */
class OwnFiles {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const map = kind === "cMapUrl" ? await characterMap(filename) : null;
    if (!map) throw new Error(`${filename} is not needed`);
    return map;
  }
}

/** How every PDF is opened. */
const settings = {
  BinaryDataFactory: OwnFiles,
  // Names alone: the files come from OwnFiles.
  cMapUrl: "cmaps/",
  standardFontDataUrl: "fonts/",
  cMapPacked: true,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  isEvalSupported: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  useWasm: false,
  enableXfa: false,
  // No picture is unpacked.
  maxImageSize: 0,
  verbosity: 0,
};

export interface Pdfjs extends Pick<typeof PdfjsModule, "OPS" | "PDFWorker" | "getDocument"> {
  /** Starts a core that answers on `port`. */
  readonly startCore: (port: EventTarget) => void;
  readonly settings: typeof settings;
}

/** Loads pdf.js, which only a PDF needs. */
export async function loadPdfjs(): Promise<Pdfjs> {
  for (const name of EXPECTED) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, unused);
  }
  const [{ OPS, PDFWorker, getDocument }, { WorkerMessageHandler }] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.mjs"),
  ]);
  const startCore = (port: EventTarget): void => WorkerMessageHandler.initializeFromPort(port);
  return { OPS, PDFWorker, getDocument, startCore, settings };
}
