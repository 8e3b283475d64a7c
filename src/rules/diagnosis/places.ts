// Places of a tariff where an expression stands: lines, lets, the payable. A fault names its place, so that it means the same in every tariff that has it.
import type { Expression, Group, Line, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { own } from "../../values/record.ts";
import { rulesOf } from "../audit/statement.ts";
import type { Change } from "../rewrite.ts";
import { everyPart, everyTariff, expressionsOfLine, rewrittenLine, withLet, withLine, withPayable } from "../rewrite.ts";

export type Place = { readonly kind: "line" | "let"; readonly name: string } | { readonly kind: "payable" };

/** Lines in printed order, then lets by name, then the payable. */
export function placesOf(tariff: Tariff): readonly Place[] {
  return [
    ...linesOf(tariff).map(({ name }): Place => ({ kind: "line", name })),
    ...Object.keys(tariff.lets)
      .sort()
      .map((name): Place => ({ kind: "let", name })),
    { kind: "payable" },
  ];
}

/** As it stands in keys: `tax`, `let base_price`, `payable`. */
export function placeText(place: Place): string {
  switch (place.kind) {
    case "line":
      return place.name;
    case "let":
      return `let ${place.name}`;
    case "payable":
      return "payable";
  }
}

/** All parts of the place's expressions, each outermost first; none where the tariff has no such place. */
export function partsAt(tariff: Tariff, place: Place): readonly Expression[] {
  return expressionsAt(tariff, place).flatMap(everyPart);
}

export function expressionsAt(tariff: Tariff, place: Place): readonly Expression[] {
  switch (place.kind) {
    case "line": {
      const line = lineOf(tariff, place.name);
      return line === undefined ? [] : expressionsOfLine(line);
    }
    case "let": {
      const rule = own(tariff.lets, place.name);
      return rule === undefined ? [] : [rule.value];
    }
    case "payable":
      return [tariff.payable.value];
  }
}

/** The plan with the place rewritten in every tariff that has it. `change` is made for each tariff; undefined leaves that one as it is. */
export function changedAt(plan: Plan, place: Place, change: (tariff: Tariff) => Change | undefined): Plan {
  return everyTariff(plan, (tariff) => {
    const own = change(tariff);
    return own === undefined ? tariff : rewrittenAt(tariff, place, own);
  });
}

export function rewrittenAt(tariff: Tariff, place: Place, change: Change): Tariff {
  switch (place.kind) {
    case "line":
      return withLine(tariff, place.name, (line) => rewrittenLine(line, change));
    case "let":
      return withLet(tariff, place.name, change);
    case "payable":
      return withPayable(tariff, change);
  }
}

/** The n-th part (from 1) of those that `is` takes, replaced by what `to` gives. */
export function nthChanged<T extends Expression>(
  tariff: Tariff,
  place: Place,
  { is, nth, to }: { readonly is: (part: Expression) => part is T; readonly nth: number; readonly to: (part: T) => Expression | undefined },
): Change | undefined {
  const target = partsAt(tariff, place).filter(is)[nth - 1];
  return target === undefined ? undefined : (part) => (part === target ? to(target) : undefined);
}

export function lineOf(tariff: Tariff, name: string): Line | undefined {
  return linesOf(tariff).find((line) => line.name === name);
}

export function linesOf(tariff: Tariff): readonly Line[] {
  return rulesOf(tariff).flatMap((rule) => (rule.kind === "line" ? [rule] : []));
}

export function groupsOf(tariff: Tariff): readonly Group[] {
  return rulesOf(tariff).flatMap((rule) => (rule.kind === "group" ? [rule] : []));
}
