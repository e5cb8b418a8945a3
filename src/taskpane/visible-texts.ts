import { visibleText } from "../report/visible-text";

/** What a browser shows of an element besides its texts. */
const SHOWN = ["title", "aria-label", "placeholder"] as const;

function showText(text: Text): void {
  // What a person types is theirs.
  if (text.parentElement?.isContentEditable === true) return;
  const visible = visibleText(text.data);
  if (visible !== text.data) text.data = visible;
}

function showAttributes(element: Element): void {
  for (const name of SHOWN) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const visible = visibleText(value);
    if (visible !== value) element.setAttribute(name, visible);
  }
}

function show(node: Node): void {
  if (node instanceof Text) showText(node);
  if (node instanceof Element) showAttributes(node);
}

function showAll(root: Node): void {
  show(root);
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (nodes.nextNode()) show(nodes.currentNode);
}

/**
 * Shows in an element characters that a browser obeys, such as those that turn the direction of writing, so that a
 * name from a file cannot pass for another one; at once and whenever something changes, wherever it comes from.
 *
 * @returns what ends that
 */
export function keepTextsVisible(element: HTMLElement): () => void {
  showAll(element);
  const watch = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      show(target);
      addedNodes.forEach(showAll);
    }
  });
  watch.observe(element, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...SHOWN],
  });
  return () => watch.disconnect();
}
