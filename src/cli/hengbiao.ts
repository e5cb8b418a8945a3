import "./later-optimisation";
import { keepCode, useCodeCache } from "./code-cache";

useCodeCache();
process.on("exit", keepCode);

/** Runs what was typed. What it needs is loaded here, when the code that is kept of it is known. */
async function start(): Promise<void> {
  const [{ processTerminal }, { run }] = await Promise.all([import("./process-terminal"), import("./run")]);
  process.exitCode = await run(process.argv.slice(2), processTerminal());
}

void start();
