/// <reference types="office-js" />
import type { HostFailure } from "../hosts/host";
import { clearMarks } from "./clear-marks";

/** A command has no place of its own to speak, so that a failure is shown in a small dialog. */
function show(failure: HostFailure): Promise<void> {
  const page = new URL("message.html", location.href);
  page.hash = encodeURIComponent(JSON.stringify({ task: "clearing", failure }));
  return new Promise((resolve) =>
    Office.context.ui.displayDialogAsync(page.href, { height: 30, width: 30 }, () => resolve()),
  );
}

async function run(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const failure = await clearMarks(window);
    if (failure) await show(failure);
  } finally {
    // Excel keeps the button busy until it hears this.
    event.completed();
  }
}

void Office.onReady(() =>
  Office.actions.associate("clearMarks", (event: Office.AddinCommands.Event) => void run(event)),
);
