import * as z from "zod/mini";

/** A message to a thread with the number that its answer bears. */
export const numbered = z.object({ id: z.number(), message: z.unknown() });

/** Answers each message that comes to this thread, one after another. */
export function serve(answer: (message: unknown) => Promise<unknown>): void {
  let before: Promise<unknown> = Promise.resolve();
  addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const { id, message } = numbered.parse(data);
    before = before.then(async () => {
      try {
        postMessage({ id, message: await answer(message) });
      } catch (error) {
        // Thrown outside of the promise, it reaches the page as an error of the thread.
        setTimeout(() => {
          throw error;
        });
      }
    });
  });
}
