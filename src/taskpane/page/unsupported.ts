import { en } from "../messages/en";
import type { Messages } from "../messages/messages";
import { zh } from "../messages/zh";

/**
 * The page for a host that cannot run the pane, or for none. It comes without the pane's components, and in
 * the browser's language, since the host's may be unknown.
 */
export function showUnsupported(root: HTMLElement, needs: string): void {
  const { unsupported, tag } = words();
  show(root, tag, { ...unsupported, text: unsupported.text(needs) });
}

/** The page for an Office that has not answered for a while; the pane takes its place once it does. */
export function showNoAnswer(root: HTMLElement): void {
  const { noAnswer, tag } = words();
  show(root, tag, noAnswer);
}

function words(): Messages {
  return /^zh\b/i.test(navigator.language) ? zh : en;
}

function show(
  root: HTMLElement,
  language: string,
  { title, text, todo }: { readonly title: string; readonly text: string; readonly todo: readonly string[] },
): void {
  const section = document.createElement("div");
  section.className = "unsupported";
  const heading = document.createElement("h1");
  heading.textContent = title;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const list = document.createElement("ul");
  for (const line of todo) list.append(item(line));
  section.append(heading, paragraph, list);
  document.documentElement.lang = language;
  root.replaceChildren(section);
}

function item(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
