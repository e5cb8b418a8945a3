import * as z from "zod/mini";

const list = z.array(z.string());

/**
 * Fetches what the page loads when it is first wanted (the rules, dialogs, the reader of older formats), so that the
 * browser has it at hand when the network is gone. One after the other: nothing waits for it. What the page has loaded
 * by now, the program of the spreadsheet above all, is at hand already.
 */
export async function fetchLaterParts(): Promise<void> {
  const names = list.parse(await (await fetch("parts.json")).json());
  const loaded = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  for (const name of names) {
    if (loaded.has(new URL(name, document.baseURI).href)) continue;
    const response = await fetch(name);
    await response.arrayBuffer();
  }
  document.documentElement.dataset["complete"] = "true";
}
