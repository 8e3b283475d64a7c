// Values by daypart: made with `by tou (...)`, added up with `total`, one of them taken with `at peak`.

import { nearestName } from "../../../values/near.ts";
import type { DaypartSet, Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { listOf, showOperand } from "./describe.ts";
import { isUnknown, joinTypes } from "./join.ts";
import { isRulePlace } from "./place.ts";
import type { Typing, Wanted } from "./typing.ts";
import { begin, NOTHING_WANTED, quantity, refuse } from "./typing.ts";

type ByDaypart = tree.Expression & { readonly kind: "by daypart" };

export function typeByDaypart(typing: Typing, by: ByDaypart, wanted: Wanted): Expression | undefined {
  const set = typing.scope.dayparts.get(foldName(by.set.text));
  if (set === undefined) return unknownSet(typing, by.set);
  if (!isRulePlace(typing, by.span, `by ${set.name} (...)`)) return undefined;
  const values = casesOf(typing, by, set, wanted);
  if (values === undefined) return undefined;
  const joined = joinTypes(typing, by.span, [...values.values()], "given to dayparts of one value");
  const others = values.get("others");
  const missing = set.members.filter((member) => !values.has(member.name));
  if (missing.length > 0 && others === undefined) {
    return refuse(typing, "daypart-missing", by.span, { set: set.name, missing: listOf(missing.map((member) => member.name)) });
  }
  if (joined === undefined) return undefined;
  if (joined.kind !== "quantity" || joined.index !== undefined) {
    const odd = [...values.values()].find(({ type }) => type.kind !== "quantity" || type.index !== undefined);
    return odd === undefined ? undefined : refuse(typing, "daypart-not-a-number", odd.span, { set: set.name, found: showOperand(typing.scope, odd) });
  }
  const cases: Record<string, Expression> = {};
  for (const member of set.members) {
    const value = values.get(member.name) ?? others;
    if (value !== undefined) cases[member.name] = isUnknown(value) ? { ...value, type: joined } : value;
  }
  return { ...begin(typing, by.span, quantity(joined.dimension, joined.share, set.name)), kind: "by daypart", set: set.name, cases };
}

/** By member as declared, or `others`. Undefined after an error in any of them. */
function casesOf(typing: Typing, by: ByDaypart, set: DaypartSet, wanted: Wanted): ReadonlyMap<string, Expression> | undefined {
  const values = new Map<string, Expression>();
  let failed = false;
  for (const { member, value } of by.cases) {
    const name = member.text === "others" ? "others" : memberNamed(typing, set, member);
    const typed = typing.type(value, { ...wanted, domain: undefined });
    if (name !== undefined && values.has(name)) refuse(typing, "daypart-twice", member.span, { member: name });
    if (name === undefined || typed === undefined || values.has(name)) failed = true;
    else values.set(name, typed);
  }
  return failed ? undefined : values;
}

/** `x at peak`, of a value by daypart. */
export function selectDaypart(typing: Typing, at: tree.Expression & { readonly kind: "at" }): Expression | undefined {
  const of = typing.type(at.of, NOTHING_WANTED);
  if (of === undefined) return undefined;
  if (of.type.kind !== "quantity" || of.type.index === undefined) {
    return refuse(typing, "at-needs-dayparts", at.span, { found: showOperand(typing.scope, of) });
  }
  const set = typing.scope.dayparts.get(foldName(of.type.index));
  const [key, ...more] = at.keys;
  const name = key?.kind === "path" && key.parts.length === 1 ? key.parts[0] : undefined;
  if (set === undefined || name === undefined || more.length > 0) {
    return refuse(typing, "one-daypart", at.span, {
      set: of.type.index,
      members: listOf(
        (set?.members ?? []).map((member) => member.name),
        "or",
      ),
    });
  }
  const member = memberNamed(typing, set, name);
  if (member === undefined) return undefined;
  return { ...begin(typing, at.span, quantity(of.type.dimension, of.type.share)), kind: "select", of, member };
}

/** `x total`. */
export function typeTotal(typing: Typing, total: tree.Expression & { readonly kind: "total" }): Expression | undefined {
  const of = typing.type(total.of, NOTHING_WANTED);
  if (of === undefined) return undefined;
  if (of.type.kind !== "quantity" || of.type.index === undefined) {
    return refuse(typing, "total-needless", total.span, { found: showOperand(typing.scope, of) });
  }
  return { ...begin(typing, total.span, quantity(of.type.dimension, of.type.share)), kind: "total", of };
}

function memberNamed(typing: Typing, set: DaypartSet, name: tree.Name): string | undefined {
  const member = set.members.find((one) => foldName(one.name) === foldName(name.text));
  if (member !== undefined) return member.name;
  const names = set.members.map((one) => one.name);
  const near = nearestName(name.text, names);
  const help = near === undefined ? `its values are ${listOf(names)}` : `did you mean \`${near}\`?`;
  return refuse(typing, "not-a-value", name.span, { name: name.text, domain: set.name, help });
}

function unknownSet(typing: Typing, name: tree.Name): undefined {
  const names = [...typing.scope.dayparts.values()].map((set) => set.name);
  const near = nearestName(name.text, names);
  const help = near === undefined ? (names.length === 0 ? "declare `dayparts`" : `declared are ${listOf(names)}`) : `did you mean \`${near}\`?`;
  return refuse(typing, "no-such-dayparts", name.span, { name: name.text, help });
}
