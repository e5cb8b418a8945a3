import { a1Area, type Area, type CellAddress } from "../../src/sheet/address";
import type { CellValue } from "../../src/sheet/snapshot";
import { OBLIGING, type Habits } from "./habits";
import { HostError } from "./host-error";
import {
  workbookObject,
  type ChangeType,
  type HostEvents,
  type HostObject,
  type Watched,
} from "./object-model";
import { processQuery, ReferenceTable, type QueryRequest } from "./process-query";
import { sheetsOfFile } from "./sheets-of-file";
import { ROWS, type EmulatedSheet, type EmulatedWorkbook, type SheetOfFile } from "./workbook";

export interface EmulatorOptions {
  /** The ExcelApi set the host declares, such as 1.13. */
  readonly level?: string;
  /** Bytes of a request and of a response; Excel on the web allows 5 MB. */
  readonly payloadLimit?: number;
  /** Whether a request may wait for a person who is typing; older hosts refuse it at once. */
  readonly waitsForTyping?: boolean;
  readonly language?: string;
  /** Background of the host's window as `#RRGGBB`. */
  readonly background?: string;
  /** Requirement sets besides those of Excel that the host has; SharedRuntime 1.1 and RichApiRuntime 1.2 by default. */
  readonly sharedRuntime?: boolean;
  readonly habits?: Partial<Habits>;
}

/** What the emulator counted; a request that only releases references is a clean-up of the client's own. */
export interface EmulatorCounts {
  roundTrips: number;
  cleanUps: number;
  largestRequest: number;
  largestResponse: number;
}

/** The object the client finds as `_richApiNativeBridge`. */
export interface NativeBridge {
  onMessageFromHost: ((message: string) => void) | null;
  sendMessageToHost: (message: string) => void;
}

const WEB_PAYLOAD = 5 * 1024 * 1024;
const DELAY_FOR_CELL_EDIT = 64;
const CHANGED_EVENT = 10;
const ACTIVATED_EVENT = 11;
const SELECTED_EVENT = 14;
const ROWS_SORTED_EVENT = 19;
const FORMATTED_EVENT = 18;
const ACTION_CATEGORY = 2;
const ACTION_DISPATCH = 1_000;
/** Turns of the event loop by which late events are late, and between the two of them. */
const LATE = 12;
const EVENT_CATEGORY = 65_536;

/** An Excel that answers the client's requests about one workbook. Nothing in it was compared with a real Excel. */
export class ExcelEmulator {
  readonly counts: EmulatorCounts = { roundTrips: 0, cleanUps: 0, largestRequest: 0, largestResponse: 0 };
  readonly level: string;
  readonly language: string;
  readonly background: string;
  readonly references = new ReferenceTable();
  /** The page that pane and commands share, as the host sees it. */
  readonly runtime = { isVisible: false, startsWithWorkbook: false };
  private isListening = false;
  private readonly invoked: string[] = [];
  /** Another workbook is in front: nothing can be selected. */
  behind = false;
  readonly bridge: NativeBridge;
  private readonly payloadLimit: number;
  private readonly waitsForTyping: boolean;
  private readonly root: HostObject;
  readonly habits: Habits;
  private readonly sharedRuntime: boolean;
  private readonly watched = new Set<Watched>();
  private editing = false;
  private waiting: (() => void)[] = [];
  /** Files that requests brought, read before the request is answered. */
  private readonly files = new Map<string, readonly SheetOfFile[] | HostError>();
  /** How often anything was used. */
  uses = 0;
  private outage: { uses: number; times: number } | null = null;
  private readonly faults: { member: string; code: string; skip: number; times: number }[] = [];

