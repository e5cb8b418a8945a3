import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from "docx";

/** A text as official documents have it: a title, lines of data, sections of paragraphs, and who signs. */
export interface WordText {
  readonly title: string;
  /** What it is about, a line each. */
  readonly lines: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** Below all, to be signed; empty where nobody signs. */
  readonly closing: string;
}

/** Half-points and twips, as Word counts: what documents are set in, and what leaves a page room for a whole opinion. */
const SIZES = {
  document: { body: 32, title: 44, line: 560, indent: 640 },
  page: { body: 22, title: 36, line: 340, indent: 440 },
} as const;

/** In twips: two centimetres. */
const NARROW = { top: 1134, right: 1134, bottom: 1134, left: 1134 } as const;

const BODY = "仿宋";
const HEADING = "黑体";
const TITLE = "方正小标宋简体";
const BLACK = "000000";

function childrenOf(text: WordText, size: (typeof SIZES)[keyof typeof SIZES]): readonly Paragraph[] {
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

/** Writes texts to the bytes of a .docx file, each beginning a page. */
export async function writeWord(
  title: string,
  texts: readonly WordText[],
  size: keyof typeof SIZES = "document",
): Promise<Uint8Array<ArrayBuffer>> {
  const margins = size === "page" ? { properties: { page: { margin: NARROW } } } : {};
  const sections = texts.map((text): ISectionOptions => ({
    ...margins,
    children: [...childrenOf(text, SIZES[size])],
  }));
  const document = new Document({ creator: "衡表", title, sections });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
