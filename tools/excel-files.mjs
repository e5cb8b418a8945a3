// What `npm run package` and `npm run excel` hand out: where things lie, and the headers they go out with.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

export const pages = join(root, "dist/excel");
export const assets = join(root, "assets");
export const manifest = join(root, "manifest.xml");
export const officeJs = join(root, "node_modules/@microsoft/office-js");

/** The address in manifest.xml as it lies in the project. */
export const developmentUrl = "https://localhost:3000/";

/** Where office.js may come from instead of the folder: Microsoft's own address, and that of 21Vianet in China. */
export const OFFICE_JS = {
  local: null,
  cdn: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "cdn-china": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
};

/** An empty `<style>` element, into which Fluent UI then puts its rules one by one. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** @param {keyof typeof OFFICE_JS} source where office.js comes from */
export function contentSecurityPolicy(source) {
  const address = OFFICE_JS[source];
  const scripts = address === null ? "'self'" : `'self' ${new URL(address).origin}`;
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The same policy stands in the page itself (src/web/page/page.html), for servers that send none. No script but ours runs,
 * and nothing is sent anywhere; the spreadsheet puts styles into the page as it goes.
 */
export const webEditionPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** @param {keyof typeof OFFICE_JS} source where office.js comes from */
export function headers(source) {
  return {
    "Content-Security-Policy": contentSecurityPolicy(source),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
}

/** Files of office.js that Excel may ask for, as paths below `dist`: the hosts since 2016 and every language. */
export function officeJsFiles() {
  const dist = join(officeJs, "dist");
  return readdirSync(dist, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !name.endsWith(".debug.js"))
    .filter((name) =>
      /^(office\.js|o15apptofilemappingtable\.js|excel-[a-z0-9]+-16\.\d\d\.js|[a-z0-9-]+\/office_strings\.js|(telemetry|ariatelemetry)\/.*\.js)$/.test(
        name,
      ),
    );
}
