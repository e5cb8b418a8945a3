/** A character map of pdf.js, as a data URL. */
declare module "*.bcmap" {
  const url: string;
  export default url;
}

declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: {
    initializeFromPort(port: EventTarget): void;
  };
}
