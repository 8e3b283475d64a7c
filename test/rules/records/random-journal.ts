// Journals at random: few names and few days, so that records meet, clash, name one another and things that are not there.
import fc from "fast-check";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalItem } from "../../../src/rules/records/journal.ts";
import type { JournalRecord, Request } from "../../../src/rules/records/record.ts";
import { appointment, approval, delegation, document, documentState, execution, payment, refusal, request, revocation, withdrawal } from "./samples.ts";

const DAYS = ["1394-01-01", "1394-01-02", "1394-02-01", "1394-02-15", "1394-03-01", "1394-12-29", "1395-01-01"];
const day = fc.constantFrom(...DAYS);
const person = fc.constantFrom("ali", "sara", "omid", "nobody", "__proto__");
const place = fc.constantFrom("1", "2", "3");
const amount = fc.constantFrom("1", "12.5", "1000", "-3");

const anyRequest: fc.Arbitrary<Request> = fc
  .tuple(place, day, fc.integer({ min: 1, max: 3 }), person, amount)
  .map(([id, on, revision, requester, sum]) => request(`rq-${id}`, on, { revision, requester, amount: sum }));

const states = fc.constantFrom("disputed" as const, "undisputed" as const, "written_off" as const, "cancelled" as const);

/** `id` is free: two records of one kind may share it. */
const anyRecord: fc.Arbitrary<JournalRecord> = fc.oneof(
  fc.tuple(place, day, person, day).map(([id, on, who, from]) => appointment(`ap-${id}`, on, who, { from })),
  fc.tuple(place, day, person, person).map(([id, on, giver, taker]) => delegation(`de-${id}`, on, giver, taker)),
  fc.tuple(place, day, place).map(([id, on, of]) => revocation(`re-${id}`, on, `de-${of}`)),
  anyRequest,
  fc.tuple(place, day, anyRequest).map(([id, on, of]) => approval(`av-${id}`, on, of)),
  fc.tuple(place, day, place).map(([id, on, of]) => refusal(`rf-${id}`, on, `rq-${of}`)),
  fc.tuple(place, day, place).map(([id, on, of]) => withdrawal(`wd-${id}`, on, `rq-${of}`)),
  fc.tuple(place, day, anyRequest).map(([id, on, of]) => execution(`ex-${id}`, on, of)),
  fc.tuple(place, day, amount).map(([id, on, sum]) => document(`do-${id}`, on, sum)),
  fc.tuple(place, day, place, states).map(([id, on, of, state]) => documentState(`ds-${id}`, on, `do-${of}`, state)),
  fc.tuple(place, day, place, amount).map(([id, on, of, sum]) => payment(`pa-${id}`, on, { [`do-${of}`]: sum })),
);

/** Requests stand with an approval of their own, so that most approvals bind. */
const anyRecords: fc.Arbitrary<readonly JournalRecord[]> = fc
  .tuple(fc.array(anyRecord, { maxLength: 25 }), fc.array(fc.tuple(anyRequest, day), { maxLength: 4 }))
  .map(([records, asked]) => [...records, ...asked.flatMap(([of, on], n) => [of, approval(`bound-${n}`, on, of)])]);

/** Bare records, and before them a chain of others, entered on days that may fall. */
export const anyJournal: fc.Arbitrary<readonly JournalItem[]> = fc
  .tuple(anyRecords, fc.array(fc.tuple(anyRecord, day), { maxLength: 12 }))
  .map(([bare, entered]) => [...entered.reduce<ReturnType<typeof appendRecords>>((chain, [record, on]) => appendRecords(chain, [record], on), []), ...bare]);

export const anyDay: fc.Arbitrary<string> = day;
