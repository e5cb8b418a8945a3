import { createPane, type Pane } from "../../src/taskpane/pane";
import * as exporting from "../../src/taskpane/exporting";
import * as reviewing from "../../src/taskpane/reviewing";
import * as keptProfile from "../../src/scoring/profiles/read-kept";
import * as teaching from "../../src/taskpane/teaching/teaching";
import * as deciding from "../../src/taskpane/deciding/deciding";
import type { MadeFile } from "../../src/taskpane/save-file";
import type { Host } from "../../src/hosts/host";

/** A pane on a host, with all its parts there and no time passing; what it saves goes to `saveFile`. */
export async function paneOn(
  host: Host,
  saveFile: (file: MadeFile) => void = () => undefined,
): Promise<Pane> {
  const pane = createPane(host, {
    reviewing: () => Promise.resolve(reviewing),
    keptProfile: () => Promise.resolve(keptProfile),
    teaching: () => Promise.resolve(teaching),
    deciding: () => Promise.resolve(deciding),
    today: () => new Date(2026, 2, 2),
    now: () => 0,
    pause: () => Promise.resolve(),
    idle: () => Promise.resolve(),
    copy: () => Promise.resolve(true),
    exporting: () => Promise.resolve(exporting),
    saveFile,
  });
  await pane.start();
  pane.store.dispatch({ type: "tab-chosen", tab: "building" });
  await pane.readSource();
  return pane;
}
