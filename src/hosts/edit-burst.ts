/** Lets the first item through at once, and those that follow it within `pause` milliseconds together. */
export interface EditBurst {
  readonly add: (item: string) => void;
  readonly end: () => void;
}

/** Delivers each item at most once in a pause, in milliseconds; the first at once. */
export function createEditBurst(pause: number, deliver: (item: string) => void): EditBurst {
  const held = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isOver = false;
  const release = () => {
    timer = held.size > 0 ? setTimeout(release, pause) : null;
    for (const item of held) deliver(item);
    held.clear();
  };
  return {
    add: (item) => {
      if (isOver) return;
      held.add(item);
      if (timer === null) release();
    },
    end: () => {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
      held.clear();
    },
  };
}
