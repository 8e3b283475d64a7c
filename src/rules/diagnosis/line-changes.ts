// What can happen to a line as a whole: charged twice, not at all, or with its sign turned. The line's own rounding is kept, exactly.
import type { Expression, Line, Rounding } from "../../dsl/program.ts";
import { exactFromText, exactFromWhole, fractionText, multiply, ZERO } from "../../values/exact.ts";
import { rewritten } from "../rewrite.ts";
import { joined, numberFor } from "./plan-variant.ts";

/** Twice the rounded amount is twice the value rounded to twice the step. */
export function twice(line: Line): Line {
  return {
    ...line,
    value: joined(line.value, line.value, "+", line.value),
    exceptions: line.exceptions.map((exception) => ({ ...exception, value: doubled(exception.value) })),
    round: line.round && withDoubleStep(line.round),
    print: line.print && withDoubleStep(line.print),
  };
}

export function omitted(line: Line): Line {
  return { ...line, exceptions: [], value: numberFor(line.value, "0") };
}

/** A mode that rounds away from zero or toward it does so on either side; `floor` and `ceiling` change places. */
export function signTurned(line: Line): Line {
  return {
    ...line,
    value: negated(line.value),
    exceptions: line.exceptions.map((exception) => ({ ...exception, value: negated(withBase(exception.value, negated)) })),
    round: line.round && turned(line.round),
    print: line.print && turned(line.print),
  };
}

/** What an exception takes for the line's own value is doubled already. */
function doubled(value: Expression): Expression {
  const halved = withBase(value, (base) => joined(base, base, "/", { ...numberFor(base, "2"), type: PURE_LEVEL }));
  return joined(value, halved, "+", halved);
}

const PURE_LEVEL: Expression["type"] = { kind: "quantity", dimension: "", share: "level", index: undefined };

function withBase(value: Expression, change: (base: Expression) => Expression): Expression {
  return rewritten(value, (part) => (part.kind === "builtin" && part.name === "base" ? change(part) : undefined));
}

function negated(of: Expression): Expression {
  return { id: of.id, span: of.span, type: of.type, kind: "negative", of };
}

function withDoubleStep(round: Rounding): Rounding {
  return { ...round, step: fractionText(multiply(exactFromText(round.step) ?? ZERO, exactFromWhole(2))) };
}

function turned(round: Rounding): Rounding {
  return { ...round, mode: round.mode === "floor" ? "ceiling" : round.mode === "ceiling" ? "floor" : round.mode };
}
