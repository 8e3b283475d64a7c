// A bill request for a generated rule file, as plain data, and its JSON.
import { ALMANACS, dateText } from "./days.ts";
import type { Rules } from "./rules.ts";

export type FieldName = "class" | "rural" | "households" | "contracted";

export interface Request {
  readonly from: number;
  readonly to: number;
  readonly known: number | undefined;
  readonly issued: number;
  readonly account: Readonly<Record<FieldName, readonly DatedValue[]>>;
  /** They tile the period. */
  readonly pieces: readonly Piece[];
  readonly demand: string;
  readonly broughtForward: string;
}

export interface DatedValue {
  readonly from: number;
  readonly value: string;
}

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly interim: boolean;
  /** One number, or one for each daypart. */
  readonly quantities: readonly string[];
}

export interface RequestJson {
  readonly id: string;
  readonly [field: string]: unknown;
}

export function requestJson(rules: Rules, request: Request, id = "generated"): RequestJson {
  const date = (day: number): string => dateText(ALMANACS[rules.calendar], day);
  const { from, to, known, issued, account, pieces, demand, broughtForward } = request;
  const dated = Object.entries(account).map(([field, entries]): readonly [string, unknown] => {
    const [only] = entries;
    return [field, only !== undefined && entries.length === 1 ? only.value : entries.map((entry) => ({ from: date(entry.from), value: entry.value }))];
  });
  const quantity = ({ quantities }: Piece): unknown =>
    rules.dayparts === undefined ? quantities[0] : Object.fromEntries(rules.dayparts.map((name, at) => [name, quantities[at]]));
  const [single] = pieces;
  const active =
    single !== undefined && pieces.length === 1
      ? quantity(single)
      : pieces.map((piece) => ({ from: date(piece.from), to: date(piece.to), quantity: quantity(piece), interim: piece.interim }));
  return {
    id,
    account: Object.fromEntries(dated),
    period: { from: date(from), to: date(to) },
    usage: { active, demand },
    brought_forward: broughtForward,
    issued: date(issued),
    ...(known === undefined ? {} : { known: date(known) }),
  };
}

/** The same account, with what holds on the first day holding on all. */
export function withSteadyAccount(request: Request): Request {
  const first = (entries: readonly DatedValue[]): readonly DatedValue[] => {
    const entry = entries.findLast(({ from }) => from <= request.from) ?? entries[0];
    return entry === undefined ? [] : [entry];
  };
  const { account } = request;
  return {
    ...request,
    account: { class: first(account.class), rural: first(account.rural), households: first(account.households), contracted: first(account.contracted) },
  };
}

export function withFact(request: Request, field: FieldName, value: string): Request {
  return { ...request, account: { ...request.account, [field]: [{ from: request.from, value }] } };
}
