import "./page/older-web-views";
import { openExcel } from "../hosts/excel/open-excel";
import "./page/pane.css";
import { openPane } from "./open-pane";

/** The pane in Excel: waits for Office, then takes the place of the skeleton. */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  // Tells `old-web-view.js` that this web view can run the pane.
  document.documentElement.dataset["started"] = "";
  const opened = await openExcel(window);
  if (!opened.ok) {
    const { showUnsupported } = await import("./page/unsupported");
    showUnsupported(root, opened.failure.code === "unsupported-host" ? opened.failure.needs : "");
    return;
  }
  const pane = await openPane(root, opened.value).started;
  if (new URLSearchParams(location.search).get("start") === "score") await pane.score("active");
}

void start();
