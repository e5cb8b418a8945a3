// Bundles what the browser tests put into a page before the pane: the emulated Excel.
import { fileURLToPath } from "node:url";
import { browserBase } from "../../webpack.config.js";

export default {
  ...browserBase,
  name: "emulated-excel",
  entry: { "emulated-excel": fileURLToPath(new URL("emulated-excel.ts", import.meta.url)) },
  // One file, whatever it holds: a script that is put into a page has no address to load parts from.
  module: { ...browserBase.module, parser: { javascript: { dynamicImportMode: "eager" } } },
  output: { path: fileURLToPath(new URL("../../dist/test", import.meta.url)), filename: "[name].js" },
};