  constructor(
    readonly workbook: EmulatedWorkbook,
    options: EmulatorOptions = {},
  ) {
    this.level = options.level ?? "1.15";
    this.payloadLimit = options.payloadLimit ?? WEB_PAYLOAD;
    this.waitsForTyping = options.waitsForTyping ?? true;
    this.language = options.language ?? "zh-CN";
    this.background = options.background ?? "#FFFFFF";
    this.sharedRuntime = options.sharedRuntime ?? true;
    this.habits = { ...OBLIGING, ...options.habits };
    workbook.readOnly = this.habits.readOnly;
    workbook.reusesIds = this.habits.reusesIds;
    if (this.habits.inflated) for (const sheet of workbook.sheets) inflate(sheet);
    const events: HostEvents = {
      changed: (sheet, area, change) => this.report(sheet.id, a1Area(area), "Local", change),
      formatted: (sheet, area) => this.reportFormat(sheet.id, a1Area(area)),
      activated: (sheet) => this.reportActivation(sheet.id),
      selected: (sheet, area) => this.reportSelection(sheet.id, a1Area(area)),
      watch: (what, watching) => {
        if (watching) this.watched.add(what);
        else this.watched.delete(what);
      },
      behind: () => this.behind,
      releaseReference: (id) => this.references.release(id),
      sheetsOfFile: (base64) =>
        this.files.get(base64) ?? new HostError("InvalidArgument", "There is no file."),
    };
    this.root = workbookObject(workbook, events);
    this.bridge = { onMessageFromHost: null, sendMessageToHost: (message) => this.receive(message) };
  }

  /** Requirement sets as Office declares them. */
  requirementSets(): Readonly<Record<string, string>> {
    return {
      ExcelApi: this.level,
      RichApiRuntime: "1.2",
      ...(this.sharedRuntime ? { SharedRuntime: "1.1" } : {}),
      ...(this.waitsForTyping ? { DelayForCellEdit: "1.1" } : {}),
    };
  }

  isSetSupported(name: string, version?: string | number): boolean {
    const declared = this.requirementSets()[name];
    return declared !== undefined && isAtLeast(declared, String(version ?? "1.1"));
  }

  /** A person edits a cell; empty text empties it. */
  edit(sheetName: string, cell: CellAddress, value: CellValue): void {
    const sheet = this.workbook.sheet(sheetName);
    sheet.type(cell, value);
    this.report(sheet.id, a1Area({ top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }));
  }

