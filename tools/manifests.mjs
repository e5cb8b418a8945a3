// The manifests that are made of manifest.xml: for a server, for development and for the self-test. The two last have an
// id and a name of their own, so that they stand beside an installed add-in and do not take its place.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import manifests from "office-addin-manifest";
import { developmentUrl, manifest } from "./excel-files.mjs";

const { OfficeAddinManifest } = manifests;

/** What the variants of the manifest are called, and their ids; the self-test opens a page of its own. */
const VARIANTS = {
  development: {
    id: "0f3b7a52-8c64-4f0e-9d1a-52e6c1b7d904",
    name: "衡表（开发）",
    english: "Hengbiao (development)",
  },
  "self-test": {
    id: "b4d1e6c8-37f2-4a95-8e0b-6c9f2d7a1538",
    name: "衡表自检",
    english: "Hengbiao self-test",
  },
};

function written(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Throws where the manifest, read as Office's own tools read it, is not what it should be. */
async function readBack(path, wanted) {
  const read = await OfficeAddinManifest.readManifestFile(path);
  const seen = {
    id: read.id,
    name: read.displayName,
    version: read.version,
    page: read.defaultSettings?.sourceLocation,
    hosts: read.hosts,
  };
  if (JSON.stringify(seen) === JSON.stringify(wanted)) return;
  throw new Error(`${path} reads as ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
}

const valueIn = (text, element) => new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];

/** Writes the manifest of the add-in for an address. */
export async function writeManifest(path, baseUrl) {
  const text = readFileSync(manifest, "utf8").replaceAll(developmentUrl, baseUrl);
  written(path, text);
  await readBack(path, {
    id: valueIn(text, "Id"),
    name: "衡表",
    version: valueIn(text, "Version"),
    page: `${baseUrl}pane.html`,
    hosts: ["Workbook"],
  });
}

/**
 * Writes a variant of the manifest that can be installed beside the add-in.
 *
 * @param {string} path
 * @param {string} baseUrl
 * @param {"development" | "self-test"} variant
 */
export async function writeVariant(path, baseUrl, variant) {
  const { id, name, english } = VARIANTS[variant];
  const page = variant === "self-test" ? "self-test.html" : "pane.html";
  const text = readFileSync(manifest, "utf8")
    .replaceAll(developmentUrl, baseUrl)
    .replaceAll(`${baseUrl}pane.html`, `${baseUrl}${page}`)
    .replace('<Override Locale="en-US" Value="Hengbiao"/>', `<Override Locale="en-US" Value="${english}"/>`)
    .replace(/(<bt:String id="Tab\.Label" DefaultValue=")[^"]*/, `$1${name}`)
    .replace(/(<bt:String id="Tab\.Label"[\s\S]*?Value=")Hengbiao"/, `$1${english}"`);
  written(path, text);
  await OfficeAddinManifest.modifyManifestFile(path, id, name);
  await readBack(path, {
    id,
    name,
    version: valueIn(text, "Version"),
    page: `${baseUrl}${page}`,
    hosts: ["Workbook"],
  });
}
