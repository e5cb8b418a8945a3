// The licences of what a build puts into its files: a plugin of rspack that writes their texts beside them and fails
// the build where a package has none, or one that does not allow handing it out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Licences that allow distribution with their text beside it, by their SPDX names. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
  "Zlib",
]);

/** Whether an SPDX expression allows distribution: one side of an OR is enough, of an AND both are needed. */
export function allowsDistribution(expression) {
  const plain = expression.trim().replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(plain)) return false;
  return plain.split(" OR ").some((all) => all.split(" AND ").every((name) => ALLOWED.has(name.trim())));
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(?![a-z])/i;

/** Names of people are given as a text or in parts. */
function nameOf(author) {
  return typeof author === "string" ? author : (author?.name ?? "");
}

/** Licences ask for their text and the holder of the rights; some packages name both without bringing the text along. */
function mitText(author) {
  return `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

function iscText(author) {
  return `ISC License

Copyright (c) ${author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
}

/** Our own licence is Apache's as well. */
const apacheText = () => readFileSync(new URL("../LICENSE", import.meta.url), "utf8").trim();

/** Texts that are the same for everyone but for the holder of the rights. */
const TEXTS = { MIT: mitText, ISC: iscText, "Apache-2.0": apacheText };

/** Files of a package that come from others, with their licence beside them: it allows distribution with its text. */
const FROM_OTHERS = { "pdfjs-dist": ["cmaps/LICENSE"] };

/** Packages that forgot the field: their repository as a whole is under this licence. */
const UNNAMED = { "@univerjs/telemetry": "Apache-2.0" };

/**
 * A package's name, version and licence, and the text of it.
 * @throws Error where it may not be handed out, or says too little for that
 */
export function licenceOf(folder) {
  const {
    name,
    version,
    license,
    author,
    contributors = [],
  } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const expression = typeof license === "string" ? license : (license?.type ?? UNNAMED[name] ?? "");
  if (!allowsDistribution(expression)) {
    throw new Error(`${name} ${version} may not be handed out: its licence is ${expression || "not named"}`);
  }
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) {
    const holder =
      nameOf(author) || contributors.map(nameOf).filter(Boolean).join(", ") || `the authors of ${name}`;
    const text = TEXTS[expression];
    if (!text) throw new Error(`${name} ${version} brings no text of its licence (${expression})`);
    texts.push(text(holder));
  }
  for (const file of FROM_OTHERS[name] ?? []) texts.push(readFileSync(join(folder, file), "utf8").trim());
  return { name, version, licence: expression, text: texts.join("\n\n") };
}

/** The folder of the package that a file belongs to; null for a file of ours. */
export function packageOf(file) {
  if (!file.includes(`${sep}node_modules${sep}`)) return null;
  for (let folder = dirname(file); folder.includes(`${sep}node_modules${sep}`); folder = dirname(folder)) {
    const description = join(folder, "package.json");
    // Some packages put further package.json files, without name and version, into their folders.
    if (existsSync(description) && JSON.parse(readFileSync(description, "utf8")).version !== undefined)
      return folder;
  }
  return null;
}

/** The texts of all licences as one file; packages with the same text share it. */
export function licenceTexts(licences) {
  const byText = new Map();
  for (const licence of licences) byText.set(licence.text, [...(byText.get(licence.text) ?? []), licence]);
  const parts = [...byText].map(([text, packages]) => {
    const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${names.join("\n")}\n\n${text}\n`;
  });
  return `衡表 is made with the packages below.\n\n${parts.join(`\n${"=".repeat(80)}\n\n`)}`;
}

/** Writes `licences.txt` with the licences of every package a module of the build comes from. */
export class Licences {
  apply(compiler) {
    const { Compilation, sources, WebpackError } = compiler.rspack;
    compiler.hooks.thisCompilation.tap("Licences", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "Licences", stage }, () => {
        const folders = new Set();
        for (const chunk of compilation.chunks) {
          for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
            for (const { resource } of module.modules ?? [module]) {
              const folder = resource ? packageOf(resource) : null;
              if (folder !== null) folders.add(folder);
            }
          }
        }
        const licences = [];
        for (const folder of [...folders].sort()) {
          try {
            licences.push(licenceOf(folder));
          } catch (error) {
            compilation.errors.push(new WebpackError(error.message));
          }
        }
        compilation.emitAsset("licences.txt", new sources.RawSource(licenceTexts(licences)));
      });
    });
  }
}
