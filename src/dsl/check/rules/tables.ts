// `at` and `through`: the cell that holds a quantity, and a quantity run through the blocks of a rate.

import { multiplyDimensions } from "../../../values/unit.ts";
import type { Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { selectDaypart } from "./dayparts.ts";
import { rateNamed } from "./declared.ts";
import { placesOf } from "./literals.ts";
import { arePlacesPlain } from "./places-unit.ts";
import { bindKeys, openIndex, quantityFor, useRate } from "./rate-use.ts";
import type { Quantity, Typing } from "./typing.ts";
import { begin, quantity, refuse } from "./typing.ts";
import { rateAt } from "./unknown-names.ts";

type At = tree.Expression & { readonly kind: "at" };
type Through = tree.Expression & { readonly kind: "through" };
type JointNode = (Expression & { readonly kind: "through" })["joint"];

/** `x at v`: of a rate a cell, of a value by daypart one of its numbers. */
export function typeAt(typing: Typing, at: At): Expression | undefined {
  const header = at.of.kind === "path" ? rateNamed(typing, at.of) : undefined;
  if (header === undefined) return selectDaypart(typing, at);
  if (typing.locals.place === "for") return refuse(typing, "for-asks-more", at.of.span, { name: `rate ${header.name}` });
  return useRate(typing, at.span, header, at.keys);
}

export function typeThrough(typing: Typing, through: Through): Expression | undefined {
  const header = rateAt(typing, through.rate);
  if (header === undefined) return undefined;
  if (typing.locals.place !== "rule") {
    return refuse(typing, typing.locals.place === "for" ? "for-asks-more" : "cell-asks-more", through.span, { name: `... through ${header.name}` });
  }
  if (header.axis === undefined) return refuse(typing, "no-blocks", through.span, { rate: header.name });
  const amount = quantityFor(typing, header, through.quantity);
  const keys = bindKeys(typing, through.span, header, through.keys);
  if (amount === undefined || keys === undefined || amount.type.kind !== "quantity") return undefined;
  const joint = jointOf(typing, through, amount, amount.type);
  if (joint === undefined) return undefined;
  const open = openIndex(header, keys);
  if (open !== undefined && open !== amount.type.index) return refuse(typing, "daypart-key-open", through.span, { rate: header.name, set: open });
  const type = quantity(multiplyDimensions(header.unit.dimension, amount.type.dimension), amount.type.share, amount.type.index);
  return { ...begin(typing, through.span, type), kind: "through", rate: header.name, quantity: amount, keys, whole: through.whole, joint };
}

function jointOf(typing: Typing, through: Through, value: Expression, amount: Quantity): JointNode | undefined {
  const { joint } = through;
  if (amount.index === undefined) {
    return joint === undefined ? { kind: "single" } : refuse(typing, "joint-needless", joint.span, {});
  }
  if (joint === undefined) return refuse(typing, "joint-missing", through.span, { set: amount.index });
  switch (joint.kind) {
    case "each alone":
      return { kind: "each alone" };
    case "pro rata": {
      const places = placesOf(typing, joint.places);
      const arePlain = arePlacesPlain(typing, joint.span, amount.dimension, [value]);
      return places === undefined || !arePlain ? undefined : { kind: "pro rata", places };
    }
    case "time order":
      return refuse(typing, "needs-interval-data", joint.span, {});
  }
}
