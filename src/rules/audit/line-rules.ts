// What the rules say of each line as a part of the total: whether it counts, and whether its printed figure may have been rounded after it was added.
import type { Tariff } from "../../dsl/program.ts";
import type { IssuedBill } from "../issued/case.ts";
import type { LineRule } from "./identities.ts";
import { rulesOf } from "./statement.ts";

/** Of a group either its lines count in the sum or, where it rounds them and was printed, itself. */
export function lineRules(tariff: Tariff, issued: IssuedBill): ReadonlyMap<string, LineRule> {
  const printed = new Set(issued.lines.map(({ name }) => name));
  const standsForLines = new Set(
    tariff.items.flatMap((item) => (item.kind === "group" && item.round !== undefined && printed.has(item.name) ? [item.name] : [])),
  );
  return new Map(
    rulesOf(tariff).map((rule) => {
      const isMemo = rule.kind === "line" ? rule.memo || standsForLines.has(rule.group ?? "") : !standsForLines.has(rule.name);
      return [rule.name, { isMemo, isPrintedRounded: rule.print !== undefined, group: rule.kind === "line" ? rule.group : undefined }];
    }),
  );
}
