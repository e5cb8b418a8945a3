import { lockedSheets, type PaneState } from "../state/state";
import { usePane } from "./surroundings";

/** What the person should know of the sheets that were scored: which are protected. */
export function Banners({ state }: { state: PaneState }) {
  const { words } = usePane();
  const locked = lockedSheets(state);
  return locked.length > 0 && <div className="banner">{words.locked(locked)}</div>;
}
