// A pane as one begins with React and Fluent UI: everything is drawn once Office is ready. tools/bench-pane.mjs
// measures how soon it paints, beside ours.
import { Button, Field, FluentProvider, Textarea, webLightTheme } from "@fluentui/react-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const lines = [
  "Achieve more with Office integration",
  "Unlock features and functionality",
  "Create and visualize",
];

function PlainPane() {
  return createElement(
    FluentProvider,
    { theme: webLightTheme },
    createElement("h1", null, "Welcome"),
    createElement(
      "ul",
      null,
      lines.map((line) => createElement("li", { key: line }, line)),
    ),
    createElement(Field, { label: "Enter text to be inserted into the document." }, createElement(Textarea)),
    createElement(Button, { appearance: "primary" }, "Insert text"),
  );
}

Office.onReady(() => createRoot(document.getElementById("container")).render(createElement(PlainPane)));
