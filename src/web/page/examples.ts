import * as z from "zod/mini";

/** An example workbook that comes with the page. */
export interface Example {
  readonly name: string;
  readonly file: string;
}

const list = z.array(z.object({ name: z.string(), file: z.string() }));

/** The examples that lie beside the page; the first is shown when it opens. */
export async function loadExamples(): Promise<readonly Example[]> {
  const response = await fetch("examples.json");
  return list.parse(await response.json());
}

/** The bytes of an example; rejects where the server does not hand them over. */
export async function loadExample({ file }: Example): Promise<Uint8Array> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
