/** Bounds of the pane's width, in pixels. */
const NARROWEST = 320;
const USUAL = 360;
const WIDEST = 720;
const STEP = 16;

/** Lets the divider be moved by mouse, finger and keyboard; a double click sets it back. */
export function makeMovable(divider: HTMLElement, frame: HTMLElement): void {
  let width = USUAL;
  const set = (wanted: number) => {
    width = Math.round(Math.max(NARROWEST, Math.min(WIDEST, frame.clientWidth - NARROWEST, wanted)));
    frame.style.setProperty("--pane-width", `${width}px`);
    divider.setAttribute("aria-valuenow", String(width));
  };
  divider.setAttribute("aria-valuemin", String(NARROWEST));
  divider.setAttribute("aria-valuemax", String(WIDEST));
  set(USUAL);

  const follow = ({ clientX }: PointerEvent) => set(frame.getBoundingClientRect().right - clientX);
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    divider.addEventListener("pointermove", follow);
    event.preventDefault();
  });
  divider.addEventListener("lostpointercapture", () => divider.removeEventListener("pointermove", follow));
  divider.addEventListener("dblclick", () => set(USUAL));
  divider.addEventListener("keydown", (event) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: NARROWEST,
      End: WIDEST,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    set(wanted);
    event.preventDefault();
  });
}
