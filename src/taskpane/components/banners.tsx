import { lockedSheets, type PaneState } from "../state/state";
import { usePane } from "./surroundings";

/** What the person should know of the host and the sheets: a cell that is being edited, a protected sheet. */
export function Banners({ state }: { state: PaneState }) {
  const { words } = usePane();
  const locked = lockedSheets(state);
  return (
    <>
      {state.waiting && (
        <div className="banner banner-warning" role="status">
          {words.waiting}
        </div>
      )}
      {locked.length > 0 && <div className="banner">{words.locked(locked)}</div>}
    </>
  );
}
