import { createPane, type Pane } from "../../src/taskpane/pane";
import * as exporting from "../../src/taskpane/exporting";
import * as reviewing from "../../src/taskpane/reviewing";
import * as keptProfile from "../../src/scoring/profiles/read-kept";
import * as teaching from "../../src/taskpane/teaching/teaching";
import * as deciding from "../../src/taskpane/deciding/deciding";
import type { Surroundings } from "../../src/taskpane/tasks/task-context";
import type { Host } from "../../src/hosts/host";

/** What surrounds a pane in tests: all its parts are there, no time passes, nothing is saved. */
export const AT_HAND: Surroundings = {
  reviewing: () => Promise.resolve(reviewing),
  exporting: () => Promise.resolve(exporting),
  keptProfile: () => Promise.resolve(keptProfile),
  teaching: () => Promise.resolve(teaching),
  deciding: () => Promise.resolve(deciding),
  today: () => new Date(2026, 2, 2),
  now: () => 0,
  pause: () => Promise.resolve(),
  idle: () => Promise.resolve(),
  calm: () => Promise.resolve(),
  copy: () => Promise.resolve(true),
  saveFile: () => undefined,
};

/** A pane on a host, its tab 编制 in front; what it saves goes to `saveFile`. */
export async function paneOn(
  host: Host,
  saveFile: Surroundings["saveFile"] = AT_HAND.saveFile,
): Promise<Pane> {
  const pane = createPane(host, { ...AT_HAND, saveFile });
  await pane.start();
  pane.store.dispatch({ type: "tab-chosen", tab: "building" });
  await pane.readSource();
  return pane;
}
