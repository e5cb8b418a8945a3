import "./page/older-web-views";
import { openExcel } from "../hosts/excel/open-excel";
import "./page/pane.css";
import { openPane } from "./open-pane";
import type { Pane } from "./pane";
import { takeUpCommands } from "./ribbon";

/** The pane in Excel: waits for Office, then takes the place of the skeleton. Null where it cannot run. */
async function start(): Promise<Pane | null> {
  const root = document.getElementById("root");
  if (!root) return null;
  // Tells `old-web-view.js` that this web view can run the pane.
  document.documentElement.dataset["started"] = "";
  let hasAnswered = false;
  const sayNoAnswer = async (): Promise<void> => {
    const { showNoAnswer } = await import("./page/unsupported");
    if (!hasAnswered) showNoAnswer(root);
  };
  const opened = await openExcel(window, { onNoAnswer: () => void sayNoAnswer() });
  hasAnswered = true;
  if (!opened.ok) {
    const { showUnsupported } = await import("./page/unsupported");
    showUnsupported(root, opened.failure.code === "unsupported-host" ? opened.failure.needs : "");
    return null;
  }
  const pane = await openPane(root, opened.value).started;
  // Excel has started the page with the workbook, but not shown it.
  if (pane.store.state().opensWithWorkbook === true) {
    await Office.addin.showAsTaskpane().catch(() => undefined);
  }
  return pane;
}

const opening = start();
takeUpCommands(window, opening);
