/** Runs a command of node and tells what it took, its threads included: times in seconds, memory in MB. */
export function peakUse(args: readonly string[]): Promise<{
  readonly code: number | null;
  readonly error: string;
  readonly megabytes: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
}>;
