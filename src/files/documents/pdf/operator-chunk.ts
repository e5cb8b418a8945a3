/** A value under a name of something of pdf.js that nobody has told the type of; undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function listUnder(value: unknown, name: string): readonly unknown[] | null {
  const list = property(value, name);
  return Array.isArray(list) ? list : null;
}

/** Operators of a page as the core sends them on, some at a time; null for any other message. */
export function operatorsIn(message: unknown): readonly unknown[] | null {
  return listUnder(property(message, "chunk"), "argsArray");
}

/** A message with lists of its own where it brings operators: the core empties its lists once they are sent. */
export function copiedOperators(message: unknown): unknown {
  const chunk = property(message, "chunk");
  const [names, all] = [listUnder(chunk, "fnArray"), listUnder(chunk, "argsArray")];
  if (typeof message !== "object" || typeof chunk !== "object" || !names || !all) return message;
  return { ...message, chunk: { ...chunk, fnArray: [...names], argsArray: [...all] } };
}
