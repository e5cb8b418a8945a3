import type { RequestListener } from "node:http";

export function serveFolders(
  folders: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): RequestListener;

export function serveHere(
  folder: string,
  options?: { readonly port?: number; readonly headers?: Readonly<Record<string, string>> },
): Promise<{ readonly address: string; readonly close: () => void }>;
