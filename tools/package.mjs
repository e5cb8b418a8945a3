// npm run package -- --base-url https://… [--office-js local|cdn|cdn-china] [--out FOLDER]: everything that an intranet web
// server has to hand out: the add-in with the manifest for that address, the web edition in a folder of its own, and
// samples of the server's configuration.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfNeeded, web } from "./build.mjs";
import {
  assets,
  headers,
  OFFICE_JS,
  officeJs,
  officeJsFiles,
  pages,
  webEditionPolicy,
} from "./excel-files.mjs";
import { writeManifest, writeVariant } from "./manifests.mjs";
import { prepare } from "./prepare.mjs";
import { root } from "./run.mjs";

const usage = `npm run package -- --base-url https://server/folder/ [--office-js local|cdn|cdn-china] [--out FOLDER]

  --base-url   the address under which the folder will be found; https, as Office asks for
  --office-js  local (default): office.js lies in the folder, nothing is fetched from outside
               cdn: office.js comes from Microsoft's own address, as its support statement asks for
               cdn-china: the same for Microsoft 365 operated by 21Vianet in China
  --out        where to put it; default dist/package`;

class WrongOptionError extends Error {}

/** The address with a slash at its end, so that file names can be put behind it. */
function baseUrlOf(text) {
  if (!text) throw new WrongOptionError("--base-url is missing");
  if (!URL.canParse(text)) throw new WrongOptionError(`--base-url ${text} is not an address`);
  const url = new URL(text);
  if (url.protocol !== "https:") throw new WrongOptionError(`--base-url ${text} must begin with https://`);
  if (url.search || url.hash) throw new WrongOptionError(`--base-url ${text} must have no ? and no #`);
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

function optionsOf() {
  const { values } = parseArgs({
    options: {
      "base-url": { type: "string" },
      "office-js": { type: "string", default: "local" },
      out: { type: "string", default: join(root, "dist/package") },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  const source = values["office-js"];
  if (!Object.hasOwn(OFFICE_JS, source))
    throw new WrongOptionError("--office-js is local or cdn or cdn-china");
  return { baseUrl: baseUrlOf(values["base-url"]), source, out: resolve(values.out) };
}

/** Only a folder of ours, or an empty one, is emptied. */
function emptied(out) {
  const there = readdirSync(dirname(out), { withFileTypes: true }).some(
    ({ name }) => join(dirname(out), name) === out,
  )
    ? readdirSync(out)
    : [];
  if (there.length > 0 && !there.includes("manifest.xml")) {
    throw new WrongOptionError(`--out ${out} holds other files; name an empty folder`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
}

function copyOfficeJs(out) {
  const files = officeJsFiles();
  for (const name of files) cpSync(join(officeJs, "dist", name), join(out, "office", name));
  cpSync(join(officeJs, "LICENSE.md"), join(out, "office/LICENSE.md"));
}

function fromAddress(out, address) {
  for (const name of readdirSync(out).filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(join(out, name), "utf8");
    writeFileSync(join(out, name), html.replace('src="office/office.js"', `src="${address}"`));
  }
}

function sample(name, values) {
  const text = readFileSync(join(root, "tools/package", name), "utf8");
  return text.replace(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
}

const hashed = /\.[0-9a-f]{8}\.(?:js|css)$/;

/**
 * What lets browsers keep the files of a folder that have a hash in their names. IIS knows neither patterns for
 * names nor, without extra modules, rules for what it sends: each file is named.
 */
function keptForGood(folder) {
  const cache =
    '<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable"/>';
  return readdirSync(folder)
    .filter((name) => hashed.test(name))
    .map(
      (name) =>
        `  <location path="${name}"><system.webServer><staticContent>${cache}</staticContent></system.webServer></location>`,
    )
    .join("\n");
}

function size(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce((sum, file) => sum + readFileSync(join(file.parentPath, file.name)).length, 0);
  return { files: files.length, megabytes: (bytes / 1024 / 1024).toFixed(1) };
}

async function main() {
  const options = optionsOf();
  if (options === null) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { baseUrl, source, out } = options;
  await prepare();
  await buildIfNeeded("excel");
  await buildIfNeeded("web");
  mkdirSync(dirname(out), { recursive: true });
  emptied(out);
  cpSync(pages, out, { recursive: true });
  cpSync(assets, join(out, "assets"), { recursive: true });
  cpSync(web, join(out, "web"), { recursive: true });
  if (source === "local") copyOfficeJs(out);
  else fromAddress(out, OFFICE_JS[source]);
  await writeManifest(join(out, "manifest.xml"), baseUrl);
  await writeVariant(join(out, "self-test.xml"), baseUrl, "self-test");

  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const values = {
    version,
    baseUrl,
    // nginx compares with the address as it reads, not as it is sent.
    path: decodeURI(new URL(baseUrl).pathname),
    server: new URL(baseUrl).host,
    webEditionPolicy,
    ...Object.fromEntries(
      Object.entries(headers(source)).map(([name, value]) => [name.replaceAll("-", ""), value]),
    ),
  };
  for (const name of ["index.html", "index.css", "nginx.conf", "web.config", "web/web.config"]) {
    const kept = { keptForGood: keptForGood(join(out, dirname(name))) };
    writeFileSync(join(out, name), sample(name, { ...values, ...kept }));
  }

  const { files, megabytes } = size(out);
  process.stdout.write(
    [
      `${relative(process.cwd(), out) || out}: ${files} files, ${megabytes} MB, for ${baseUrl}`,
      "1. Put the folder on the web server; nginx.conf and web.config show how.",
      `2. Open ${baseUrl}index.html: it says how to hand out ${baseUrl}manifest.xml.`,
      `3. The web edition, for people without Excel: ${baseUrl}web/`,
      "",
    ].join("\n"),
  );
}

try {
  await main();
} catch (error) {
  const isUse = error instanceof WrongOptionError || error.code?.startsWith("ERR_PARSE_ARGS");
  process.stderr.write(`${error.message}\n${isUse ? `\n${usage}\n` : ""}`);
  process.exitCode = 2;
}
