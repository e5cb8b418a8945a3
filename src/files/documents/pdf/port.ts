import { copiedOperators } from "./operator-chunk";

/**
 * One end of the channel between pdf.js and its core, both in this thread. What goes over is handed on as it is:
 * copying every glyph would cost more than reading it.
 */
export class Port extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  private other: Port | null = null;

  /** @param onMessage looks at each message before it goes over; false keeps it back */
  private constructor(private readonly onMessage: (message: unknown) => boolean) {
    super();
  }

  /** @param onMessage looks at what the core sends */
  static pair(onMessage: (message: unknown) => boolean): { readonly reader: Port; readonly core: Port } {
    const [reader, core] = [new Port(() => true), new Port(onMessage)];
    reader.other = core;
    core.other = reader;
    return { reader, core };
  }

  postMessage(message: unknown): void {
    const { other } = this;
    if (!other || !this.onMessage(message)) return;
    const data = copiedOperators(message);
    // Later, as from a thread of its own: who sends something goes on first.
    queueMicrotask(() => other.dispatchEvent(new MessageEvent("message", { data })));
  }

  terminate(): void {
    this.other = null;
  }
}
