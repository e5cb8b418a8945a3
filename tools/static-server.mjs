// Serves folders as an intranet web server would: right types, nothing outside of them, one set of headers.
import { createReadStream, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".xml": "application/xml; charset=utf-8",
};

/** The file a path of the address means; null when it is none. */
function fileFor(folders, path) {
  const relative = normalize(path === "/" ? "/index.html" : path);
  if (relative.split(sep).includes("..")) return null;
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!relative.startsWith(prefix)) continue;
    const file = join(folder, relative.slice(prefix.length));
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  }
  return null;
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://host").pathname);
  } catch {
    return null;
  }
}

/**
 * A listener for node:http and node:https.
 * @param {Record<string, string>} folders folders on disk by the beginning of the path, the longest first
 * @param {Record<string, string>} headers sent with every file
 */
export function serveFolders(folders, headers) {
  return (request, response) => {
    const path = pathOf(request.url);
    const file = path === null ? null : fileFor(folders, path);
    if (file === null || !["GET", "HEAD"].includes(request.method)) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("404\n");
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache", ...headers });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
}
