import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { build, ROOT } from "../cli/built-command-line";

const folder = mkdtempSync(join(tmpdir(), "hengbiao-start-"));
const asked = join(folder, "asked");

/** A browser that only notes which address it was asked to open. */
function noteAddresses(): void {
  const program = join(folder, "xdg-open");
  writeFileSync(program, `#!/bin/sh\necho "$1" > "${asked}"\n`);
  chmodSync(program, 0o755);
}

/** The address that the browser was asked to open, as soon as it was. */
function addressAsked(): Promise<string> {
  return new Promise((resolve) => {
    const look = (): void => {
      const address = existsSync(asked) ? readFileSync(asked, "utf8").trim() : "";
      if (address === "") return;
      watcher.close();
      resolve(address);
    };
    const watcher = watch(folder, look);
    look();
  });
}

/** Takes port 3000, unless another program has it already: either way it is taken. */
async function takePort(): Promise<Server | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen(3000, "127.0.0.1", () => resolve(server));
  });
}

/** Runs `npm start`'s program until it has said what it has to say. */
async function start(display: Record<string, string>): Promise<string> {
  const path = `${folder}${delimiter}${process.env["PATH"] ?? ""}`;
  const env = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "", ...display, PATH: path };
  const child = spawn(process.execPath, ["tools/start.mjs"], { cwd: ROOT, env });
  try {
    return await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Ctrl+C")) resolve(said);
      });
      child.once("exit", () => reject(new Error(`it ended: ${said}`)));
    });
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}

beforeAll(() => {
  build("web");
  noteAddresses();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === "linux" ? test : test.skip;

onLinux(
  "npm start takes another port where 3000 is taken, says the address, and opens a browser there",
  async () => {
    const holder = await takePort();
    const said = await start({ DISPLAY: ":9" });
    holder?.close();
    const address = /http:\/\/localhost:(\d+)/.exec(said) ?? [];
    expect(Number(address[1])).toBeGreaterThan(3000);
    expect(await addressAsked()).toBe(address[0]);
  },
);

onLinux("without a display the address stands on the screen, and no browser is started", async () => {
  rmSync(asked, { force: true });
  expect(await start({})).toMatch(/衡表 网页版 · web edition: http:\/\/localhost:\d+/);
  expect(existsSync(asked)).toBe(false);
});
