// Requests about one bill belong together, whatever account each of them writes: who asks again under another account id leaves neither the share nor the window.
import type { Noun } from "../../dsl/oversight.ts";
import type { AuthorityJournal } from "./authority-journal.ts";
import { groupKey } from "./authority-journal.ts";
import type { Piece } from "./case.ts";
import { listAt } from "./persons.ts";

type Groups = AuthorityJournal["groups"];

/** What may count beside a request: the requests of its account under the noun, and those of other accounts to the same bill. */
export function countableWith(groups: Groups, over: Noun, { account, bill }: Piece["revision"]["request"]): readonly Piece[] {
  const key = groupKey(over, account.id);
  const own = groups.get(key) ?? [];
  if (bill === undefined) return own;
  const prefix = groupKey(over, "");
  const others = [...groups].filter(([other]) => other !== key && other.startsWith(prefix));
  return [...own, ...others.flatMap(([, pieces]) => pieces.filter((piece) => billOf(piece) === bill.id))];
}

/** Groups of one noun that name a bill in common are one; most stand alone. In the order of the first of each. */
export function linkedGroups(groups: Groups): readonly (readonly Piece[])[] {
  const lists = [...groups.values()];
  const parents = lists.map((_, at) => at);
  const firstOf = new Map<string, number>();
  for (const [at, key] of [...groups.keys()].entries()) {
    const prefix = key.slice(0, key.indexOf(" ") + 1);
    for (const piece of lists[at] ?? []) {
      const bill = billOf(piece);
      if (bill === undefined) continue;
      const first = firstOf.get(prefix + bill);
      if (first === undefined) firstOf.set(prefix + bill, at);
      else if (first !== at) join(parents, first, at);
    }
  }
  const linked = new Map<number, (readonly Piece[])[]>();
  for (const [at, pieces] of lists.entries()) listAt(linked, rootOf(parents, at)).push(pieces);
  return [...linked.values()].map((several) => (several.length === 1 ? (several[0] ?? []) : several.flat()));
}

export function billOf({ revision: { request } }: Piece): string | undefined {
  return request.bill?.id;
}

export function accountOf({ revision: { request } }: Piece): string {
  return request.account.id;
}

function join(parents: number[], one: number, other: number): void {
  const [a, b] = [rootOf(parents, one), rootOf(parents, other)];
  parents[Math.max(a, b)] = Math.min(a, b);
}

function rootOf(parents: number[], of: number): number {
  let at = of;
  for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
    parents[at] = parents[parent] ?? parent;
    at = parent;
  }
  return at;
}
