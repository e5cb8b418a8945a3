// npm run --silent hengbiao -- score …: the command line, built first where that is needed.
import { pathToFileURL } from "node:url";
import { buildIfNeeded, cli } from "./build.mjs";
import { prepare } from "./prepare.mjs";

try {
  await prepare();
  await buildIfNeeded();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
// npm changes to the project's folder; file names are meant from where the person is.
if (process.env.npm_lifecycle_event === "hengbiao" && process.env.INIT_CWD)
  process.chdir(process.env.INIT_CWD);
process.argv[1] = cli;
await import(pathToFileURL(cli).href);