  /** A person sorts the rows of an area by what stands in a column of it, the smallest first. */
  sortRows(sheetName: string, { top, left, bottom, right }: Area, column: number): void {
    const sheet = this.workbook.sheet(sheetName);
    const rows = Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from(
        { length: right - left + 1 },
        (_cell, along) => sheet.at({ row: top + down, column: left + along })?.value ?? "",
      ),
    );
    rows.sort((a, b) => Number(a[column - left]) - Number(b[column - left]));
    rows.forEach((row, down) =>
      row.forEach((value, along) => sheet.type({ row: top + down, column: left + along }, value)),
    );
    if (!this.watched.has("rows sorted")) return;
    const address = a1Area({ top, left, bottom, right });
    this.fire(ROWS_SORTED_EVENT, { address, source: "Local", worksheetId: sheet.id });
  }

  /** A person gives cells another number format. */
  format(sheetName: string, area: Area, numberFormat: string): void {
    const sheet = this.workbook.sheet(sheetName);
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        sheet.format({ row, column }, numberFormat);
    this.reportFormat(sheet.id, a1Area(area));
  }

  /** A person puts in or takes out a row. */
  shiftRows(sheetName: string, row: number, by: 1 | -1): void {
    const sheet = this.workbook.sheet(sheetName);
    sheet.shiftRows(row, by, this.workbook.sheets);
    const address = `${row + 1}:${row + 1}`;
    this.report(sheet.id, address, "Local", by === 1 ? "RowInserted" : "RowDeleted");
  }

  /** A person fills, pastes or empties an area at once: one report of all of it. */
  fill(sheetName: string, area: Area, valueAt: (cell: CellAddress) => CellValue): void {
    const sheet = this.workbook.sheet(sheetName);
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        sheet.type({ row, column }, valueAt({ row, column }));
    this.report(sheet.id, a1Area(area));
  }

  /** A person presses a button of the ribbon whose function runs in this page; it waits until the page listens. */
  invoke(action: string): void {
    if (!this.isListening) {
      this.invoked.push(action);
      return;
    }
    const message = JSON.stringify([action, JSON.stringify({ source: { id: action } })]);
    const entry = [ACTION_CATEGORY, ACTION_DISPATCH, "", message, 0];
    this.deliver(JSON.stringify({ type: 3, controlId: "", message: { entries: [entry] } }));
  }

  private listen(): void {
    this.isListening = true;
    for (const action of this.invoked.splice(0)) this.invoke(action);
  }

  /** A person shows a sheet. */
  activate(sheetName: string): void {
    this.workbook.active = this.workbook.sheet(sheetName);
    this.reportActivation(this.workbook.active.id);
  }

  /** A person selects cells of a sheet. */
  select(sheetName: string, area: Area): void {
    const sheet = this.workbook.sheet(sheetName);
    this.workbook.selection = { sheet, area };
    this.reportSelection(sheet.id, a1Area(area));
  }

  startTyping(): void {
    this.editing = true;
  }

  stopTyping(): void {
    this.editing = false;
    const held = this.waiting;
    this.waiting = [];
    for (const answer of held) answer();
  }

  /** Makes a use of a member fail once, after it was used `skip` times. */
  failOnce(member: string, code: string, skip = 0): void {
    this.fail(member, code, skip, 1);
  }

  /** Makes so many uses of a member fail, after it was used `skip` times. */
  fail(member: string, code: string, skip: number, times: number): void {
    this.faults.push({ member, code, skip, times });
  }

  /** Makes so many uses of anything fail, after so many went well. */
  failAfter(uses: number, times: number): void {
    this.outage = { uses, times };
  }

  /** Nothing fails any more. */
  heal(): void {
    this.faults.length = 0;
    this.outage = null;
  }

  resetCounts(): void {
    Object.assign(this.counts, { roundTrips: 0, cleanUps: 0, largestRequest: 0, largestResponse: 0 });
  }

  /** What office.js reaches beside the workbook. */
  private readonly services: Readonly<Record<string, HostObject>> = {
    // The loader announces itself through it right after Office.onReady.
    "Microsoft.InternalService.AddinInternalService": {
      type: "AddinInternalService",
      call: { NotifyActionHandlerReady: () => this.listen() },
    },
    "Microsoft.AppRuntime.AppRuntimeService": {
      type: "AppRuntimeService",
      call: {
        SetAppRuntimeState: ([state]) => void (this.runtime.isVisible = state === "Visible"),
        GetAppRuntimeState: () => (this.runtime.isVisible ? "Visible" : "Background"),
      },
    },
    "Microsoft.AppRuntime.AppRuntimePersistenceService": {
      type: "AppRuntimePersistenceService",
      call: {
        SetAppRuntimeStartState: ([state]) => void (this.runtime.startsWithWorkbook = state === "Background"),
        GetAppRuntimeStartState: () => (this.runtime.startsWithWorkbook ? "Background" : "Inactive"),
      },
    },
  };

  /** `window.external` of Excel for Windows: lets the whole loader, and Office.onReady, run in a page. */
  external() {
    // Colours come as whole numbers here; the client makes them hexadecimal.
    const background = parseInt(this.background.slice(1), 16);
    const theme = {
      bodyBackgroundColor: background,
      bodyForegroundColor: 0,
      controlBackgroundColor: background,
      controlForegroundColor: 0,
    };
    const context = {
      GetAppType: () => 1,
      GetSolutionRef: () => "hengbiao",
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => this.language,
      GetAppDataLocale: () => this.language,
      GetDocUrl: () => "book.xlsx",
      GetAppCapabilities: () => 1,
      GetActivationMode: () => 1,
      GetControlIntegrationLevel: () => 1,
      GetSolutionToken: () => "",
      GetCorrelationId: () => "",
      GetInstanceId: () => "emulated",
      GetTouchEnabled: () => false,
      GetCommerceAllowed: () => false,
      GetSupportedMatrix: () => JSON.stringify(this.requirementSets()),
      GetDialogRequirementMatrix: () => "{}",
      GetHostCustomMessage: () => "",
      GetHostFullVersion: () => "16.0.14332.20000",
      GetFeaturesForSolution: () => "",
      GetInitialDisplayMode: () => 0,
      GetOfficeThemeInfo: () => JSON.stringify(theme),
      GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    };
    return {
      GetHostInfo: () => `Excel$Win32$16.01$${this.language}$$$disableLogging$0`,
      GetContext: () => context,
      GetLoggingAllowed: () => false,
      Execute: (_id: number, _parameters: unknown, answer: (code: number) => void) =>
        void setTimeout(() => answer(5001)),
      RegisterEvent: (_id: number, _target: string, _handler: unknown, done: (code: number) => void) =>
        void setTimeout(() => done(0)),
      UnregisterEvent: (_id: number, _target: string, done: (code: number) => void) =>
        void setTimeout(() => done(0)),
      MessageParent: () => undefined,
      MessageParent2: () => undefined,
    };
  }

  private receive(text: string): void {
    const message: BridgeRequest = JSON.parse(text);
    const answer = () => {
      const response = this.respond(message, bytesOf(text));
      this.deliver(`{"id":${message.id},"type":2,"message":${response}}`);
    };
    const mayWait = (message.flags & DELAY_FOR_CELL_EDIT) !== 0;
    void this.readFiles(requestIn(message)).then(() => {
      if (this.editing && mayWait && this.waitsForTyping) this.waiting.push(answer);
      else nextTurn(answer);
    });
  }

  private async readFiles({ Actions }: QueryRequest): Promise<void> {
    for (const { Name, ArgumentInfo } of Actions) {
      const file = ArgumentInfo?.Arguments?.[0];
      if (Name !== "InsertWorksheetsFromBase64" || typeof file !== "string") continue;
      const sheets = await sheetsOfFile(file).catch((error: unknown) => {
        if (error instanceof HostError) return error;
        throw error;
      });
      this.files.set(file, sheets);
    }
  }

  /** The response as text, as its body may be megabytes of it. */
  private respond(message: BridgeRequest, size: number): string {
    const request = requestIn(message);
    const isCleanUp = request.Actions.some(({ Name }) => Name === "_RemoveReference");
    this.counts[isCleanUp ? "cleanUps" : "roundTrips"] += 1;
    this.counts.largestRequest = Math.max(this.counts.largestRequest, size);
    if (this.editing) return refusal("InvalidOperationInCellEditMode");
    if (size > this.payloadLimit) return refusal("RequestPayloadSizeLimitExceeded");
    const changes = changesSomething(request);
    if (changes && this.workbook.readOnly) return refusal(this.codeFor("AccessDenied"));
    const leave = changes && this.habits.coAuthor ? this.workTogether() : null;
    const body = processQuery(request, {
      root: this.root,
      references: this.references,
      supports: (version) => this.isSetSupported("ExcelApi", version),
      newObject: (name) => this.services[name] ?? null,
      beforeUse: (member) => this.failIfAsked(member),
      answersBeforeError: this.habits.answersBeforeError,
      codeOf: ({ code }) => this.codeFor(code),
    });
    leave?.();
    if (changes && this.habits.errsAlthoughDone) return refusal("GeneralException");
    const text = JSON.stringify(body);
    const length = bytesOf(text);
    this.counts.largestResponse = Math.max(this.counts.largestResponse, length);
    return length > this.payloadLimit
      ? refusal("ResponsePayloadSizeLimitExceeded")
      : `{"statusCode":200,"headers":{},"body":${text}}`;
  }

  /** Someone else types a cell anew and has a rule above all others; returns what takes the rule away again. */
  private workTogether(): () => void {
    const { sheets } = this.workbook;
    for (const sheet of sheets) {
      this.report(sheet.id, "A1", "Remote");
      this.workbook.addRule(sheet.name, [{ top: 0, left: 0, bottom: 0, right: 0 }], "Custom", "=$A$1>0");
      const own = sheet.rules.pop();
      if (own) sheet.rules.unshift(own);
    }
    return () => {
      for (const sheet of sheets) sheet.rules = sheet.rules.filter(({ formula }) => formula !== "=$A$1>0");
    };
  }

  private codeFor(code: string): string {
    return this.habits.noisyCodes ? (VAGUE[code] ?? code) : code;
  }

  private failIfAsked(member: string): void {
    this.uses += 1;
    const { outage } = this;
    if (outage && outage.uses > 0) outage.uses -= 1;
    else if (outage && outage.times > 0) {
      outage.times -= 1;
      throw new HostError("GeneralException", `${member} failed`);
    }
    const fault = this.faults.find((one) => one.member === member);
    if (!fault) return;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return;
    }
    fault.times -= 1;
    if (fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
    throw new HostError(fault.code, `${member} failed`);
  }

  private report(
    worksheetId: string,
    address: string,
    source: "Local" | "Remote" = "Local",
    changeType: ChangeType = "RangeEdited",
  ): void {
    if (this.watched.has("changes")) this.fire(CHANGED_EVENT, { address, changeType, source, worksheetId });
  }

  private reportFormat(worksheetId: string, address: string): void {
    if (this.watched.has("formats")) this.fire(FORMATTED_EVENT, { address, source: "Local", worksheetId });
  }

  private reportActivation(worksheetId: string): void {
    if (this.watched.has("activations")) this.fire(ACTIVATED_EVENT, { worksheetId });
  }

  private reportSelection(worksheetId: string, address: string): void {
    if (this.watched.has("selections")) this.fire(SELECTED_EVENT, { address, worksheetId });
  }

  private fire(event: number, payload: unknown): void {
    const entry = [EVENT_CATEGORY, event, "Workbook", JSON.stringify(payload), 0];
    const message = JSON.stringify({ type: 3, controlId: "", message: { entries: [entry] } });
    const deliver = () => this.deliver(message);
    if (!this.habits.repeatsEvents) {
      deliver();
      return;
    }
    afterTurns(LATE, deliver);
    afterTurns(2 * LATE, deliver);
  }

  private deliver(text: string): void {
    nextTurn(() => this.bridge.onMessageFromHost?.(text));
  }
}

