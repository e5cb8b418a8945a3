/// <reference types="office-js" />
import type { Outcome, WorkbookOpening } from "../host";
import { done, failed } from "../outcome";
import { failureOf } from "./failure";

/** The part of `Office.addin` that says whether an add-in is started with the workbook. */
export interface StartupApi {
  getStartupBehavior(): Promise<unknown>;
  setStartupBehavior(behavior: Office.StartupBehavior): Promise<void>;
}

/** The values of `Office.StartupBehavior`, which is no more than a name for them. */
const BEHAVIOR = { load: "Load", none: "None" } as const;

function behavior(opens: boolean): Office.StartupBehavior {
  return opens ? Office.StartupBehavior.load : Office.StartupBehavior.none;
}

/** Opening with the workbook, as Excel keeps it in the file. */
export function workbookOpening(addin: StartupApi): WorkbookOpening {
  const asked = async <Value>(ask: () => Promise<Value>): Promise<Outcome<Value>> => {
    try {
      return done(await ask());
    } catch (error) {
      return failed(failureOf(error));
    }
  };
  return {
    load: () => asked(async () => (await addin.getStartupBehavior()) === BEHAVIOR.load),
    save: (opens) => asked(() => addin.setStartupBehavior(behavior(opens))),
  };
}
