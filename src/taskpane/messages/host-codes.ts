/** What a code of the host says to people where the adapter has no failure of its own for it. */
export type SaidByCode = "internal" | "argument" | "our-request" | "nothing";

const SAID: Readonly<Record<string, SaidByCode>> = {
  GeneralException: "internal",
  ClientError: "internal",
  "Client Error": "internal",
  UnexpectedError: "internal",
  ServerError: "internal",
  InvalidArgument: "argument",
  // Requests that Excel or its client takes for wrong, and answers about charts and pictures, which nobody asked for.
  InvalidRequest: "our-request",
  InvalidRequestContext: "our-request",
  InvalidObjectPath: "our-request",
  PropertyNotLoaded: "our-request",
  ValueNotLoaded: "our-request",
  RunMustReturnPromise: "our-request",
  CannotRegisterEvent: "our-request",
  ContentLengthRequired: "our-request",
  InvalidRibbonDefinition: "our-request",
  EmptyChartSeries: "our-request",
  RangeImageExceedsLimit: "our-request",
};

/** By a host's code, as Microsoft documents them; "nothing" for one that is not documented. */
export function saidByCode(hostCode: string): SaidByCode {
  return SAID[hostCode] ?? "nothing";
}
