/** Milliseconds after which what waits for an idle moment is done all the same. */
const PATIENCE = 500;

/** The next moment in which nobody types. Safari does not tell. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: PATIENCE });
    else setTimeout(resolve);
  });
}

/**
 * Does the work in the next idle moment, once for all who ask for it until then: what is typed is drawn first, and
 * what is written to the page in between would have it laid out anew for each key.
 */
export function inIdle(work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    void idle().then(() => {
      isAsked = false;
      work();
    });
  };
}
