// Serves a folder of static files on this machine only: the web edition, for npm start and the tests.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const USUAL_PORT = 3000;
const PORTS_TRIED = 20;

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file a request means, or undefined when there is none in the folder. */
function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
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
 * Serves the folder on port 3000, or on the next one that is free.
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(folder, { port = USUAL_PORT } = {}) {
  const server = createServer((request, response) => {
    const file = ["GET", "HEAD"].includes(request.method) ? fileFor(folder, request.url) : undefined;
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    // Names carry a hash of their contents; the page itself and the examples do not.
    const isHashed = /\.[\da-f]{8}\.(?:js|css)$/.test(file);
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Cache-Control": isHashed ? "max-age=31536000, immutable" : "no-cache",
      "X-Content-Type-Options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
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
