// Faults of single lines: a subsidy or exemption left out, given where it is not due, its edge held by the wrong side; a line charged twice or not at all;
// a minimum or cap left out or turned round.
import type { Exception, Expression, Line } from "../../../dsl/program.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import { omitted, twice } from "../line-changes.ts";
import type { Place } from "../places.ts";
import { changedAt, linesOf, nthChanged, partsAt, placesOf, placeText } from "../places.ts";
import { lineVariant, ofRules, PURE_UNIT, planVariant } from "../plan-variant.ts";
import { touchedByPlace, touchesNothing } from "../touches.ts";

export const EXCEPTION: Fault = ofRules({
  id: "F19",
  name: "subsidy, exemption or line wrongly applied",
  family: "billing error",
  stage: 9,
  slot: "exception",
  evidence: "contract",
  variants: (bench) => [
    ...linesOf(bench.trace.tariff).flatMap((line) => [
      ...line.exceptions.flatMap(({ name }) => exceptionVariants(bench, line.name, name)),
      ...wholeLine(bench, line),
    ]),
    ...placesOf(bench.trace.tariff).flatMap((place) => [...branches(bench, place), ...edges(bench, place)]),
  ],
});

function exceptionVariants(bench: Bench, line: string, exception: string): readonly Variant[] {
  const variant = (way: string, change: (own: Line) => Line): Variant =>
    lineVariant(bench, `F19 ${line} ${exception} ${way}`, { exception, way }, line, change);
  return [
    variant("left out", (own) => ({ ...own, exceptions: own.exceptions.map((each) => (each.name === exception ? never(each) : each)) })),
    variant("given", (own) => ({ ...own, exceptions: own.exceptions.flatMap((each) => (each.name === exception ? [always(each)] : [])) })),
  ];
}

function never(exception: Exception): Exception {
  return { ...exception, condition: truth(exception.condition, "!=") };
}

function always(exception: Exception): Exception {
  return { ...exception, condition: truth(exception.condition, "=") };
}

/** `0 = 0` or `0 != 0`: a condition that asks nothing. */
function truth({ id, span }: Expression, sign: "=" | "!="): Expression {
  const zero: Expression = {
    id,
    span,
    kind: "number",
    value: "0",
    unit: PURE_UNIT,
    type: { kind: "quantity", dimension: "", share: "zero", index: undefined },
  };
  return { id, span, kind: "comparison", sign, left: zero, right: zero, type: { kind: "truth" } };
}

/** A memo line is charged to nobody. */
function wholeLine(bench: Bench, { name, memo }: Line): readonly Variant[] {
  if (memo) return [];
  return [lineVariant(bench, `F19 ${name} twice`, { way: "twice" }, name, twice), lineVariant(bench, `F19 ${name} omitted`, { way: "omitted" }, name, omitted)];
}

/** One branch of an `if` taken whatever its condition says. */
function branches(bench: Bench, place: Place): readonly Variant[] {
  return partVariants(bench, place, isBranch, (part, nth) =>
    (["then", "otherwise"] as const).map((branch) => ({
      key: `if ${nth} ${branch}`,
      values: { way: `condition ${nth} taken as ${branch === "then" ? "met" : "not met"}` },
      to: (own) => (own.kind === "if" ? own[branch] : part),
    })),
  );
}

/** The edge of a condition held by the other side: `<` for `<=`. */
function edges(bench: Bench, place: Place): readonly Variant[] {
  return partVariants(bench, place, hasEdge, (_, nth) => [
    {
      key: `edge ${nth}`,
      values: { way: `edge of condition ${nth} on the other side` },
      to: (own) => (own.kind !== "comparison" || own.sign === "=" || own.sign === "!=" ? undefined : { ...own, sign: OTHER_EDGE[own.sign] }),
    },
  ]);
}

const OTHER_EDGE = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" } as const;

function isBranch(part: Expression): part is Expression & { readonly kind: "if" } {
  return part.kind === "if";
}

function hasEdge(part: Expression): part is Expression & { readonly kind: "comparison" } {
  return part.kind === "comparison" && part.sign !== "=" && part.sign !== "!=";
}

interface PartChange {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly to: (part: Expression) => Expression | undefined;
}

function partVariants<T extends Expression>(
  bench: Bench,
  place: Place,
  is: (part: Expression) => part is T,
  changes: (part: T, nth: number) => readonly PartChange[],
  id = "F19",
): readonly Variant[] {
  const touches = touchedByPlace(bench, place);
  if (touchesNothing(touches)) return [];
  return partsAt(bench.trace.tariff, place)
    .filter(is)
    .flatMap((part, at) =>
      changes(part, at + 1).map(({ key, values, to }) =>
        planVariant(`${id} ${placeText(place)} ${key}`, { line: placeText(place), ...values }, touches, (plan) =>
          changedAt(plan, place, (tariff) => nthChanged(tariff, place, { is, nth: at + 1, to })),
        ),
      ),
    );
}

/** One of the things compared stands alone; or the least is taken for the greatest. */
export const MINIMUM: Fault = ofRules({
  id: "F20",
  name: "minimum or cap left out or wrongly applied",
  family: "billing error",
  stage: 9,
  slot: "minimum",
  evidence: "other bills of the run",
  variants: (bench) =>
    placesOf(bench.trace.tariff).flatMap((place) =>
      partVariants(
        bench,
        place,
        isExtreme,
        (extreme, nth) => [
          ...extreme.of.map((_, at) => ({
            key: `${extreme.which} ${nth}.${at + 1} alone`,
            values: { way: `part ${at + 1} of ${extreme.which} ${nth} alone` },
            to: (own: Expression) => (own.kind === "extreme" ? own.of[at] : undefined),
          })),
          {
            key: `${extreme.which} ${nth} turned`,
            values: { way: `${extreme.which} ${nth} turned round` },
            to: (own: Expression) => (own.kind === "extreme" ? { ...own, which: own.which === "min" ? ("max" as const) : ("min" as const) } : undefined),
          },
        ],
        "F20",
      ),
    ),
});

function isExtreme(part: Expression): part is Expression & { readonly kind: "extreme" } {
  return part.kind === "extreme";
}
