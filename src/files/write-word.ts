import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from "docx";
import { printedWidth } from "../sheet/text-width";

/** A text as official documents have it: a title, lines of data, sections of paragraphs, and who signs. */
export interface WordText {
  readonly title: string;
  /** What it is about, a line each. */
  readonly lines: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** Below all, to be signed; empty where nobody signs. */
  readonly closing: string;
}

/** Half-points and twips, as Word counts. */
interface Sizes {
  readonly body: number;
  readonly title: number;
  readonly line: number;
  readonly indent: number;
}

/** What documents are set in. */
const DOCUMENT: Sizes = { body: 32, title: 44, line: 560, indent: 640 };

/** What leaves a page room for a whole opinion: the first in which it fits, else the last. */
const PAGE_SIZES: readonly [Sizes, ...Sizes[]] = [
  { body: 22, title: 36, line: 340, indent: 440 },
  { body: 20, title: 32, line: 290, indent: 400 },
  { body: 18, title: 28, line: 245, indent: 360 },
];
const LEAST = PAGE_SIZES[PAGE_SIZES.length - 1] ?? PAGE_SIZES[0];

/** What is set on A4 between narrow margins, in twips. */
const WITHIN = { width: 9638, height: 14570 } as const;

/** Title, its space and the space over who signs, in lines. */
const BESIDE_LINES = 4;

/** In twips: two centimetres. */
const NARROW = { top: 1134, right: 1134, bottom: 1134, left: 1134 } as const;

const BODY = "仿宋";
const HEADING = "黑体";
const TITLE = "方正小标宋简体";
const BLACK = "000000";

function isOnePage({ lines, sections, closing }: WordText, { body, line, indent }: Sizes): boolean {
  const halfLetter = body * 5;
  const linesOf = (text: string, before: number): number =>
    Math.max(1, Math.ceil((printedWidth(text) * halfLetter + before) / WITHIN.width));
  const indented = sections.flatMap(({ heading, paragraphs }) => [...heading.split("\n"), ...paragraphs]);
  const count = [
    ...[...lines, closing].map((text) => linesOf(text, 0)),
    ...indented.map((text) => linesOf(text, indent)),
  ].reduce((sum, each) => sum + each, BESIDE_LINES);
  return count * line <= WITHIN.height;
}

function childrenOf(text: WordText, size: Sizes): readonly Paragraph[] {
  const run = (of: string, font: string, points: number = size.body): TextRun =>
    new TextRun({ text: of, font, size: points, color: BLACK });
  const spacing = { line: size.line };
  const indent = { firstLine: size.indent };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      heading: HeadingLevel.TITLE,
      spacing: { after: 300 },
      children: [run(text.title, TITLE, size.title)],
    }),
    ...text.lines.map((line) => new Paragraph({ spacing, children: [run(line, BODY)] })),
    ...text.sections.flatMap(({ heading, paragraphs }) => [
      ...heading.split("\n").map(
        (line) =>
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            spacing,
            indent,
            children: [run(line, HEADING)],
          }),
      ),
      ...paragraphs.map((paragraph) => new Paragraph({ spacing, indent, children: [run(paragraph, BODY)] })),
    ]),
    ...(text.closing === ""
      ? []
      : [new Paragraph({ spacing: { ...spacing, before: 300 }, children: [run(text.closing, BODY)] })]),
  ];
}

/** Writes texts to the bytes of a .docx file, each beginning a page; with `page` in letters that keep it on that page. */
export async function writeWord(
  title: string,
  texts: readonly WordText[],
  size: "document" | "page" = "document",
): Promise<Uint8Array<ArrayBuffer>> {
  const margins = size === "page" ? { properties: { page: { margin: NARROW } } } : {};
  const sections = texts.map((text): ISectionOptions => {
    const sizes = size === "page" ? (PAGE_SIZES.find((each) => isOnePage(text, each)) ?? LEAST) : DOCUMENT;
    return { ...margins, children: [...childrenOf(text, sizes)] };
  });
  const document = new Document({ creator: "衡表", title, sections });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
