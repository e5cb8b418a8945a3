// A pane as one begins with React and Fluent UI: everything is drawn once Office is ready. tools/bench-pane.mjs
// measures how soon it paints, beside ours.
import { Button, Field, FluentProvider, Textarea, webLightTheme } from "@fluentui/react-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const lines = ["First of three lines", "Second of three lines", "Third of three lines"];

function PlainPane() {
  return createElement(
    FluentProvider,
    { theme: webLightTheme },
    createElement("h1", null, "A plain pane"),
    createElement(
      "ul",
      null,
      lines.map((line) => createElement("li", { key: line }, line)),
    ),
    createElement(Field, { label: "A text to write into the sheet" }, createElement(Textarea)),
    createElement(Button, { appearance: "primary" }, "Write"),
  );
}

Office.onReady(() => createRoot(document.getElementById("container")).render(createElement(PlainPane)));
