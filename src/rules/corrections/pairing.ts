// Which request says the right facts of which issued bill: by id, else by period. Nothing is guessed: what is for no bill, or twice for one, is said.
import type { IssuedRead } from "./issued-bills.ts";

/** What was issued, and the one request for it; or why there is none. `at` counts what was given, from 0. */
export interface Pairing {
  readonly issued: IssuedRead;
  readonly request: { readonly kind: "found"; readonly value: unknown } | { readonly kind: "missing" } | { readonly kind: "several"; readonly count: number };
}

export interface Pairings {
  readonly pairs: readonly Pairing[];
  /** Places of requests that are for no bill, not even one that was left out. */
  readonly unused: readonly number[];
}

/**
 * The bills have ids of their own; `ids` are those of all that were given. Of requests with no bill's id, each is for the bill of its period, if that bill has
 * none by its id.
 */
export function paired(bills: readonly IssuedRead[], requests: readonly unknown[], ids: ReadonlySet<string>): Pairings {
  const byId = new Map<string, number[]>();
  const byPeriod = new Map<string, number[]>();
  for (const [at, request] of requests.entries()) {
    const id = textAt(request, "id");
    const isOfBill = id !== undefined && ids.has(id);
    const key = isOfBill ? id : periodKey(member(request, "period"));
    const places = isOfBill ? byId : byPeriod;
    if (key === undefined) continue;
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  const used = new Set<number>();
  const pairs = bills.map((issued): Pairing => {
    const key = periodKey(issued.bill.period) ?? "";
    const places = byId.get(issued.bill.id) ?? byPeriod.get(key) ?? [];
    // A request corrects one bill: a second of the same period has none left.
    if (!byId.has(issued.bill.id)) byPeriod.delete(key);
    for (const at of places) used.add(at);
    const [at] = places;
    if (at === undefined) return { issued, request: { kind: "missing" } };
    return { issued, request: places.length > 1 ? { kind: "several", count: places.length } : { kind: "found", value: requests[at] } };
  });
  const isNamed = (at: number): boolean => ids.has(textAt(requests[at], "id") ?? "");
  return { pairs, unused: [...requests.keys()].filter((at) => !used.has(at) && !isNamed(at)) };
}

function periodKey(period: unknown): string | undefined {
  const [from, to] = [textAt(period, "from"), textAt(period, "to")];
  return from === undefined || to === undefined ? undefined : `${from} ${to}`;
}

function textAt(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
