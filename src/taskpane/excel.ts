import "./page/older-web-views";
import { excelSoFar, openExcel, type OfficeScope } from "../hosts/excel/open-excel";
import "./page/pane.css";
import type { Host } from "../hosts/host";
import { waitingHost } from "../hosts/waiting-host";
import { openPane, type OpenPane } from "./open-pane";
import type { Pane } from "./pane";
import { takeUpCommands } from "./ribbon";

/**
 * The pane in Excel: takes the place of the skeleton at once, and does what it is asked to once Office is ready. Null
 * where it cannot run.
 */
async function start(): Promise<Pane | null> {
  const root = document.getElementById("root");
  if (!root) return null;
  // Tells `old-web-view.js` that this web view can run the pane.
  document.documentElement.dataset["started"] = "";
  let come: (host: Host) => void = () => undefined;
  const host = new Promise<Host>((resolve) => (come = resolve));
  const scope: OfficeScope = window;
  let shown: OpenPane | null = scope.Office ? openPane(root, waitingHost(host, excelSoFar(scope))) : null;
  let hasAnswered = false;
  const sayNoAnswer = async (): Promise<void> => {
    const { showNoAnswer } = await import("./page/unsupported");
    if (hasAnswered) return;
    shown?.close();
    shown = null;
    showNoAnswer(root);
  };
  const opened = await openExcel(scope, { onNoAnswer: () => void sayNoAnswer() });
  hasAnswered = true;
  if (!opened.ok) {
    shown?.close();
    const { showUnsupported } = await import("./page/unsupported");
    showUnsupported(root, opened.failure.code === "unsupported-host" ? opened.failure.needs : "");
    return null;
  }
  if (shown) come(opened.value);
  else shown = openPane(root, opened.value);
  const pane = await shown.started;
  // Excel has started the page with the workbook, but not shown it.
  if (pane.store.state().opensWithWorkbook === true) {
    await Office.addin.showAsTaskpane().catch(() => undefined);
  }
  return pane;
}

const opening = start();
takeUpCommands(window, opening);
