/** Lets tasks wait for one another: a host does one thing at a time. */
export interface Turns {
  /** Runs a task when those before it are done; what it gives, or its error, when all is settled. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Whether tasks are under way or waiting. */
  readonly isBusy: () => boolean;
  /** What is to be done after each task, before the next; to be said once. */
  readonly afterEach: (work: () => Promise<void>) => void;
}

/** Nobody waits yet. */
export function createTurns(): Turns {
  let last = Promise.resolve();
  let queued = 0;
  let afterwards = (): Promise<void> => Promise.resolve();
  return {
    inTurn: (work) => {
      queued += 1;
      const value = last.then(work).finally(() => (queued -= 1));
      const done = value.then(() => afterwards());
      // Those that follow go on after an error. Whoever asked for the task hears of it by a promise of their own,
      // or, where nobody listens, the page does.
      last = done.catch(() => undefined);
      return done.then(() => value);
    },
    isBusy: () => queued > 0,
    afterEach: (work) => {
      afterwards = work;
    },
  };
}