/** The next turn of the event loop: at once where the program can say so, as a timer takes a millisecond at least. */
const nextTurn =
  typeof setImmediate === "function" ? setImmediate : (act: () => void): unknown => setTimeout(act);

/** Lets everything else go first, so many times: a matter of order, not of time. */
function afterTurns(turns: number, act: () => void): void {
  if (turns === 0) act();
  else nextTurn(() => afterTurns(turns - 1, act));
}

interface BridgeRequest {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: string | QueryRequest };
}

function requestIn({ message: { body } }: BridgeRequest): QueryRequest {
  const request: QueryRequest = typeof body === "string" ? JSON.parse(body) : body;
  return request;
}

/** What an Excel that is vague says instead. */
const VAGUE: Readonly<Record<string, string>> = {
  AccessDenied: "GeneralException",
  ItemNotFound: "InvalidReference",
  InvalidSelection: "GeneralException",
  InvalidOperation: "GeneralException",
};

const SET_PROPERTY = 4;

/** Whether a request changes the workbook; going somewhere and listening does not. */
function changesSomething({ Actions, ObjectPaths }: QueryRequest): boolean {
  const isChange = (name: string) => CHANGES.has(name);
  return (
    Actions.some(({ ActionType, Name = "" }) => ActionType === SET_PROPERTY || isChange(Name)) ||
    Object.values(ObjectPaths).some(({ Name }) => isChange(Name))
  );
}

const CHANGES: ReadonlySet<string> = new Set([
  "Add",
  "Clear",
  "CopyFrom",
  "Delete",
  "Insert",
  "InsertWorksheetsFromBase64",
  "Merge",
  "Protect",
  "Unprotect",
]);

/** Formats without values, down to the last row. */
function inflate(sheet: EmulatedSheet): void {
  sheet.painted.push({ top: 0, left: 0, bottom: ROWS - 1, right: 25 });
}

/** A whole request refused, before any of its actions. */
function refusal(code: string): string {
  const body = JSON.stringify({ error: { code, message: `${code} (emulated)` } });
  return JSON.stringify({ statusCode: 400, headers: {}, body });
}

const encoder = new TextEncoder();
/** In UTF-8; Node counts them without making them. */
const bytesOf = (text: string) =>
  typeof Buffer === "function" ? Buffer.byteLength(text) : encoder.encode(text).length;

function isAtLeast(declared: string, wanted: string): boolean {
  const [major = 0, minor = 0] = declared.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
