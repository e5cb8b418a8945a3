import type { Batches } from "./batches";

/** The workbook's name with its ending; empty where Excel does not tell. */
export async function fileName(batches: Batches): Promise<string> {
  const asked = await batches.ask(({ workbook }) => {
    workbook.load("name");
    return () => workbook.name;
  });
  return asked.ok ? asked.value : "";
}
