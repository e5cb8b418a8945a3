/// <reference types="office-js" />
import type { Outcome } from "../host";
import { done, failed } from "../outcome";
import { failureOf } from "./failure";

/** The part of the `Excel` namespace the adapter starts from. */
export interface ExcelApi {
  run<Result>(
    options: Excel.RunOptions,
    batch: (context: Excel.RequestContext) => Promise<Result>,
  ): Promise<Result>;
}

/** Reads, after the round trip, what was asked for before it. */
export type Reader<Answer> = () => Answer;

/**
 * The only way to Excel: each call is one batch and one round trip, whose answers come all or not at all. Excel works
 * a batch off in order, stops at the first error and takes nothing back; how far it came is not told, and an error
 * may come although all was done. So after a failure the state is read anew before anything is said of it.
 */
export interface Batches {
  readonly askAll: <Answer>(
    ask: (context: Excel.RequestContext) => readonly Reader<Answer>[],
  ) => Promise<Outcome<readonly Answer[]>>;
  /** A batch with one question. */
  readonly ask: <Answer>(ask: (context: Excel.RequestContext) => Reader<Answer>) => Promise<Outcome<Answer>>;
  /** A batch that only does something. */
  readonly act: (queue: (context: Excel.RequestContext) => void) => Promise<Outcome<void>>;
  readonly watchWaiting: (onChange: (waiting: boolean) => void) => () => void;
}

/** `patience`: milliseconds after which a round trip counts as waiting for the person. */
export function createBatches(excel: ExcelApi, patience: number): Batches {
  const watchers = new Set<(waiting: boolean) => void>();
  let late = 0;
  const setLate = (change: 1 | -1) => {
    late += change;
    const turned = change === 1 ? late === 1 : late === 0;
    if (turned) for (const watcher of watchers) watcher(late > 0);
  };

  const patiently = async <Value>(request: Promise<Value>): Promise<Value> => {
    const state = { isLate: false };
    const timer = setTimeout(() => {
      state.isLate = true;
      setLate(1);
    }, patience);
    try {
      return await request;
    } finally {
      clearTimeout(timer);
      if (state.isLate) setLate(-1);
    }
  };

  const ask: Batches["ask"] = async (queue) => {
    try {
      return await excel.run({ delayForCellEdit: true }, async (context) => {
        const read = queue(context);
        try {
          await patiently(context.sync());
        } catch (error) {
          return failed(failureOf(error));
        }
        return done(read());
      });
    } catch (error) {
      return failed(failureOf(error));
    }
  };

  return {
    ask,
    askAll: (queue) =>
      ask((context) => {
        const readers = queue(context);
        return () => readers.map((read) => read());
      }),
    act: (queue) =>
      ask((context) => {
        queue(context);
        return () => undefined;
      }),
    watchWaiting: (onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
}
