import { setFlagsFromString } from "node:v8";

/**
 * When V8 turns a function into machine code, by its major version: later than it does of itself. Of the hundreds of
 * functions that read and check a file most run too seldom for that to pay, and every thread pays anew
 * (docs/decisions.md). Versions that are not listed decide well, or their options are not known.
 */
const LATER: Readonly<Record<string, string>> = {
  11: "--interrupt-budget=400000",
  12: "--invocation-count-for-turbofan=9000",
};

const later = LATER[process.versions.v8.split(".")[0] ?? ""];
// Holds for the threads that are started afterwards, too.
if (later !== undefined) setFlagsFromString(later);
