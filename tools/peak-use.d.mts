/** What a process used, its threads included: processor time in seconds, memory in MB. */
export interface Use {
  /** What it wrote as errors. */
  readonly error: string;
  readonly megabytes: number;
  readonly cpuSeconds: number;
}

/** Options of node by which a process tells at its end what it used. */
export const TELLING: readonly string[];

/** What a process used by what it wrote as errors; null where it could not tell. */
export function useIn(stderr: string): Use | null;

/** Runs a command of node and tells what it took, with the time from its start to its end in seconds. */
export function peakUse(
  args: readonly string[],
): Promise<Use & { readonly code: number | null; readonly seconds: number }>;
