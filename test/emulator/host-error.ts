/** An error as Excel answers it: `code` is what an add-in may rely on. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "HostError";
  }
}

/** What the emulator does not know is refused aloud: a test then fails where a guess might pass. */
export function unknownMember(name: string): HostError {
  return new HostError("ApiNotFound", `EMULATOR: ${name} is not emulated`);
}
