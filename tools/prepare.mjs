import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own list there as its last act, so
 * a broken-off installation has none. Contents are compared, not dates: a checkout changes dates.
 */
function isInstalled() {
  const wanted = lockedPackages("package-lock.json");
  const present = lockedPackages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

/** Installs the packages where any is missing or of another version; says so on stderr. */
export async function prepare() {
  if (isInstalled()) return;
  // A link leads to a folder that someone else fills, and npm ci would first empty it for everyone.
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  process.stderr.write(
    "正在安装所需的软件包（npm ci），约需一两分钟 … · Installing packages (npm ci), a minute or two …\n",
  );
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const { ok, output } = npm ? await run(process.execPath, [npm, ...args]) : await run("npm", args);
  if (!ok) {
    process.stderr.write(output);
    throw new Error("npm ci failed: see above");
  }
}
