import { a1Area, type CellAddress } from "../../src/sheet/address";
import type { CellValue } from "../../src/sheet/snapshot";
import { HostError } from "./host-error";
import { workbookObject, type HostEvents, type HostObject } from "./object-model";
import { processQuery, ReferenceTable, type QueryRequest } from "./process-query";
import { sheetsOfFile } from "./sheets-of-file";
import type { EmulatedWorkbook, SheetOfFile } from "./workbook";

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
const EVENT_CATEGORY = 65_536;

/** An Excel that answers the client's requests about one workbook. Nothing in it was compared with a real Excel. */
export class ExcelEmulator {
  readonly counts: EmulatorCounts = { roundTrips: 0, cleanUps: 0, largestRequest: 0, largestResponse: 0 };
  readonly level: string;
  readonly language: string;
  readonly background: string;
  readonly references = new ReferenceTable();
  /** Another workbook is in front: nothing can be selected. */
  behind = false;
  readonly bridge: NativeBridge;
  private readonly payloadLimit: number;
  private readonly waitsForTyping: boolean;
  private readonly root: HostObject;
  private watched = false;
  private editing = false;
  private waiting: (() => void)[] = [];
  /** Files that requests brought, read before the request is answered. */
  private readonly files = new Map<string, readonly SheetOfFile[] | HostError>();
  private readonly faults: { member: string; code: string; skip: number }[] = [];

  constructor(
    readonly workbook: EmulatedWorkbook,
    options: EmulatorOptions = {},
  ) {
    this.level = options.level ?? "1.15";
    this.payloadLimit = options.payloadLimit ?? WEB_PAYLOAD;
    this.waitsForTyping = options.waitsForTyping ?? true;
    this.language = options.language ?? "zh-CN";
    this.background = options.background ?? "#FFFFFF";
    const events: HostEvents = {
      changed: (sheet, area) => this.report(sheet.id, a1Area(area)),
      watch: (watching) => void (this.watched = watching),
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
    const always = { ExcelApi: this.level, SharedRuntime: "1.1", RichApiRuntime: "1.2" };
    return this.waitsForTyping ? { ...always, DelayForCellEdit: "1.1" } : always;
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
    this.faults.push({ member, code, skip });
  }

  resetCounts(): void {
    Object.assign(this.counts, { roundTrips: 0, cleanUps: 0, largestRequest: 0, largestResponse: 0 });
  }

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
    const answer = () => this.send(message.id, this.respond(message, bytesOf(text)));
    const mayWait = (message.flags & DELAY_FOR_CELL_EDIT) !== 0;
    void this.readFiles(requestIn(message)).then(() => {
      if (this.editing && mayWait) this.waiting.push(answer);
      else setTimeout(answer);
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

  private respond(message: BridgeRequest, size: number): BridgeResponse {
    const request = requestIn(message);
    const isCleanUp = request.Actions.some(({ Name }) => Name === "_RemoveReference");
    this.counts[isCleanUp ? "cleanUps" : "roundTrips"] += 1;
    this.counts.largestRequest = Math.max(this.counts.largestRequest, size);
    if (this.editing) return refusal("InvalidOperationInCellEditMode");
    if (size > this.payloadLimit) return refusal("RequestPayloadSizeLimitExceeded");
    const body = processQuery(request, {
      root: this.root,
      references: this.references,
      supports: (version) => this.isSetSupported("ExcelApi", version),
      newObject: (name) => (name === "Microsoft.InternalService.AddinInternalService" ? ADDIN_SERVICE : null),
      beforeUse: (member) => this.failIfAsked(member),
    });
    const length = bytesOf(JSON.stringify(body));
    this.counts.largestResponse = Math.max(this.counts.largestResponse, length);
    return length > this.payloadLimit
      ? refusal("ResponsePayloadSizeLimitExceeded")
      : { statusCode: 200, headers: {}, body };
  }

  private failIfAsked(member: string): void {
    const fault = this.faults.find((one) => one.member === member);
    if (!fault) return;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return;
    }
    this.faults.splice(this.faults.indexOf(fault), 1);
    throw new HostError(fault.code, `${member} failed`);
  }

  private report(worksheetId: string, address: string): void {
    if (!this.watched) return;
    const payload = { address, changeType: "RangeEdited", source: "Local", worksheetId };
    const entry = [EVENT_CATEGORY, CHANGED_EVENT, "Workbook", JSON.stringify(payload), 0];
    this.deliver({ type: 3, controlId: "", message: { entries: [entry] } });
  }

  private send(id: number, message: BridgeResponse): void {
    this.deliver({ id, type: 2, message });
  }

  private deliver(message: unknown): void {
    const text = JSON.stringify(message);
    setTimeout(() => this.bridge.onMessageFromHost?.(text));
  }
}

interface BridgeRequest {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: string | QueryRequest };
}

interface BridgeResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function requestIn({ message: { body } }: BridgeRequest): QueryRequest {
  const request: QueryRequest = typeof body === "string" ? JSON.parse(body) : body;
  return request;
}

/** The loader announces itself through this object right after Office.onReady. */
const ADDIN_SERVICE: HostObject = {
  type: "AddinInternalService",
  call: { NotifyActionHandlerReady: () => null },
};

/** A whole request refused, before any of its actions. */
function refusal(code: string): BridgeResponse {
  return {
    statusCode: 400,
    headers: {},
    body: JSON.stringify({ error: { code, message: `${code} (emulated)` } }),
  };
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

function isAtLeast(declared: string, wanted: string): boolean {
  const [major = 0, minor = 0] = declared.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
