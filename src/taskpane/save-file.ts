/** Long enough for any web view to have begun reading the file. */
const KEPT_MS = 60_000;

/** A file to be saved by the person. */
export interface MadeFile {
  readonly name: string;
  /** As a MIME type. */
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Offers a file to save. Web views that save nothing show nothing: the copy button is for those. */
export function saveFile({ name, type, content }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
