import { en } from "../messages/en";
import { zh } from "../messages/zh";

/**
 * The page for a host that cannot run the pane, or for none. It comes without the pane's components, and in
 * the browser's language, since the host's may be unknown.
 */
export function showUnsupported(root: HTMLElement, needs: string): void {
  const { unsupported, tag } = /^zh\b/i.test(navigator.language) ? zh : en;
  const section = document.createElement("div");
  section.className = "unsupported";
  const heading = document.createElement("h1");
  heading.textContent = unsupported.title;
  const text = document.createElement("p");
  text.textContent = unsupported.text(needs);
  const list = document.createElement("ul");
  for (const line of unsupported.todo) list.append(item(line));
  section.append(heading, text, list);
  document.documentElement.lang = tag;
  root.replaceChildren(section);
}

function item(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
