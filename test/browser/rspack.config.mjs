// Bundles what the browser tests put into a page before the pane: the emulated Excel.
import { fileURLToPath } from "node:url";
import { browserBase } from "../../rspack.config.js";

export default {
  ...browserBase,
  name: "emulated-excel",
  entry: { "emulated-excel": fileURLToPath(new URL("emulated-excel.ts", import.meta.url)) },
  // A script that is put into a page has no address to tell where its parts lie; the one for old formats is not asked for.
  output: {
    path: fileURLToPath(new URL("../../dist/test", import.meta.url)),
    filename: "[name].js",
    publicPath: "/",
  },
};
