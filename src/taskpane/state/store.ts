/** A state that changes by actions only, and tells who watches it. */
export interface Store<State, Action> {
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Returns what ends the watch. */
  readonly subscribe: (onChange: () => void) => () => void;
}

/** A state that only actions change, with those who listen to it: they hear of what does not look as before. */
export function createStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: State,
  looksAlike: (one: State, other: State) => boolean = Object.is,
): Store<State, Action> {
  let current = initial;
  const watchers = new Set<() => void>();
  return {
    state: () => current,
    dispatch: (action) => {
      const before = current;
      current = reduce(before, action);
      if (looksAlike(before, current)) return;
      for (const watcher of [...watchers]) watcher();
    },
    subscribe: (onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
}
