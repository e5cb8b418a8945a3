import { HostError, unknownMember } from "./host-error";
import { isHostObject, REQUIREMENTS, type HostObject } from "./object-model";

/** What the client sends: actions on objects, and the path that leads to each object. */
export interface QueryRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface Result {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface QueryResponse {
  readonly Results: readonly Result[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, null: 7 } as const;

/** What the interpreter needs beside the request. */
export interface QueryScope {
  readonly root: HostObject;
  readonly newObject: (name: string) => HostObject | null;
  readonly references: ReferenceTable;
  /** Whether the host has an ExcelApi set, such as 1.13: members of later sets are unknown to it. */
  readonly supports: (version: string) => boolean;
  /** Lets a test make one use of a member fail. */
  readonly beforeUse: (member: string) => void;
  /** Whether results before an error are answered; undocumented, so that nothing may rest on it. */
  readonly answersBeforeError: boolean;
  /** What the host calls an error; it is free to be vague. */
  readonly codeOf: (error: HostError) => string;
}

/** Ranges that the client keeps across syncs. */
export class ReferenceTable {
  private readonly kept = new Map<string, HostObject>();
  private readonly ids = new Map<HostObject, string>();
  private count = 0;

  keep(object: HostObject): void {
    if (!object.keepsReference || this.ids.has(object)) return;
    const id = `reference-${++this.count}`;
    this.kept.set(id, object);
    this.ids.set(object, id);
  }

  idOf(object: HostObject): string | undefined {
    return this.ids.get(object);
  }

  find(id: string): HostObject {
    const object = this.kept.get(id);
    if (!object)
      throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
    return object;
  }

  release(id: string): void {
    const object = this.kept.get(id);
    if (object) this.ids.delete(object);
    this.kept.delete(id);
  }

