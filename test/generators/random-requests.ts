// Bill requests for a generated rule file, drawn to its edges: days on which something changes, quantities at the edges of blocks, zero, all nines.
import fc from "fast-check";
import type { Almanac } from "./days.ts";
import { ALMANACS } from "./days.ts";
import { scaledEdges, versionOn } from "./plain-versions.ts";
import type { Rational } from "./rational.ts";
import { decimalText, plus, rational } from "./rational.ts";
import type { DatedValue, FieldName, Piece, Request } from "./requests.ts";
import type { Rules } from "./rules.ts";

const LENGTHS = [1, 2, 28, 29, 30, 30, 31, 31, 59, 60, 61, 90];

export function anyRequest(rules: Rules): fc.Arbitrary<Request> {
  const almanac = ALMANACS[rules.calendar];
  return fc
    .record({
      days: fc.oneof(fc.constantFrom(...LENGTHS), fc.integer({ min: 1, max: 100 })),
      anchor: fc.constantFrom(...anchors(rules, almanac)),
      /** How far the anchor is into the period: on its first day, on its last, just outside, anywhere. */
      place: fc.oneof(fc.constantFrom(0, 1, -1), fc.constantFrom("last", "end"), fc.nat(40)),
      cuts: fc.oneof(fc.constant<readonly number[]>([]), fc.array(fc.nat(99), { maxLength: 3 })),
      interim: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      quantities: fc.array(anyQuantity, { minLength: 12, maxLength: 12 }),
      facts: anyFacts(rules),
      known: fc.option(fc.integer({ min: -3, max: 60 }), { nil: undefined, freq: 2 }),
      issued: fc.nat(40),
      demand: fc.constantFrom("0", "12.5", "430", "99.999", "1000000"),
      broughtForward: fc.constantFrom("0", "0", "640", "-12.5", "999.999"),
    })
    .map((raw) => {
      const place = raw.place === "last" ? raw.days - 1 : raw.place === "end" ? raw.days : raw.place;
      const from = Math.min(Math.max(raw.anchor - place, almanac.from), almanac.to - raw.days);
      const to = from + raw.days;
      const account = datedFacts(raw.facts, from, raw.days);
      const late = (days: number): number => Math.max(almanac.from, Math.min(to + days, almanac.to - 1));
      const bare: Request = {
        from,
        to,
        known: raw.known === undefined ? undefined : late(raw.known),
        issued: late(raw.issued),
        account,
        pieces: [],
        demand: raw.demand,
        broughtForward: raw.broughtForward,
      };
      return { ...bare, pieces: piecesOf(rules, bare, raw) };
    });
}

/** Days on which something can change, and those that calendars make odd. */
function anchors(rules: Rules, almanac: Almanac): readonly number[] {
  const versions = rules.rates.flatMap((rate) => rate.versions.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])));
  const heat = rules.heat.flatMap(({ from, start, end }) => [
    from,
    ...almanac.months.filter(({ month }) => month === start.month).map((month) => month.start + start.day - 1),
    ...almanac.months.filter(({ month }) => month === end.month).map((month) => month.start + end.day - 1),
  ]);
  const months = almanac.months.map(({ start }) => start).filter((_, at) => at % 5 === 0);
  return [...versions, ...versions, ...heat, ...months, almanac.leap, almanac.from, almanac.to];
}

type Quantity =
  | { readonly kind: "zero" | "nines" }
  | { readonly kind: "number"; readonly whole: number; readonly part: number }
  | { readonly kind: "edge"; readonly which: number; readonly off: number };

const anyQuantity: fc.Arbitrary<Quantity> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Quantity>({ kind: "zero" }) },
  { weight: 1, arbitrary: fc.constant<Quantity>({ kind: "nines" }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("number" as const), whole: fc.nat(3_000), part: fc.nat(999) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("edge" as const), which: fc.nat(20), off: fc.integer({ min: -1, max: 1 }) }) },
);

function piecesOf(
  rules: Rules,
  request: Request,
  raw: { readonly days: number; readonly cuts: readonly number[]; readonly interim: readonly boolean[]; readonly quantities: readonly Quantity[] },
): readonly Piece[] {
  const days = [...new Set(raw.cuts.map((cut) => request.from + 1 + (cut % Math.max(1, raw.days - 1))))]
    .filter((day) => day < request.to)
    .sort((a, b) => a - b);
  const edges = edgesOf(rules, request);
  const registers = rules.dayparts?.length ?? 1;
  return [request.from, ...days].map((from, at) => {
    const to = days[at] ?? request.to;
    const quantities = Array.from({ length: registers }, (_, register) =>
      quantityText(rules.places, edges, raw.quantities[(at * registers + register) % raw.quantities.length]),
    );
    return { from, to, interim: to < request.to && raw.interim[at] === true, quantities };
  });
}

/** The edges of all blocks as the whole bill scales them, where it has one version. */
function edgesOf(rules: Rules, request: Request): readonly Rational[] {
  const about = { rules, request: { ...request, account: { ...request.account, households: request.account.households.slice(0, 1) } } };
  return rules.rates.flatMap((rate) => {
    const version = versionOn(rules, rate, request.from, undefined);
    return rate.widths === undefined || version === undefined ? [] : scaledEdges(about, rate.widths, version, request);
  });
}

function quantityText(places: number, edges: readonly Rational[], quantity: Quantity | undefined): string {
  switch (quantity?.kind) {
    case undefined:
    case "zero":
      return "0";
    case "nines":
      return places === 0 ? "9999999" : `9999999.${"9".repeat(places)}`;
    case "number":
      return decimalText(rational(`${quantity.whole * 1000 + quantity.part}/1000`), places);
    case "edge": {
      const edge = edges[quantity.which % Math.max(1, edges.length)] ?? rational("100");
      const text = decimalText(plus(edge, rational(`${quantity.off}/${10 ** places}`)), places);
      return text.startsWith("-") ? "0" : text;
    }
  }
}

type RawFact = { readonly first: string; readonly later: { readonly value: string; readonly after: number } | undefined };

function anyFacts(rules: Rules): fc.Arbitrary<Readonly<Record<FieldName, RawFact>>> {
  const fact = (...values: readonly string[]): fc.Arbitrary<RawFact> =>
    fc.record({
      first: fc.constantFrom(...values),
      later: fc.oneof(
        { weight: 9, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.record({ value: fc.constantFrom(...values), after: fc.nat(60) }) },
      ),
    });
  return fc.record({ class: fact(...rules.classes), rural: fact("yes", "no"), households: fact("1", "2", "3", "20"), contracted: fact("0", "30.5", "500") });
}

function datedFacts(facts: Readonly<Record<FieldName, RawFact>>, from: number, days: number): Request["account"] {
  const dated = ({ first, later }: RawFact): readonly DatedValue[] => [
    { from, value: first },
    ...(later === undefined || days < 2 ? [] : [{ from: from + 1 + (later.after % (days - 1)), value: later.value }]),
  ];
  return { class: dated(facts.class), rural: dated(facts.rural), households: dated(facts.households), contracted: dated(facts.contracted) };
}
