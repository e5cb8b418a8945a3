import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** An option of Node for what makes many short-lived objects, which it would otherwise collect again and again. */
const ROOMY = "--max-semi-space-size=64";

/**
 * Runs a program in the project's folder, without a terminal, and keeps what it prints.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(program, args, { env = {}, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => (output += text));
    }
    child.on("error", (error) => resolve({ ok: false, output: `${program}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Runs a script of an installed package, such as `jest/bin/jest.js`, with further options of Node where it has some. */
export function runPackage(script, args = [], { node = [], ...options } = {}) {
  return run(process.execPath, [ROOMY, ...node, `node_modules/${script}`, ...args], options);
}