  get size(): number {
    return this.kept.size;
  }
}

/** Answers one request as Excel does: actions in order, the first error ends it, results before it count. */
export function processQuery(request: QueryRequest, scope: QueryScope): QueryResponse {
  const results: Result[] = [];
  const traces: number[] = [];
  const interpreter = new Interpreter(request.ObjectPaths, scope);
  for (const [index, action] of request.Actions.entries()) {
    try {
      const value = interpreter.perform(action);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const location = interpreter.location(action);
      return {
        Error: {
          Code: scope.codeOf(error),
          Message: error.message,
          Location: location,
          ActionIndex: index,
          HttpStatusCode: error.code === "ItemNotFound" || error.code === "ApiNotFound" ? 404 : 400,
        },
        Results: scope.answersBeforeError ? results : [],
        TraceIds: scope.answersBeforeError ? traces : [],
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

class Interpreter {
  private readonly resolved = new Map<number, HostObject | null>();

  constructor(
    private readonly paths: QueryRequest["ObjectPaths"],
    private readonly scope: QueryScope,
  ) {}

  perform(action: Action): unknown {
    // A trace needs a result too, or the client waits for ever when it registers an event.
    if (action.ActionType === ACTION.trace) return null;
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object && this.identity(object);
      case ACTION.query:
        return object && this.read(object, selection(action));
      case ACTION.method:
        return this.invoke(object, action);
      case ACTION.setProperty:
        this.assign(object, action);
        return undefined;
      default:
        throw unknownMember(`action type ${action.ActionType}`);
    }
  }

  /** Where an error happened, in the words of the API, such as `Range.getMergedAreasOrNullObject`. */
  location(action: Action): string {
    const path = this.paths[String(action.ObjectPathId)];
    const parent = action.ActionType === ACTION.instantiate ? path?.ParentObjectPathId : undefined;
    const member = parent === undefined ? action.Name || "load" : path?.Name || "getItem";
    let type = "Object";
    try {
      type = this.object(parent ?? action.ObjectPathId)?.type ?? "Object";
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
    return `${type}.${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  }

  private object(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const object = this.follow(id);
    this.resolved.set(id, object);
    return object;
  }

  private follow(id: number): HostObject | null {
    const path = this.paths[String(id)];
    if (!path) throw new HostError("InvalidObjectPath", "The object path is not valid.");
    switch (path.ObjectPathType) {
      case PATH.root:
        return this.scope.root;
      case PATH.null:
        return null;
      case PATH.reference:
        return this.scope.references.find(path.Name);
      case PATH.newObject: {
        const created = this.scope.newObject(path.Name);
        if (!created) throw unknownMember(path.Name);
        return created;
      }
      default:
        return this.step(path);
    }
  }

  /** What is reached from a null object is a null object too. */
  private step(path: ObjectPath): HostObject | null {
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    if (path.ObjectPathType === PATH.indexer) {
      if (!parent.item) throw unknownMember(`${parent.type}.getItem`);
      return parent.item(this.arguments(path.ArgumentInfo)[0]);
    }
    this.use(parent, path.Name);
    if (path.ObjectPathType === PATH.property) {
      const go = parent.go?.[path.Name];
      if (!go) throw unknownMember(`${parent.type}.${path.Name}`);
      return go();
    }
    const reached = this.method(parent, path.Name)(this.arguments(path.ArgumentInfo));
    if (reached !== null && !isHostObject(reached))
      throw unknownMember(`${parent.type}.${path.Name} as an object`);
    return reached;
  }

  private use(object: HostObject, name: string): void {
    const member = `${object.type}.${name}`;
    const needed = REQUIREMENTS[member];
    if (needed !== undefined && !this.scope.supports(needed)) {
      throw new HostError("ApiNotFound", `${member} needs ExcelApi ${needed}`);
    }
    this.scope.beforeUse(member);
  }

  private method(object: HostObject, name: string): (args: readonly unknown[]) => unknown {
    const method = object.call?.[name];
    if (!method) throw unknownMember(`${object.type}.${name}()`);
    return method;
  }

  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const reference = references[index];
      return typeof reference === "number" && reference !== 0 ? this.object(reference) : value;
    });
  }

  private invoke(object: HostObject | null, action: Action): unknown {
    const name = action.Name ?? "";
    if (object === null) return null;
    if (name === "_KeepReference") {
      this.scope.references.keep(object);
      return null;
    }
    this.use(object, name);
    const answer = this.method(object, name)(this.arguments(action.ArgumentInfo));
    return answer === undefined ? null : answer;
  }

  private assign(object: HostObject | null, action: Action): void {
    const name = action.Name ?? "";
    if (object === null) throw new HostError("InvalidOperation", "This operation is not permitted.");
    const set = object.set?.[name];
    if (!set) throw unknownMember(`${object.type}.${name} =`);
    this.use(object, name);
    set(this.arguments(action.ArgumentInfo)[0]);
  }

  private identity(object: HostObject): Record<string, unknown> {
    const reference = this.scope.references.idOf(object);
    return {
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
      ...(object.id === undefined ? {} : { Id: object.id }),
    };
  }

  private read(object: HostObject, wanted: Selection): Record<string, unknown> {
    const value = this.identity(object);
    if (object.items) {
      const ofItem = wanted.get("items") ?? wanted;
      return { ...value, _Items: object.items().map((item) => this.read(item, ofItem)) };
    }
    if (wanted.size === 0) throw unknownMember(`load() of ${object.type} without naming properties`);
    for (const [name, inner] of wanted) {
      const member = name.charAt(0).toUpperCase() + name.slice(1);
      this.use(object, member);
      const get = object.get?.[member];
      const go = object.go?.[member];
      if (!get && !go) throw unknownMember(`${object.type}.${member}`);
      const reached = go?.();
      value[member] = get ? get() : reached ? this.read(reached, inner) : null;
    }
    return value;
  }
}

type Selection = Map<string, Selection>;

function selection({ QueryInfo }: Action): Selection {
  const tree: Selection = new Map();
  for (const path of [...(QueryInfo?.Select ?? []), ...(QueryInfo?.Expand ?? [])]) {
    let node = tree;
    for (const name of path.split("/")) {
      const next: Selection = node.get(name) ?? new Map<string, Selection>();
      node.set(name, next);
      node = next;
    }
  }
  return tree;
}
