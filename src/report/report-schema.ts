import { z } from "zod";
import { GRADES } from "../scoring/profile";

/** What a person sees in the cell; empty when it is blank or the form has no such place. */
const cellText = z.string();
const a1Address = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/);
const a1Range = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$/);
const points = z.number();

/** A cell that no named place holds, with the header of its column. */
const extraCell = z.strictObject({ header: z.string(), text: cellText, cell: a1Address });

const budgetRow = z.strictObject({
  label: cellText,
  initial: cellText,
  adjusted: cellText,
  executed: cellText,
  rate: cellText,
  weight: cellText,
  score: cellText,
  /** 全年预计执行数, which only a monitoring form has. */
  forecast: cellText.optional(),
  /** Cells of columns without a role of their own. */
  extra: z.array(extraCell),
});

const judged = z.strictObject({
  /** Null where it cannot be concluded whether the target was reached. */
  met: z.boolean().nullable(),
  /** Points by the profile; null where nothing can be said. */
  score: points.nullable(),
  /** Lowest and highest points the profile allows. */
  range: z.tuple([points, points]).nullable(),
  /** How the points came about, in one line; empty where nothing was judged. */
  explanation: z.string(),
});

const indicator = z.strictObject({
  /** Filled down: a merged 一级指标 stands on each of its rows. */
  level1: cellText,
  level2: cellText,
  name: cellText,
  nature: cellText,
  target: cellText,
  unit: cellText,
  actual: cellText,
  weight: cellText,
  score: cellText,
  reason: cellText,
  halfYear: cellText,
  fullYear: cellText,
  /** The columns that only a monitoring form has. */
  progress: cellText.optional(),
  forecast: cellText.optional(),
  causeFunding: cellText.optional(),
  causePolicy: cellText.optional(),
  causeStaff: cellText.optional(),
  causeHardware: cellText.optional(),
  causeOther: cellText.optional(),
  likelihood: cellText.optional(),
  remark: cellText.optional(),
  /** 复核得分, where the form has one. */
  reviewScore: cellText.optional(),
  /** Cells of every other column: 评分标准, 序号 and what was not understood. */
  extra: z.array(extraCell),
  /** The cell of the indicator's name. */
  cell: a1Address,
  judged,
});

/** Row and column are null in the paragraphs above the table; a cell that spans columns counts as one. */
const documentPlace = z.strictObject({
  table: z.int().positive(),
  row: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  /** Only where the document has pages of its own, as a PDF has. */
  page: z.int().positive().optional(),
});

const finding = z.strictObject({
  check: z.string().min(1),
  severity: z.enum(["error", "warning", "info"]),
  part: z.enum(["budget", "indicator", "total", "conclusion", "text", "income", "expenditure"]),
  /** Counts from 0 inside the part; null for a part that has no rows. */
  row: z.int().nonnegative().nullable(),
  cell: a1Address,
  /** Where the cell stands in a document, counted from 1; only where the table is of one. */
  place: documentPlace.optional(),
  /** The page of the document that its row is from; only on a sheet that was made from one with pages. */
  page: z.int().positive().optional(),
  /** Every cell it stands on, the one to look at first. */
  cells: z.array(a1Address),
  message: z.string().min(1),
  fix: z.string().min(1),
  /** The value that settles it, where one value does. */
  proposal: z
    .strictObject({ cell: a1Address, value: z.union([z.string(), z.number(), z.boolean(), z.null()]) })
    .nullable(),
});

