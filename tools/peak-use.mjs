// Runs a command of node and tells what it took: the most memory it had, and processor and wall time.
import { spawn } from "node:child_process";

const MARK = "@use";

/** What the process says of itself at its end, threads included. */
const TELL = `import { writeSync } from "node:fs"; process.on("exit", () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(2, "\\n${MARK} " + JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }) + "\\n"); });`;

/**
 * @param {readonly string[]} args the script and its arguments
 * @returns {Promise<{ code: number | null, error: string, megabytes: number, cpuSeconds: number, seconds: number }>}
 */
export function peakUse(args) {
  const began = performance.now();
  const own = ["--import", `data:text/javascript,${encodeURIComponent(TELL)}`];
  const child = spawn(process.execPath, [...own, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (error += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const [said, told] = error.split(`\n${MARK} `);
      if (told === undefined) {
        reject(new Error(`${args.join(" ")} ended with ${code}: ${error}`));
        return;
      }
      const { maxRSS, cpu } = JSON.parse(told);
      resolve({
        code,
        error: said,
        megabytes: maxRSS / 1024,
        cpuSeconds: cpu / 1e6,
        seconds: (performance.now() - began) / 1000,
      });
    });
  });
}
