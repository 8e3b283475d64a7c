// The items of a tariff with those that it takes over from the tariff it amends: replaced where the names agree, dropped where it says so.
// Groups are flattened: each item says in which group it stands. Nothing is typed here.

import { nearestName } from "../../../values/near.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { declared, reportDuplicate } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./typing.ts";

export type PlacedItem = Exclude<tree.TariffItem, tree.For | tree.DropLine>;

/** `home`: the tariff that wrote it, whose citations cover it. `group`: the folded name of its group. */
export interface Placed<I extends PlacedItem = PlacedItem> {
  readonly item: I;
  readonly home: tree.Tariff;
  readonly group: string | undefined;
}

export interface Amended {
  readonly tariff: tree.Tariff;
  /** The tariff amended, what that one amends, and so on. */
  readonly ancestors: readonly tree.Tariff[];
  readonly items: readonly Placed[];
}

/** Undefined where the chain of `amends` leads nowhere or round in a circle; reported at the tariff where it breaks. */
export function amendedTariff(scope: Scope, tariff: tree.Tariff): Amended | undefined {
  const chain = chainOf(scope, tariff);
  if (chain === undefined) return undefined;
  let items: readonly Placed[] = [];
  for (const one of chain.toReversed()) items = laidOver(scope, items, one);
  return { tariff, ancestors: chain.slice(1), items };
}

export function placedOfKind<K extends PlacedItem["kind"]>(items: readonly Placed[], kind: K): readonly Placed<PlacedItem & { readonly kind: K }>[] {
  return items.filter((placed): placed is Placed<PlacedItem & { readonly kind: K }> => placed.item.kind === kind);
}

/** What a tariff says once and what it names twice, of its own items alone. */
export function checkOwnItems(scope: Scope, tariff: tree.Tariff): void {
  for (const [kind, what] of ONCE) {
    const [first, ...more] = tariff.items.filter((item) => item.kind === kind);
    for (const item of more) {
      const related = first === undefined ? [] : [{ span: first.span, message: "the first one" }];
      refuse({ scope }, "written-twice", item.span, { what, tariff: tariff.name.text }, related);
    }
  }
  const own = tariff.items.flatMap((item) => placedOf(item, tariff)).map(({ item }) => item);
  const lines = own.filter((item) => item.kind === "line" || item.kind === "group");
  declared(scope, "line", lines, RESERVED);
  const lets = own.filter((item) => item.kind === "let");
  declared(scope, "let", lets, RESERVED);
  for (const one of lets) {
    const other = scope.lets.get(foldName(one.name.text));
    if (other !== undefined) reportDuplicate(scope, "let", one.name, other.name);
  }
  const exceptions = own.filter((item) => item.kind === "exception");
  for (const line of new Set(exceptions.map((one) => foldName(one.line.text)))) {
    declared(
      scope,
      "exception",
      exceptions.filter((one) => foldName(one.line.text) === line),
      RESERVED,
    );
  }
}

const ONCE = [
  ["for", "`for`"],
  ["crossing", "`crossing`"],
  ["payable", "`payable`"],
] as const;
const RESERVED: ReadonlySet<string> = new Set(["days", "months", "total", "brought_forward", "base", "payable", "carried", "dropped", "others", "any"]);

/** The tariff and all that it amends, nearest first. */
function chainOf(scope: Scope, tariff: tree.Tariff): readonly tree.Tariff[] | undefined {
  const chain = [tariff];
  for (let last = tariff; last.amends !== undefined; ) {
    const { amends } = last;
    const parent = scope.tariffs.get(foldName(amends.text));
    if (parent === undefined) return unknownTariff(scope, amends);
    if (chain.includes(parent)) {
      return reportCircle(scope, chain.slice(chain.indexOf(parent)));
    }
    chain.push(parent);
    last = parent;
  }
  return chain;
}

/** Told from the tariff of the circle that is declared first: so it is told once. */
function reportCircle(scope: Scope, circle: readonly tree.Tariff[]): undefined {
  const first = [...scope.tariffs.values()].find((one) => circle.includes(one));
  if (first === undefined) return undefined;
  const at = circle.indexOf(first);
  const names = [...circle.slice(at), ...circle.slice(0, at), first].map((one) => `\`${one.name.text}\``);
  return refuse({ scope }, "amends-itself", first.amends?.span ?? first.name.span, { circle: names.join(" amends ") });
}