const table = z.strictObject({
  sheet: z.string(),
  /** Present on tables of a hidden sheet. */
  hidden: z.literal(true).optional(),
  range: a1Range,
  /** A learned form's name, a registered form's id, or the stage alone where no form fits. */
  form: z.string().min(1),
  /** What the form is called, in the language of the report. */
  formName: z.string().min(1),
  year: z.int().nullable(),
  /** The id of the profile that the computed values follow. */
  profile: z.string().min(1),
  /** Those the form on the sheet has, by their names in the contract; `amountUnit` is 元 or 万元. */
  fields: z.record(z.string(), cellText),
  budget: z.array(budgetRow),
  income: z.array(z.strictObject({ label: cellText, fullYear: cellText })),
  expenditure: z.array(z.strictObject({ item: cellText, halfYear: cellText, fullYear: cellText })),
  indicators: z.array(indicator),
  total: z.strictObject({ weight: cellText, score: cellText }),
  computed: z.strictObject({
    /** Percent, half-up to two decimals. */
    executionRate: z.number().nullable(),
    executionScore: points.nullable(),
    total: points.nullable(),
    grade: z.enum(GRADES).nullable(),
  }),
  findings: z.array(finding),
  /** The columns of the blocks, from left to right. */
  columns: z.array(z.strictObject({ role: z.string().nullable(), header: z.string(), at: a1Range })),
  /** Fields whose label nobody knows. */
  extraFields: z.array(z.strictObject({ label: z.string(), text: cellText, cell: a1Address })),
  coverage: z.strictObject({
    /** Roles that a table of this stage needs and that were not found. */
    missing: z.array(z.string()),
    /** Columns of numbers whose header was not understood. */
    notUnderstood: z.array(z.strictObject({ header: z.string(), at: a1Range })),
    /** Cells whose formula has no result. */
    withoutResult: z.array(a1Address),
  }),
  /** Checks that the profile turned off, by id. */
  checksOff: z.array(z.string()),
  /** Checks that the profile makes milder, with the severity they are raised with at most. */
  checksMilder: z.array(
    z.strictObject({ check: z.string(), severity: z.enum(["error", "warning", "info"]) }),
  ),
  /** Whether a person chose the profile, the form names it, the file under check brings it, or it stands in as none does. */
  profileBy: z.enum(["person", "form", "file", "default"]),
  /** Who says what its columns are: a person, a learned form that a person named, the file under check, or nobody. */
  rolesBy: z.enum(["person", "form", "file", "reading"]),
  /** What the file under check says of itself, and what is not raised for that; null where it says nothing that counts. */
  claims: z
    .strictObject({
      from: z.array(z.enum(["roles", "form", "profile"])),
      /** Columns that it takes for something else than reading does. */
      columns: z.array(
        z.strictObject({
          header: z.string(),
          at: a1Range,
          role: z.string().nullable(),
          without: z.string().nullable(),
        }),
      ),
      /** Cells of indicators that it says are none. */
      rows: z.array(a1Address),
      /** Findings that are not raised, or only milder, because of it. */
      withheld: z.array(finding),
    })
    .nullable(),
  /** `clean` only where everything the verdict rests on was read and checked, and nothing was found. */
  verdict: z.enum(["findings", "clean", "incomplete"]),
});

const unread = z.strictObject({
  sheet: z.string(),
  /** What was looked for, what could not be read, and what to do. */
  reason: z.string().min(1),
  /** Present where Hengbiao made the sheet about forms: nothing of a form is left unread there. */
  ownPaper: z.literal(true).optional(),
});

const pageNumber = z.int().positive();

/** Pages of a PDF, counted from 1; `note` says what it means, in the language of the report. */
const pdf = z.strictObject({
  pages: z.int().nonnegative(),
  /** Pages that were read, from the first on. */
  read: z.int().nonnegative(),
  withoutText: z.array(pageNumber),
  /** Pages with text on which no lines make a table. */
  withoutRules: z.array(pageNumber),
  /** Pages on which texts stand on one another in a table. */
  overlapped: z.array(pageNumber),
  /** Pages with a fault in them. */
  damaged: z.array(pageNumber),
  note: z.string().min(1),
});

const fileReport = z.strictObject({
  file: z.string(),
  /** Present where the file is a PDF, whose tables are to be compared with it. */
  pdf: pdf.optional(),
  tables: z.array(table),
  unread: z.array(unread),
});

/** What `hengbiao score --format json` prints. Read values are texts, computed ones are numbers. */
export const reportSchema = z.strictObject({ version: z.literal(2), files: z.array(fileReport) });

export type TableReport = z.infer<typeof table>;
export type UnreadReport = z.infer<typeof unread>;
export type PdfReport = z.infer<typeof pdf>;
export type FileReport = z.infer<typeof fileReport>;
