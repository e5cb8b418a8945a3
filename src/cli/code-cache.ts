import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { threadId } from "node:worker_threads";
import { crc32 } from "../files/zip/crc32";

/** Beside the scripts: who may write there may change the scripts themselves, so that nothing is trusted anew. */
const FOLDER = join(__dirname, "compiled");

/** What Node gives every script of its kind. */
type Body = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  filename: string,
  folder: string,
) => void;

function isBody(value: unknown): value is Body {
  return typeof value === "function";
}

/** Scripts whose code was compiled anew in this thread. */
const compiled: { readonly cache: string; readonly script: Script }[] = [];

/** The code that an earlier run kept of a script, by the name of the script, which changes with its text. */
function cacheOf(filename: string): string {
  return join(FOLDER, `${basename(filename, ".js")}.${process.versions.v8}`);
}

/** Room for the checksum at the end of a kept code, in bytes. */
const CHECKSUM = 4;

/** The code that was kept; undefined where there is none, or none that is whole: V8 itself does not look whether it is. */
function kept(cache: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(cache);
  } catch {
    // None yet, or none that may be read: the script is compiled, as it would be without a cache.
    return undefined;
  }
  if (bytes.length <= CHECKSUM) return undefined;
  const code = bytes.subarray(0, -CHECKSUM);
  return crc32(code) === bytes.readUInt32LE(code.length) ? code : undefined;
}

/** The code as it is kept, with its checksum. */
function keepable(code: Buffer): Buffer {
  const bytes = Buffer.alloc(code.length + CHECKSUM);
  code.copy(bytes);
  bytes.writeUInt32LE(crc32(code), code.length);
  return bytes;
}

function load(module: NodeJS.Module, filename: string): void {
  const text = readFileSync(filename, "utf8");
  const cache = cacheOf(filename);
  const cachedData = kept(cache);
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  // V8 takes only what it made itself, of a text of the same length, by the same options.
  if (cachedData === undefined || script.cachedDataRejected === true) compiled.push({ cache, script });
  const body: unknown = script.runInThisContext();
  if (!isBody(body)) throw new TypeError(`${filename} is no script of hengbiao`);
  body.call(module.exports, module.exports, createRequire(filename), module, filename, dirname(filename));
}

/**
 * From now on the scripts of the command line are loaded with the code that V8 made of them in an earlier run, where it
 * is kept: compiling them takes as long as all that is done with a small file (docs/decisions.md).
 */
export function useCodeCache(): void {
  // What Node offers in its place comes with Node 22.
  // oxlint-disable-next-line typescript/no-deprecated
  const { extensions } = createRequire(__filename);
  const other = extensions[".js"];
  extensions[".js"] = (module, filename) => {
    if (dirname(filename) === __dirname) load(module, filename);
    else other(module, filename);
  };
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** Keeps the code of the scripts that were compiled anew, with the functions that were called so far, where it can. */
export function keepCode(): void {
  for (const { cache, script } of compiled.splice(0)) {
    try {
      mkdirSync(FOLDER, { recursive: true });
      // Renamed when it is whole: another run may be reading it.
      const unfinished = `${cache}.${process.pid}-${threadId}`;
      writeFileSync(unfinished, keepable(script.createCachedData()));
      renameSync(unfinished, cache);
    } catch (error) {
      // Where the program lies may be closed to the person, or the disk full: the next run compiles again.
      if (isOfSystem(error)) return;
      throw error;
    }
  }
}
