// Whether an explanation is the mistake that was made, or an exact equivalent: it is made a second time by the bench's own injectors, under the name that
// the explanation gives it, and the bill that follows is compared with the issuer's in every figure, printed or not. Where the bench has no mistake of that
// name, the figures that the explanation shows are.
import type { FaultExplanation } from "../../src/index.ts";
import { isSameNumber } from "./decimal.ts";
import { INJECTORS } from "./faults/all.ts";
import type { Issued } from "./issuer.ts";
import { issuedBy } from "./issuer.ts";
import type { Beside, World } from "./world.ts";

/** `unlike`: another bill, though what was printed is the same. */
export type Likeness = "true" | "equivalent" | "unlike";

export interface Made {
  readonly right: World;
  /** What the issuer counted with, and prints. */
  readonly wrong: World;
  readonly beside: Beside;
  /** Of the faults that were made, in their order. */
  readonly keys: readonly string[];
  readonly issued: Issued;
}

export function likenessOf(made: Made, explanation: FaultExplanation): Likeness {
  const keys = explanation.faults.map(({ key }) => key);
  if (isSameSet(keys, made.keys)) return "true";
  const again = remade(made, keys);
  if (again !== undefined) return isSameBill(again, made.issued) ? "equivalent" : "unlike";
  return isSameFigures(explanation.figures, made.issued) ? "equivalent" : "unlike";
}

/** Undefined where one of the keys is none of the bench's, or it gives no bill. */
export function remade({ right, beside }: Pick<Made, "right" | "beside">, keys: readonly string[]): Issued | undefined {
  const world = keys.reduce<World | undefined>((changed, key) => changed && injectionNamed(right, beside, key)?.apply(changed), right);
  return world === undefined ? undefined : issuedBy(world);
}

function injectionNamed(right: World, beside: Beside, key: string): ReturnType<(typeof INJECTORS)[number]["injections"]>[number] | undefined {
  const injector = INJECTORS.find(({ fault }) => key.startsWith(`${fault} `));
  return injector?.injections(right, beside).find((each) => plainKey(each.key) === plainKey(key));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a.map(plainKey).toSorted(), b.map(plainKey).toSorted()];
  return one.length === other.length && one.every((key, at) => key === other[at]);
}

/** Rates that were not split are named in any order. */
function plainKey(key: string): string {
  return key.startsWith("F03 ") ? key.replaceAll(",", "").split(" ").toSorted().join(" ") : key;
}

export function isSameBill(a: Issued, b: Issued): boolean {
  const names = new Set([...a.lines.keys(), ...b.lines.keys()]);
  const isSameLine = (name: string): boolean => isSameNumber(a.lines.get(name) ?? "0", b.lines.get(name) ?? "0");
  return SUMS.every((sum) => isSameNumber(a[sum], b[sum])) && [...names].every(isSameLine);
}

const SUMS = ["total", "broughtForward", "payable", "carried"] as const;

/** A figure that has no end is no figure of a printed bill. */
function isSameFigures({ total, brought_forward, payable, carried, ...lines }: Readonly<Record<string, string>>, issued: Issued): boolean {
  const sums = { total: total ?? "", broughtForward: brought_forward ?? "", payable: payable ?? "", carried: carried ?? "" };
  const all = [...Object.values(sums), ...Object.values(lines)];
  return all.every((text) => /^-?\d+(\.\d+)?$/.test(text)) && isSameBill({ lines: new Map(Object.entries(lines)), ...sums }, issued);
}