export function unknownTariff(scope: Scope, name: tree.Name): undefined {
  const near = nearestName(
    name.text,
    [...scope.tariffs.values()].map((one) => one.name.text),
  );
  const help = near === undefined ? "name a tariff of this schedule" : `did you mean \`${near}\`?`;
  return refuse({ scope }, "no-such-tariff", name.span, { name: name.text, help });
}

function laidOver(scope: Scope, inherited: readonly Placed[], tariff: tree.Tariff): readonly Placed[] {
  let items = inherited;
  for (const item of tariff.items) {
    if (item.kind === "drop line") items = dropped(scope, items, tariff, item);
  }
  for (const item of tariff.items) {
    if (item.kind !== "for" && item.kind !== "drop line") items = replaced(items, placedOf(item, tariff), tariff);
  }
  return items;
}

function placedOf(item: tree.TariffItem, home: tree.Tariff): readonly Placed[] {
  if (item.kind === "for" || item.kind === "drop line") return [];
  if (item.kind !== "group") return [{ item, home, group: undefined }];
  const group = foldName(item.name.text);
  return [{ item, home, group: undefined }, ...item.items.map((inner) => ({ item: inner, home, group }))];
}

/** In the place of what it replaces, and in its group; else at the end. */
function replaced(items: readonly Placed[], added: readonly Placed[], tariff: tree.Tariff): readonly Placed[] {
  const [first] = added;
  if (first === undefined) return items;
  const keys = new Set(added.map(({ item }) => keyOf(item)));
  const old = items.find(({ item, home }) => home !== tariff && keyOf(item) === keyOf(first.item));
  const groupGone = old?.item.kind === "group" ? foldName(old.item.name.text) : undefined;
  const kept = (placed: Placed): boolean =>
    placed.home === tariff || (!keys.has(keyOf(placed.item)) && (groupGone === undefined || placed.group !== groupGone));
  if (old === undefined) return [...items.filter(kept), ...added];
  const inPlace = first.item.kind === "group" ? added : added.map((placed) => ({ ...placed, group: old.group }));
  return items.flatMap((placed) => (placed === old ? inPlace : kept(placed) ? [placed] : []));
}

/** What is replaced by what; a clause that cannot be translated replaces nothing. */
function keyOf(item: PlacedItem): string {
  switch (item.kind) {
    case "line":
    case "group":
      return `line ${foldName(item.name.text)}`;
    case "let":
      return `let ${foldName(item.name.text)}`;
    case "exception":
      return `exception ${foldName(item.name.text)} to ${foldName(item.line.text)}`;
    case "payable":
    case "crossing":
      return item.kind;
    case "untranslatable":
      return `untranslatable ${item.span.file} ${item.span.start}`;
  }
}

function dropped(scope: Scope, items: readonly Placed[], tariff: tree.Tariff, drop: tree.DropLine): readonly Placed[] {
  const name = foldName(drop.line.text);
  const target = items.find(({ item }) => (item.kind === "line" || item.kind === "group") && foldName(item.name.text) === name);
  if (target === undefined) {
    reportDrop(scope, items, tariff, drop);
    return items;
  }
  const inside = new Set(items.flatMap(({ item, group }) => (item.kind === "line" && group === name ? [foldName(item.name.text)] : [])));
  return items.filter(({ item, group }) => {
    const belongs = item.kind === "exception" && (foldName(item.line.text) === name || inside.has(foldName(item.line.text)));
    return item !== target.item && !belongs && (target.item.kind !== "group" || group !== name);
  });
}

function reportDrop(scope: Scope, items: readonly Placed[], tariff: tree.Tariff, drop: tree.DropLine): void {
  if (tariff.amends === undefined) {
    refuse({ scope }, "drop-without-amends", drop.span, { line: drop.line.text, tariff: tariff.name.text });
    return;
  }
  const names = items.flatMap(({ item }) => (item.kind === "line" || item.kind === "group" ? [item.name.text] : []));
  const near = nearestName(drop.line.text, names);
  const help = near === undefined ? "leave `drop line` out" : `did you mean \`${near}\`?`;
  refuse({ scope }, "drops-nothing", drop.line.span, { line: drop.line.text, parent: tariff.amends.text, help });
}
