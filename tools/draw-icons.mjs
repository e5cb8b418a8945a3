// node tools/draw-icons.mjs: draws assets/*.png anew. Each size is drawn on its own grid, so that lines fall on pixels.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./run.mjs";

const INK = "#0e6b66";
/** Between the ink and its tint: seen on Excel's light ribbon and on its dark one. */
const RIBBON = "#2a958e";

/** The mark: a balance beam whose pans are two table cells. `unit` is one pixel of the smallest size. */
function mark(size) {
  const unit = size / 16;
  const px = (value) => Math.round(value * unit);
  const bar = (x, y, width, height) =>
    `<rect x="${px(x)}" y="${px(y)}" width="${px(x + width) - px(x)}" height="${px(y + height) - px(y)}"/>`;
  const fine = Math.max(1, Math.round(unit));
  const cell = (left) => {
    const [x, y, width] = [px(left), px(7), px(left + 5) - px(left)];
    const middle = Math.round(width / 2 - fine / 2);
    return [
      `<path fill-rule="evenodd" d="M${x} ${y}h${width}v${width}h${-width}z`,
      `M${x + fine} ${y + fine}h${width - 2 * fine}v${width - 2 * fine}h${-(width - 2 * fine)}z"/>`,
      size >= 20
        ? `<rect x="${x}" y="${y + middle}" width="${width}" height="${fine}"/><rect x="${x + middle}" y="${y}" width="${fine}" height="${width}"/>`
        : "",
      `<rect x="${px(left + 2.5) - Math.floor(fine / 2)}" y="${px(4)}" width="${fine}" height="${px(7) - px(4)}"/>`,
    ].join("");
  };
  const radius = Math.max(2, px(3));
  return `<rect width="${size}" height="${size}" rx="${radius}" fill="${INK}"/><g fill="#fff">${bar(2, 3, 12, 1)}${bar(7.5, 2, 1, 11)}${bar(5, 13, 6, 1)}${cell(1.5)}${cell(9.5)}</g>`;
}

/** A sheet of cells, as Excel's own commands draw it, on a grid of 16. */
const SHEET = `<path d="M1.5 2.5h13v11h-13zM1.5 6.5h13M6.5 2.5v11" fill="none" stroke="${RIBBON}" stroke-width="1"/>`;
const onGrid = (drawing) => (size) => `<g transform="scale(${size / 16})">${drawing}</g>`;

const score = onGrid(
  `${SHEET}<circle cx="11" cy="11" r="4.5" fill="${RIBBON}"/><path d="m9 11 1.5 1.5 2.7-2.9" fill="none" stroke="#fff" stroke-width="1.3"/>`,
);
const clear = onGrid(
  `${SHEET}<circle cx="11" cy="11" r="4.5" fill="${RIBBON}"/><path d="m9.3 9.3 3.4 3.4m0-3.4-3.4 3.4" stroke="#fff" stroke-width="1.3"/>`,
);

const icons = [
  { name: "mark", draw: mark, sizes: [16, 20, 24, 32, 40, 48, 64, 80, 128] },
  { name: "score", draw: score, sizes: [16, 20, 24, 32, 40, 48, 64, 80] },
  { name: "clear", draw: clear, sizes: [16, 20, 24, 32, 40, 48, 64, 80] },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
mkdirSync(join(root, "assets"), { recursive: true });
for (const { name, draw, sizes } of icons) {
  for (const size of sizes) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${draw(size)}</svg>`;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<body style="margin:0;line-height:0">${svg}</body>`);
    const image = await page.screenshot({ omitBackground: true });
    writeFileSync(join(root, `assets/${name}-${size}.png`), image);
  }
}
await browser.close();
