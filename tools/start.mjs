// npm start: installs what is missing, builds the web edition, serves it on this machine and opens a browser.
import { spawn } from "node:child_process";
import { buildIfNeeded, web } from "./build.mjs";
import { prepare } from "./prepare.mjs";
import { serveHere } from "./static-server.mjs";

/** The program that opens an address in the person's browser; undefined where there is no display. */
function opener() {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

function openBrowser(address) {
  const [program, ...args] = opener() ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  // A machine without such a program still has the address on the screen.
  child.on("error", () => undefined);
  child.unref();
}

try {
  await prepare();
  await buildIfNeeded("web", () =>
    process.stderr.write(
      "正在生成网页版，约需十几秒 … · Building the web edition, about a quarter of a minute …\n",
    ),
  );
  const { address } = await serveHere(web);
  process.stdout.write(`衡表 网页版 · web edition: ${address}\n`);
  openBrowser(address);
  process.stdout.write("按 Ctrl+C 结束 · Ctrl+C to stop\n");
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
