import type { ICommandService } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { z } from "zod";

/** Milliseconds after which a calculation that did not end is no longer waited for. */
const PATIENCE = 10_000;

const notice = z.object({ functionsExecutedState: z.enum(FormulaExecutedStateType).optional() });

/** Whether formulas are being worked out. */
export interface Calculation {
  /** Cells have changed: their formulas will be worked out in a moment. */
  readonly expect: () => void;
  /** Resolves when all results are in their cells. */
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

/** Follows when the spreadsheet works out formulas, and when it is done. */
export function watchCalculation(commands: ICommandService): Calculation {
  let isExpected = false;
  let isRunning = false;
  const waiting = new Set<() => void>();
  const release = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const listener = commands.onCommandExecuted(({ id, params }) => {
    if (id === SetFormulaCalculationStartMutation.id) {
      isExpected = false;
      isRunning = true;
    } else if (id === SetFormulaCalculationNotificationMutation.id) {
      const told = notice.safeParse(params);
      if (!told.success || told.data.functionsExecutedState === undefined) return;
      isRunning = false;
      // It was broken off because more cells have changed, and begins anew.
      if (told.data.functionsExecutedState === FormulaExecutedStateType.STOP_EXECUTION) isExpected = true;
      if (!isExpected) release();
    }
  });
  return {
    expect: () => {
      isExpected = true;
    },
    settled: () => {
      if (!isExpected && !isRunning) return Promise.resolve();
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, PATIENCE);
        waiting.add(end);
      });
    },
    dispose: () => {
      listener.dispose();
      release();
    },
  };
}
