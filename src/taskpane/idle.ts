/** Milliseconds after which what waits for an idle moment is done all the same. */
const PATIENCE = 500;

/** The next moment in which nobody types. Safari does not tell. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: PATIENCE });
    else setTimeout(resolve);
  });
}

/** The next turn of the page: what was clicked, typed or is to be drawn by then comes first. */
export function turn(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Milliseconds without a key after which a person has paused in typing. */
const PAUSE = 300;

let lastKey = -Infinity;
addEventListener("keydown", ({ timeStamp }) => void (lastKey = timeStamp), { capture: true, passive: true });

/**
 * The next idle moment after a pause in typing, in the page; keys that Excel takes are not heard here. It comes however
 * long a person types on: nobody reads what waits for it meanwhile, and the next key would make it outdated.
 */
export async function calm(): Promise<void> {
  for (let now = performance.now(); now < lastKey + PAUSE; now = performance.now()) {
    const rest = lastKey + PAUSE - now;
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
  await idle();
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
