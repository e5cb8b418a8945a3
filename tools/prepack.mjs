// npm pack, npm publish: the command line with everything it needs in it, so that its package brings no others.
import { build } from "./build.mjs";

const { ok, output } = await build("cli");
if (!ok) {
  process.stderr.write(output);
  process.exitCode = 1;
}
