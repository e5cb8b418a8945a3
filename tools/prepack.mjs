// npm pack, npm publish: the command line with everything it needs in it, so that its package brings no others. One that
// is newer than all its sources is taken as it is: `npm test` packs while other tests run it.
import { buildIfNeeded } from "./build.mjs";

await buildIfNeeded("cli");
