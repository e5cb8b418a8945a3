import { once } from "node:events";
import type { Terminal } from "./command";
import { visibleText } from "../report/visible-text";
import { progressLine } from "./progress-line";

/** Repaints no more often than a person can follow. */
const REPAINT_MS = 100;
const CLEAR_LINE = "\r\u001B[K";

/** The process's own streams. A reader that goes away, such as `head`, ends the process without a word. */
export function processTerminal(): Terminal {
  const watched = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  const stdout = watched(process.stdout);
  // Opened when something is to be told: most runs tell nothing there.
  let told: NodeJS.WriteStream | null = null;
  const stderr = (): NodeJS.WriteStream => (told ??= watched(process.stderr));

  let shown = "";
  let paintedAt = 0;
  const clear = (): void => {
    if (shown !== "") stderr().write(CLEAR_LINE);
  };
  const repaint = (): void => {
    if (shown !== "") stderr().write(CLEAR_LINE + shown);
  };

  return {
    colour: stdout.isTTY && !("NO_COLOR" in process.env),
    width: stdout.isTTY ? stdout.columns : null,
    print: async (text) => {
      if (stdout.isTTY) clear();
      if (!stdout.write(visibleText(text))) await once(stdout, "drain");
      if (stdout.isTTY) repaint();
    },
    tell: (line) => {
      clear();
      stderr().write(`${visibleText(line).replaceAll("\n", " ")}\n`);
      repaint();
    },
    progress: (done, of, note) => {
      if (!stderr().isTTY) return;
      if (done >= of) {
        clear();
        shown = "";
        return;
      }
      const now = performance.now();
      if (now - paintedAt < REPAINT_MS) return;
      paintedAt = now;
      shown = progressLine(done, of, stderr().columns, note);
      repaint();
    },
  };
}
