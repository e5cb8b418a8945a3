import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { run } from "./run.mjs";

/** Where the first of the programs lies that is there; undefined when none is. */
function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Where Chromium lies; undefined where there is none. */
export function chromiumPath() {
  return onPath("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
}

/** Where LibreOffice lies; undefined where there is none. */
export function libreOfficePath() {
  return onPath("soffice", "libreoffice");
}

/** Where the program lies that turns a PDF's page into a picture; undefined where there is none. */
export function pdfToPngPath() {
  return onPath("pdftoppm");
}

function hasFont(folder, pattern) {
  try {
    return readdirSync(folder, { recursive: true }).some((name) => pattern.test(name));
  } catch {
    return false;
  }
}

/** Whether LibreOffice has Writer, which Debian has in a package of its own. */
function hasWriter() {
  const program = libreOfficePath();
  if (program === undefined || process.platform !== "linux") return program !== undefined;
  return existsSync(join(dirname(realpathSync(program)), "libswlo.so"));
}

/** Whether a Python here has openpyxl; Debian's packages are for Debian's own Python alone. */
function hasOpenpyxl() {
  return ["/usr/bin/python3", "python3"].some(
    (python) => spawnSync(python, ["-c", "import openpyxl"]).status === 0,
  );
}

/** Programs that some tests use and npm cannot install, each with its Debian package. */
const programs = [
  {
    name: "chromium",
    // Chromium without its windows: the tests in it need a third to a half less time than in the whole one, which
    // does as well.
    debian: "chromium-headless-shell",
    isThere: () => onPath("chromium-headless-shell") !== undefined,
    isReplaced: () => chromiumPath() !== undefined,
  },
  {
    name: "LibreOffice",
    debian: "libreoffice-calc",
    isThere: () => libreOfficePath() !== undefined,
  },
  {
    name: "LibreOffice Writer",
    debian: "libreoffice-writer",
    isThere: () => hasWriter(),
  },
  {
    name: "openpyxl",
    debian: "python3-openpyxl",
    isThere: () => hasOpenpyxl(),
  },
  {
    name: "Chinese fonts",
    debian: "fonts-noto-cjk",
    // Other systems than Linux bring Chinese fonts of their own.
    isThere: () => process.platform !== "linux" || hasFont("/usr/share/fonts", /cjk|wqy|sourcehan/i),
  },
];

const missing = () => programs.filter((program) => !program.isThere());

/**
 * Installs the missing programs where that can be done without asking (root, apt-get).
 * @returns {Promise<string[]>} the names of those still missing
 */
export async function ensurePrograms() {
  const wanted = missing();
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath("apt-get") !== undefined) {
    const packages = wanted.map((program) => program.debian);
    process.stdout.write(`Installing ${packages.join(", ")} for the tests (apt-get) …\n`);
    const options = { env: { DEBIAN_FRONTEND: "noninteractive" }, timeout: 15 * 60_000 };
    // Old package lists may still do, so the result of the update does not matter.
    await run("apt-get", ["update"], options);
    const { ok, output } = await run(
      "apt-get",
      ["install", "-y", "--no-install-recommends", ...packages],
      options,
    );
    if (!ok && wanted.some(({ isReplaced }) => isReplaced?.() !== true)) process.stdout.write(output);
  }
  return missing()
    .filter(({ isReplaced }) => isReplaced?.() !== true)
    .map((program) => program.name);
}
