import { numbered } from "./serve";

/** What came of a message to a thread. */
export type ThreadAnswer =
  | { readonly kind: "answer"; readonly message: unknown }
  | { readonly kind: "late" }
  | { readonly kind: "died"; readonly detail: string };

/** A thread that answers messages. */
export interface Thread {
  /** Waits for the answer, `seconds` at most; null waits on. Never rejects. */
  readonly ask: (message: unknown, seconds: number | null) => Promise<ThreadAnswer>;
  readonly close: () => void;
}

/** A thread of the browser. One that died, or was late, is replaced when it is asked again. */
export function browserThread(start: () => Worker): Thread {
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, (heard: ThreadAnswer) => void>();
  const end = (heard: ThreadAnswer): void => {
    worker?.terminate();
    worker = null;
    for (const hear of [...waiting.values()]) hear(heard);
    waiting.clear();
  };
  const started = (): Worker => {
    const own = start();
    own.onmessage = ({ data }: MessageEvent<unknown>) => {
      const { id, message } = numbered.parse(data);
      waiting.get(id)?.({ kind: "answer", message });
      waiting.delete(id);
    };
    own.onerror = (event) => {
      event.preventDefault();
      end({ kind: "died", detail: event.message });
    };
    return own;
  };
  return {
    ask: (message, seconds) =>
      new Promise((resolve) => {
        worker ??= started();
        const id = ++last;
        const timer = seconds === null ? undefined : setTimeout(() => end({ kind: "late" }), seconds * 1000);
        waiting.set(id, (heard) => {
          clearTimeout(timer);
          resolve(heard);
        });
        worker.postMessage({ id, message });
      }),
    close: () => end({ kind: "died", detail: "closed" }),
  };
}
