/// <reference types="office-js" />
import type { HostFailure } from "../host";
import { failureOf, wasNotBrought } from "./failure";

/** The part of the `Excel` namespace the adapter starts from. */
export interface ExcelApi {
  run<Result>(
    options: Excel.RunOptions,
    batch: (context: Excel.RequestContext) => Promise<Result>,
  ): Promise<Result>;
}

/** Reads, after the round trip, what was asked for before it. */
export type Reader<Answer> = () => Answer;

/** What a round trip brought: the answers before the first failure, and that failure. */
export interface Brought<Answer> {
  readonly answers: readonly Answer[];
  readonly failure: HostFailure | null;
}

/**
 * The only way to Excel: each call is one batch and one round trip. Excel works a batch off in order and
 * stops at the first error, what came before it counts; so the answers tell where it stopped.
 */
export interface Trips {
  readonly trip: <Answer>(
    ask: (context: Excel.RequestContext) => readonly Reader<Answer>[],
  ) => Promise<Brought<Answer>>;
  readonly watchWaiting: (onChange: (waiting: boolean) => void) => () => void;
}

/** `patience`: milliseconds after which a round trip counts as waiting for the person. */
export function createTrips(excel: ExcelApi, patience: number): Trips {
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

  return {
    trip: async (ask) => {
      try {
        return await excel.run({ delayForCellEdit: true }, async (context) => {
          const readers = ask(context);
          try {
            await patiently(context.sync());
          } catch (error) {
            return { answers: answersBeforeFailure(readers), failure: failureOf(error) };
          }
          return { answers: readers.map((read) => read()), failure: null };
        });
      } catch (error) {
        return { answers: [], failure: failureOf(error) };
      }
    },
    watchWaiting: (onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
}

function answersBeforeFailure<Answer>(readers: readonly Reader<Answer>[]): readonly Answer[] {
  const answers: Answer[] = [];
  for (const read of readers) {
    try {
      answers.push(read());
    } catch (error) {
      if (wasNotBrought(error)) return answers;
      throw error;
    }
  }
  return answers;
}
