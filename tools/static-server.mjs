// Serves static files as an intranet web server would: right types, nothing outside of the folders, one set of headers.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
};

/** Names that carry a hash of their contents: such a file never changes. */
const HASHED = /\.[\da-f]{8}\.(?:js|css)$/;

const USUAL_PORT = 3000;
const PORTS_TRIED = 20;

/** The file a path of the address means; null when it is none. */
function fileFor(folders, path) {
  const relative = normalize(path.endsWith("/") ? `${path}index.html` : path);
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
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": HASHED.test(file) ? "max-age=31536000, immutable" : "no-cache",
      ...headers,
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * Serves a folder to this machine only, on port 3000 or the next one that is free.
 * @param {{ port?: number, headers?: Record<string, string> }} options
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serveHere(folder, { port = USUAL_PORT, headers = {} } = {}) {
  const server = createServer(
    serveFolders({ "/": folder }, { "X-Content-Type-Options": "nosniff", ...headers }),
  );
  for (let tried = port; ; tried += 1) {
    try {
      await listen(server, tried);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || tried >= port + PORTS_TRIED) throw error;
    }
  }
  return {
    address: `http://localhost:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
