/** What the embedded program leaves without a name, or gives a role that does not exist, in the language of the page. */
interface ControlNames {
  readonly nameBox: string;
  readonly names: string;
  readonly sheets: string;
  readonly earlierSheets: string;
  readonly laterSheets: string;
  readonly smaller: string;
  readonly zoom: string;
  readonly fullSize: string;
  readonly larger: string;
  readonly notices: (at: number) => string;
}

const ZH: ControlNames = {
  nameBox: "名称框",
  names: "名称列表",
  sheets: "工作表列表",
  earlierSheets: "前面的工作表",
  laterSheets: "后面的工作表",
  smaller: "缩小",
  zoom: "缩放滑块",
  fullSize: "恢复 100%",
  larger: "放大",
  notices: (at) => `表格的通知 ${at}`,
};

const EN: ControlNames = {
  nameBox: "Name box",
  names: "Names",
  sheets: "List of sheets",
  earlierSheets: "Sheets before",
  laterSheets: "Sheets behind",
  smaller: "Zoom out",
  zoom: "Zoom slider",
  fullSize: "Back to 100%",
  larger: "Zoom in",
  notices: (at) => `Notices of the sheet ${at}`,
};

const SCROLL_SHEETS = "[data-u-comp=sheet-bar-append-button]";

function set(element: Element | null | undefined, attributes: Readonly<Record<string, string | null>>): void {
  if (!element) return;
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) === value) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function mend(container: HTMLElement, names: ControlNames): void {
  const input = container.querySelector("input[type=text]");
  set(input, { "aria-label": names.nameBox });
  set(container.querySelector("a[data-slot=popover-trigger]"), { role: "button", "aria-label": names.names });
  const menu = container.querySelector("div[data-slot=dropdown-menu-trigger]");
  set(menu, {
    role: menu?.querySelector("button") ? "none" : "button",
    "aria-haspopup": null,
    "aria-expanded": null,
  });
  set(menu?.querySelector(SCROLL_SHEETS), { "aria-label": names.sheets });
  const scrolling = [...container.querySelectorAll(SCROLL_SHEETS)].filter((each) => !menu?.contains(each));
  set(scrolling[0], { "aria-label": names.earlierSheets });
  set(scrolling[1], { "aria-label": names.laterSheets });
  const track = container.querySelector("[role=track], [data-mended=track]");
  set(track, { role: null, "data-mended": "track" });
  set(track?.querySelector("a"), { "aria-label": names.fullSize });
  set(track?.querySelector("button"), { role: null, "aria-label": names.zoom });
  const zooming = track?.parentElement?.parentElement;
  const steps = [...(zooming?.querySelectorAll("button[data-u-comp=button]") ?? [])];
  set(steps[0], { "aria-label": names.smaller });
  set(steps[1], { "aria-label": names.larger });
  for (const canvas of container.querySelectorAll("canvas[tabindex='1']")) set(canvas, { tabindex: "0" });
  [...document.querySelectorAll("section[aria-label^=Notifications], section[data-mended]")].forEach(
    (each, at) => set(each, { "aria-label": names.notices(at + 1), "data-mended": "notices" }),
  );
}

/** Gives the controls of the embedded program the names and roles that they lack, and again where it draws them anew. */
export function nameControls(container: HTMLElement, isChinese: boolean): void {
  const names = isChinese ? ZH : EN;
  let isDue = false;
  const soon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      mend(container, names);
    });
  };
  new MutationObserver(soon).observe(container, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["tabindex", "role"],
  });
  soon();
}
