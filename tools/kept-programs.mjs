// Before the tests, and the measures: gives them an address where to ask for programs that take seconds to start. Each
// is started when it is first asked for, once for all the processes that run tests, and ends with this one.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

const PAUSE_MS = 20;

/** A program that ends by itself when nothing more can be written to it, and keeps no process from ending. */
function keptProgram(program, args) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"], detached: true });
  for (const each of [child, child.stdin, child.stdout]) each.unref();
  return child;
}

/** What the kept LibreOffice has open: it ends after a conversion that leaves it nothing. */
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet/></office:body></office:document>`;

/** Runs a program on a file of a folder until nothing more can be written to this, and takes the folder away. */
const KEEP = `
folder=$1
shift
("$@" "$folder/kept.fods" >/dev/null 2>&1; : >"$folder/ended") &
cat >/dev/null
trap "" TERM
kill 0
wait
rm -rf "$folder"`;

/** Starts LibreOffice, and gives the folder of its profile once it is there. */
async function startOffice(program) {
  const folder = await mkdtemp(join(tmpdir(), "hengbiao-office-"));
  await writeFile(join(folder, "kept.fods"), EMPTY);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  keptProgram("sh", ["-c", KEEP, "sh", folder, program, profile, "--headless", "--norestore", "-o"]);
  const isThere = (name) => existsSync(join(folder, name));
  // Where it has ended, whatever it is asked for is done by a LibreOffice that ends with it.
  while (!isThere(".~lock.kept.fods#") && !isThere("ended")) await setTimeout(PAUSE_MS);
  return folder;
}

/** The validator is a module with top-level await, which jest cannot load. */
const VALIDATOR = pathToFileURL(
  createRequire(join(root, "package.json")).resolve("@ooxml-tools/validate"),
).href;

/** Answers each line, which names a file, with what is wrong in it. */
const VALIDATE = `
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import validate from ${JSON.stringify(VALIDATOR)};
for await (const file of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await validate(readFileSync(file), "xlsx", "Office2010")));
process.exit(0);
`;

/** The validator of the Open XML SDK: starting it takes as long as dozens of workbooks. */
function startValidator() {
  // Compiled once for good: V8 would do so twice, which takes as long as three workbooks.
  const args = ["--no-liftoff", "--input-type=module", "--eval", VALIDATE];
  const { stdin, stdout } = keptProgram(process.execPath, args);
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  let before = Promise.resolve();
  return (file) => {
    const answer = before.then(async () => {
      stdin.write(`${file}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the validator ended over ${file}`);
      return value;
    });
    before = answer.catch(() => undefined);
    return answer;
  };
}

let office;
let validator;

/** What can be asked for, by the path of the question. */
const ANSWERS = {
  "/office": (program) => (office ??= startOffice(program)),
  "/faults": (file) => (validator ??= startValidator())(file),
};

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://host");
  try {
    response.end(await ANSWERS[pathname](searchParams.get("of")));
  } catch (error) {
    response.writeHead(500).end(error.message);
  }
}

export default async function giveAddress() {
  const server = createServer((request, response) => void answer(request, response));
  server.on("connection", (socket) => socket.unref());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  process.env.KEPT_PROGRAMS = `http://127.0.0.1:${server.address().port}`;
}
