// The hash of a plan: over all that can change a bill, in one pass over the plan.
// INVARIANT: layout, comments, file names and the order of declarations whose order means nothing do not change it.
import type { Plan } from "./plan.ts";
import { canonicalJson } from "./receipt/canonical-json.ts";
import { hashOfText } from "./receipt/hash.ts";

/** SHA-256, hex, over a canonical text of everything but spans, expression ids and the hash itself. */
export function planHash(plan: Omit<Plan, "hash">): string {
  const { denominators, guards, ...rest } = plan;
  const { expressions, ...listed } = guards;
  return hashOfText("mizan/plan/v1", new Meaning(denominators, expressions).textOf({ ...rest, guards: listed, hash: undefined }, ""));
}

/** Declared in any order with the same meaning. */
const UNORDERED: ReadonlySet<string> = new Set(["versions", "holidays", "units", "weekend"]);

/** Parts that thousands of expressions share: their text is made once. */
const SHARED: ReadonlySet<string> = new Set(["type", "unit"]);

interface Key {
  readonly name: string;
  readonly quoted: string;
}

/**
 * Canonical text without places, each member closed by a comma; denominators and guards, kept by expression id in the plan, stand at their
 * expressions. A guard is named by its place: guards stand in the order of their content.
 */
class Meaning {
  private readonly denominators: Plan["denominators"];
  private readonly guards: Plan["guards"]["expressions"];
  private readonly shared = new WeakMap<object, string>();
  private readonly orders = new Map<string, readonly Key[]>();

  constructor(denominators: Plan["denominators"], guards: Plan["guards"]["expressions"]) {
    this.denominators = denominators;
    this.guards = guards;
  }

  textOf(value: unknown, under: string): string {
    if (typeof value !== "object" || value === null) return value === undefined ? "null" : canonicalJson(value);
    if (Array.isArray(value)) {
      const texts = Array.from(value, (member: unknown) => this.textOf(member, ""));
      return `[${(UNORDERED.has(under) ? texts.sort() : texts).join(",")}]`;
    }
    if (!SHARED.has(under)) return this.objectText(value);
    const known = this.shared.get(value);
    if (known !== undefined) return known;
    const text = this.objectText(value);
    this.shared.set(value, text);
    return text;
  }

  private objectText(value: object): string {
    const id = expressionId(value);
    let text = "{";
    for (const { name, quoted } of this.sorted(Object.keys(value))) {
      const member: unknown = Reflect.get(value, name);
      if (member === undefined || isPlace(name, member)) continue;
      text += id === undefined || name !== "id" ? `${quoted}:${this.textOf(member, name)},` : this.measureText(id);
    }
    return `${text}}`;
  }

  private measureText(id: number): string {
    const [denominator, guard] = [this.denominators[id], this.guards[id]];
    if (denominator === undefined && guard === undefined) return "";
    return `"id":[${this.textOf(denominator, "type")},${this.textOf(guard, "")}],`;
  }

  /** Objects of one kind have the same keys: each set of keys is put in order once. */
  private sorted(keys: readonly string[]): readonly Key[] {
    // The count tells no keys from one empty key, which is what labels and tables without keys have.
    const shape = `${keys.length}\n${keys.join("\n")}`;
    const known = this.orders.get(shape);
    if (known !== undefined) return known;
    const order = [...keys].sort().map((name) => ({ name, quoted: JSON.stringify(name) }));
    this.orders.set(shape, order);
    return order;
  }
}

/** Undefined for what is no expression, such as a record with a member that a rule file calls `id`. */
function expressionId(value: object): number | undefined {
  return "id" in value && typeof value.id === "number" && "kind" in value && typeof value.kind === "string" && "type" in value ? value.id : undefined;
}

/** A span, and not something that a rule file calls `span`. */
function isPlace(key: string, member: unknown): boolean {
  return key === "span" && typeof member === "object" && member !== null && "file" in member && "column" in member;
}
