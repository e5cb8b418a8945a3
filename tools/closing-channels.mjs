// A webpack loader for the core of the embedded spreadsheet, which opens a message channel for each calculation and
// each frame and leaves it open: a browser keeps an open channel, and what listens to it, for as long as the page.
const OPEN = "if (!cancelled) callback();";
const CLOSING = "channel.port1.close(); if (!cancelled) callback();";

export default function closingChannels(source) {
  const parts = source.split(OPEN);
  if (parts.length !== 2) throw new Error(`@univerjs/core no longer says once: ${OPEN}`);
  return parts.join(CLOSING);
}
