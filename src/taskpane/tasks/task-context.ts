import type { Host, HostFailure } from "../../hosts/host";
import type * as exporting from "../exporting";
import type * as deciding from "../deciding/deciding";
import type * as reviewing from "../reviewing";
import type * as keptProfile from "../../scoring/profiles/read-kept";
import type * as teaching from "../teaching/teaching";
import type { MadeFile } from "../save-file";
import type { PaneAction } from "../state/reduce";
import type { PaneState, TaskKind } from "../state/state";
import type { Store } from "../state/store";

/** What the pane needs of its surroundings besides the host. */
export interface Surroundings {
  /** Reading, scoring and checking: too large to be there from the start. */
  readonly reviewing: () => Promise<typeof reviewing>;
  /** Work papers and reports: most people never ask for them. */
  readonly exporting: () => Promise<typeof exporting>;
  /** The rules that a workbook keeps, as text: most workbooks keep none. */
  readonly keptProfile: () => Promise<typeof keptProfile>;
  /** What is said of columns and rows, and learned forms: most people never come to it. */
  readonly teaching: () => Promise<typeof teaching>;
  /** What reviewers decide on findings: most people never do. */
  readonly deciding: () => Promise<typeof deciding>;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** The day, for papers that bear a date. */
  readonly today: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** Resolves when the person does nothing, or soon anyway. */
  readonly idle: () => Promise<unknown>;
  /** Resolves when the person has paused in typing and does nothing, or a little later anyway. */
  readonly calm: () => Promise<unknown>;
  /** Puts a text on the clipboard; false when that is not allowed. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly saveFile: (file: MadeFile) => void;
}

/** What every task of the pane works with. */
export interface TaskContext extends Surroundings {
  readonly host: Host;
  readonly store: Store<PaneState, PaneAction>;
}

/** Shows that a task failed, and ends it where it is the one under way. */
export function fail({ store }: TaskContext, task: TaskKind, failure: HostFailure): void {
  store.dispatch({ type: "failed", task, failure });
}
