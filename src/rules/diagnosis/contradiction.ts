// A bill whose own sums do not hold: whatever mistake the engine works out, its lines make up its total and its total what is paid and carried. No variant of the
// catalogue prints such a bill, and none is looked for.
import { identitiesOf } from "../audit/identities.ts";
import { lineRules } from "../audit/line-rules.ts";
import type { Question } from "./question.ts";

/** In words; undefined where the sums hold, or do not tell: by the rules of any tariff, since the account may have been billed by another. */
export function contradictionIn({ bench, compared }: Question): string | undefined {
  const { issued } = bench.case;
  const { plan } = bench.scene;
  const tariffs = Object.values(plan.tariffs);
  const fails = (name: "sum of lines" | "payable and carry"): boolean =>
    tariffs.every((tariff) => {
      const known = { rules: lineRules(tariff, issued), payable: tariff.payable.round, balance: undefined, onBase: [] };
      return identitiesOf(plan, known, issued, undefined).some((identity) => identity.name === name && identity.holds === "no");
    });
  const areAllThere = compared.isWhole && compared.blocks.size === 0 && compared.leftOut.length === 0;
  if (areAllThere && issued.total !== undefined && fails("sum of lines"))
    return "the printed lines do not make up the total: no mistake of the catalogue prints that";
  const carries = tariffs.every(({ payable }) => payable.round === undefined || payable.remainder?.word === "carry");
  const areSums = ["total", "brought_forward", "payable", "carried"].every((name) => compared.aims.has(name));
  return carries && areSums && fails("payable and carry")
    ? "what is payable and carried is not the total and the balance: no mistake of the catalogue prints that"
    : undefined;
}
