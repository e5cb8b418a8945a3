// Runs a command of node and tells what it took: the most memory it had, and processor and wall time.
import { spawn } from "node:child_process";

const MARK = "@use";

/**
 * What the process says of itself at its end, threads included. On Linux the most memory that it is told of counts what
 * the process that started it had, so it is taken from where that is not in it.
 */
const TELL = `import { readFileSync, writeSync } from "node:fs";
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const own = process.platform === "linux" ? /VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8")) : null;
  const told = { kilobytes: Number(own?.[1] ?? maxRSS), cpu: userCPUTime + systemCPUTime };
  writeSync(2, "\\n${MARK} " + JSON.stringify(told) + "\\n");
});`;

/** Options of node by which a process tells at its end what it used; `useIn` takes it from what it wrote. */
export const TELLING = ["--import", `data:text/javascript,${encodeURIComponent(TELL)}`];

/** What a process said on its way, and what it used; null where it could not tell. */
export function useIn(stderr) {
  const [error = "", told] = stderr.split(`\n${MARK} `);
  if (told === undefined) return null;
  const { kilobytes, cpu } = JSON.parse(told);
  return { error, megabytes: kilobytes / 1024, cpuSeconds: cpu / 1e6 };
}

/**
 * @param {readonly string[]} args the script and its arguments
 * @returns {Promise<{ code: number | null, error: string, megabytes: number, cpuSeconds: number, seconds: number }>}
 */
export function peakUse(args) {
  const began = performance.now();
  const child = spawn(process.execPath, [...TELLING, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (error += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const use = useIn(error);
      if (use === null) reject(new Error(`${args.join(" ")} ended with ${code}: ${error}`));
      else resolve({ code, ...use, seconds: (performance.now() - began) / 1000 });
    });
  });
}
