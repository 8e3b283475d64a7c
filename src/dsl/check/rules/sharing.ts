// Where a line gives another amount worked out in segments than once over the bill, and where it cannot be worked out in segments at all.
// INVARIANT: these are the table and the list of docs/language/meaning.md, "Shared and level" and "The billing period, cuts and segments".
import type { Span } from "../../../values/span.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Scope } from "../scope.ts";
import type { Share } from "./typing.ts";
import type { Lets } from "./uses.ts";
import { usedParts } from "./uses.ts";

/** `why` reads on after "and": "`max` compares what is shared". */
export interface Finding {
  readonly span: Span;
  readonly why: string;
}

type Tables = Pick<Scope, "rates">;

/** The parts that make a line cut-sensitive, but for its own `round`. */
export function sensitiveParts(scope: Tables, lets: Lets, roots: readonly Expression[]): readonly Finding[] {
  return usedParts(lets, roots).flatMap((part) => {
    const why = whySensitive(scope, part);
    return why === undefined ? [] : [{ span: part.span, why }];
  });
}

function whySensitive(scope: Tables, part: Expression): string | undefined {
  switch (part.kind) {
    case "extreme":
      return part.of.some(isShared) ? `\`${part.which}\` compares what is shared out among segments` : undefined;
    case "comparison":
      return isShared(part.left) || isShared(part.right) ? "its condition compares what is shared out among segments" : undefined;
    case "rounded":
      return isShared(part.of) ? "it rounds what is shared out among segments" : undefined;
    case "arithmetic":
      return part.places !== undefined && isShared(part) ? "its division rounds what is shared out among segments" : undefined;
    case "rate":
      return part.quantity !== undefined && isShared(part.quantity)
        ? `the block of \`${part.rate}\` depends on a quantity that is shared out among segments`
        : undefined;
    case "through":
      return whyThroughSensitive(scope, part);
    default:
      return undefined;
  }
}

function whyThroughSensitive(scope: Tables, part: Expression & { readonly kind: "through" }): string | undefined {
  if (!isShared(part.quantity)) return undefined;
  const header = scope.rates.get(foldName(part.rate));
  if (part.whole) return `\`whole\` bills all of a shared quantity at the block that it reaches`;
  if (part.joint.kind === "pro rata") return "`joint pro rata` rounds what is shared out among segments";
  if (header?.widthsShared === false) return `the blocks of \`${part.rate}\` keep their full width in each segment`;
  return header?.declaration.widths?.round === undefined ? undefined : `the blocks of \`${part.rate}\` are rounded in each segment`;
}

/** The parts that have a meaning over the whole bill only. */
export function mixedParts(scope: Tables, lets: Lets, roots: readonly Expression[]): readonly Finding[] {
  return usedParts(lets, roots).flatMap((part) => {
    const why = whyMixed(scope, part);
    return why === undefined ? [] : [{ span: part.span, why }];
  });
}

function whyMixed(scope: Tables, part: Expression): string | undefined {
  switch (part.kind) {
    case "arithmetic":
      return whyArithmeticMixed(part);
    case "extreme":
      return isMixed(part.of) ? `\`${part.which}\` compares ${MIXED}` : undefined;
    case "comparison":
      return isMixed([part.left, part.right]) ? `its condition compares ${MIXED}` : undefined;
    case "if":
      return isMixed([part.then, part.otherwise]) ? `the branches of \`if\` are ${MIXED}` : undefined;
    case "by daypart":
      return isMixed(Object.values(part.cases)) ? `the dayparts hold ${MIXED}` : undefined;
    case "power factor":
      return isMixed([part.active, part.reactive]) ? `the power factor takes ${MIXED}` : undefined;
    case "rate":
    case "through": {
      const widthsShared = scope.rates.get(foldName(part.rate))?.widthsShared === true;
      const isLevel = part.quantity !== undefined && shareOf(part.quantity) === "level";
      return widthsShared && isLevel ? `a quantity that holds in every segment meets blocks of \`${part.rate}\` whose width is shared out` : undefined;
    }
    default:
      return undefined;
  }
}

const MIXED = "something shared out among segments with something that holds in each of them";

function whyArithmeticMixed(part: Expression & { readonly kind: "arithmetic" }): string | undefined {
  const left = shareOf(part.left);
  const right = shareOf(part.right);
  switch (part.sign) {
    case "+":
      return isMixed([part.left, part.right]) ? `it adds ${MIXED}` : undefined;
    case "-":
      return isMixed([part.left, part.right]) ? `it subtracts ${MIXED}` : undefined;
    case "*":
      return left === "shared" && right === "shared" ? "it multiplies two things that are both shared out among segments" : undefined;
    case "/":
      return left === "level" && right === "shared" ? "it divides something that holds in each segment by something shared out among them" : undefined;
  }
}

/** Zero counts as either. */
function isMixed(parts: readonly Expression[]): boolean {
  const shares = parts.map(shareOf);
  return shares.includes("shared") && shares.includes("level");
}

function isShared(expression: Expression): boolean {
  return shareOf(expression) === "shared";
}

function shareOf(expression: Expression): Share | undefined {
  return expression.type.kind === "quantity" ? expression.type.share : undefined;
}
