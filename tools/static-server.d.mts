import type { RequestListener } from "node:http";

export function serveFolders(
  folders: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): RequestListener;
