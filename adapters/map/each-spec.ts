// Every value that a map names, with its place: for checks that look at all of them alike.
import type { DateSpec, LineSpec, Mapping, NumberSpec, PeriodSpec, Source, TextSpec } from "./mapping.ts";

export interface PlacedSpec {
  /** `lines.energy.amount` */
  readonly place: string;
  readonly kind: "text" | "number" | "date" | "flag" | "value";
  readonly source: Source;
  /** A figure that one column gives to one place alone: an amount, a sum, a reading. */
  readonly isFigure: boolean;
}

/** What the issuer printed. */
export function issuedSpecs(map: Mapping): readonly PlacedSpec[] {
  const { id, account, period, issued_on, tariff, days, total, brought_forward, payable, carried } = map.issued;
  const lines = map.lines.kind === "rows" ? [] : Object.entries(map.lines.lines);
  return [
    ...id.map((one, at) => text(id.length > 1 ? `issued.id[${at}]` : "issued.id", one)),
    text("issued.account", account),
    ...periodSpecs("issued.period", period),
    ...given([["issued.issued_on", issued_on]], date),
    ...given([["issued.tariff", tariff]], text),
    ...given([["issued.days", days]], number),
    ...given(
      [
        ["issued.total", total],
        ["issued.brought_forward", brought_forward],
        ["issued.payable", payable],
        ["issued.carried", carried],
      ],
      figure,
    ),
    ...lines.flatMap(([name, line]) => lineSpecs(`lines.${name}`, line)),
    ...Object.entries(map.otherLines).flatMap(([name, line]) => lineSpecs(`other_lines.${name}`, line)),
    ...(map.lines.kind === "rows" ? [text("line_rows.name", map.lines.name), ...lineSpecs("line_rows", map.lines.line)] : []),
    ...map.readings.flatMap(({ previous, current, multiplier, quantity }, at) => [
      ...given(
        [
          [`readings[${at}].previous`, previous],
          [`readings[${at}].current`, current],
        ],
        figure,
      ),
      ...given(
        [
          [`readings[${at}].multiplier`, multiplier],
          [`readings[${at}].quantity`, quantity],
        ],
        number,
      ),
    ]),
  ];
}

/** Facts of record. */
export function requestSpecs({ request }: Mapping): readonly PlacedSpec[] {
  const { period, tariff, account, readings, usage, history, charges, brought_forward, issued } = request;
  return [
    ...periodSpecs("request.period", period === "as issued" ? undefined : period),
    ...given([["request.tariff", own(tariff)]], text),
    ...Object.entries(account).map(([name, spec]): PlacedSpec => ({ place: `request.account.${name}`, kind: "value", source: spec.source, isFigure: false })),
    ...(readings === "as issued" ? [] : readings).flatMap((reading, at) => {
      const { previous, current, maximum, multiplier, digits, point, rollover, estimated, interim, from, to } = reading;
      const place = (name: string): string => `request.readings[${at}].${name}`;
      return [
        ...given(
          Object.entries({ previous, current, maximum, multiplier, digits }).map(([name, spec]) => [place(name), spec] as const),
          number,
        ),
        ...given([[place("point"), point]], text),
        ...given(
          Object.entries({ rollover, estimated, interim }).map(([name, spec]) => [place(name), spec] as const),
          flag,
        ),
        ...given(
          Object.entries({ from, to }).map(([name, spec]) => [place(name), spec] as const),
          date,
        ),
      ];
    }),
    ...Object.entries(usage).flatMap(([field, parts]) =>
      Object.entries(parts).map(([part, spec]) => number(part === "" ? `request.usage.${field}` : `request.usage.${field}.${part}`, spec)),
    ),
    ...Object.entries(history).flatMap(([field, specs]) => specs.map((spec, at) => number(`request.history.${field}[${at}]`, spec))),
    ...Object.entries(charges).map(([field, spec]) => number(`request.charges.${field}`, spec)),
    ...given([["request.brought_forward", own(brought_forward)]], number),
    ...given([["request.issued", own(issued)]], date),
  ];
}

export function markSpecs({ marks }: Mapping): readonly PlacedSpec[] {
  return Object.entries(marks).map(([name, spec]) => text(`marks.${name}`, spec));
}

/** In the files beside the bills. */
export function besideSpecs({ records, ledger, evidence }: Mapping): readonly PlacedSpec[] {
  return [
    ...given([["records.key", records?.key]], text),
    ...given(
      [
        ["ledger.account", ledger?.account],
        ["ledger.bill", ledger?.bill],
        ["ledger.id", ledger?.id],
        ["ledger.kind", ledger?.kind],
      ],
      text,
    ),
    ...given([["ledger.day", ledger?.day]], date),
    ...given(
      [
        ["evidence.account", evidence?.account],
        ["evidence.id", evidence?.id],
        ["evidence.kind", evidence?.kind],
      ],
      text,
    ),
    ...given([["evidence.day", evidence?.day]], date),
    ...Object.entries(evidence?.says ?? {}).map(
      ([name, spec]): PlacedSpec => ({ place: `evidence.says.${name}`, kind: "value", source: spec.source, isFigure: false }),
    ),
    ...ledgerAmounts(ledger),
  ];
}

function ledgerAmounts(ledger: Mapping["ledger"]): readonly PlacedSpec[] {
  if (ledger === undefined) return [];
  const { amount } = ledger;
  return "debit" in amount ? [figure("ledger.amount.debit", amount.debit), figure("ledger.amount.credit", amount.credit)] : [figure("ledger.amount", amount)];
}

function own<T>(spec: T | "as issued" | undefined): T | undefined {
  return spec === "as issued" ? undefined : spec;
}

function given<T>(specs: readonly (readonly [string, T | undefined])[], make: (place: string, spec: T) => PlacedSpec): readonly PlacedSpec[] {
  return specs.flatMap(([place, spec]) => (spec === undefined ? [] : [make(place, spec)]));
}

function periodSpecs(place: string, period: PeriodSpec | undefined): readonly PlacedSpec[] {
  return period === undefined ? [] : [date(`${place}.from`, period.from), date(`${place}.to`, period.to)];
}

function lineSpecs(place: string, { amount, quantity, rate }: LineSpec): readonly PlacedSpec[] {
  return [
    figure(`${place}.amount`, amount),
    ...given(
      [
        [`${place}.quantity`, quantity],
        [`${place}.rate`, rate],
      ],
      number,
    ),
  ];
}

function text(place: string, { source }: TextSpec): PlacedSpec {
  return { place, kind: "text", source, isFigure: false };
}

function flag(place: string, { source }: TextSpec): PlacedSpec {
  return { place, kind: "flag", source, isFigure: false };
}

function number(place: string, { source }: NumberSpec): PlacedSpec {
  return { place, kind: "number", source, isFigure: false };
}

function figure(place: string, { source }: NumberSpec): PlacedSpec {
  return { place, kind: "number", source, isFigure: true };
}

function date(place: string, { source }: DateSpec): PlacedSpec {
  return { place, kind: "date", source, isFigure: false };
}
