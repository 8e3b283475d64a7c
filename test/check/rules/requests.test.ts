// Tests lower to bill requests and expectations, proofs to bounds in base units.
import { expect, test } from "vitest";
import { dayFromText } from "../../../src/values/calendar.ts";
import { diagnosticsIn, programOf } from "./check-text.ts";

const SCHEDULE = `schedule s { currency INR to 2 decimals  calendar gregorian  zone Asia/Kolkata  weekend sunday  horizon 2020-01-01 to 2024-01-01 }
source sheet "Sheet"
unit paise = 0.01 INR
account { rural: yes | no  households: whole 1 .. 200  contracted: kW 0 .. 500 to 1 decimal  since: date }
dayparts tou: mid, peak { from 2020-01-01 cites sheet  peak = 19:00 .. 23:00  mid = otherwise }
usage {
  all: kWh 0 .. 1_000_000 to 3 decimals
  split: kWh by tou 0 .. 1_000_000 to 3 decimals
}
history { billed: kW 12 bills 0 .. 1_000 to 1 decimal }
charges { bought: INR 0 .. 1_000_000 to 2 decimals }
rate price: INR/kWh { from 2020-01-01 cites sheet: 5 }
tariff home cites sheet {
  for account.rural in (yes, no)
  line energy = (usage.all + usage.split total) * price round half up to 1 INR
  payable = total + brought_forward round down to 1 INR carry remainder
}
`;
const withTest = (body: string): string => `${SCHEDULE}test "one" {\n  tariff home\n${body}\n}\n`;
const PERIOD = "  period 2021-02-01 .. 2021-03-01";
const EXPECT = "  expect refused";

test("a test is the bill request that it describes: numbers as decimal strings in the declared units", () => {
  const text = withTest(`  account { rural no, yes from 2021-02-10  since 2019-05-01  contracted 30_000 W  households 3 }
  usage { all 1.5 MWh  split { mid 10 kWh  peak 500 Wh } }
  history { billed 400 kW, 0.35 MW }
  charges { bought 150 paise }
${PERIOD}
  issued 2021-03-05  known 2021-04-01  brought_forward -7 INR
  expect energy = 7_552.5 INR  energy printed = 755_300 paise  total = 1 INR
  expect energy block 2 = 3 kWh  carried = 0 INR`);
  const [only] = programOf(text).tests;
  expect(only?.request).toEqual({
    id: "one",
    tariff: "home",
    account: {
      rural: [
        { from: "2021-02-01", value: "no" },
        { from: "2021-02-10", value: "yes" },
      ],
      households: "3",
      contracted: "30",
      since: "2019-05-01",
    },
    period: { from: "2021-02-01", to: "2021-03-01" },
    usage: { all: "1500", split: { mid: "10", peak: "0.5" } },
    history: { billed: ["400", "350"] },
    charges: { bought: "1.5" },
    issued: "2021-03-05",
    known: "2021-04-01",
    brought_forward: "-7",
  });
  expect(only?.expectations).toMatchObject([
    { kind: "amount", name: "energy", value: "7552.5" },
    { kind: "printed", name: "energy", value: "7553" },
    { kind: "amount", name: "total", value: "1" },
    { kind: "block", name: "energy", block: 2, value: "3" },
    { kind: "amount", name: "carried", value: "0" },
  ]);
});

test("readings are rows of the request; what is not said is left out", () => {
  const text = withTest(`  account { rural no }
  readings {
    all previous 99_990 current 12.5 multiplier 40 digits 5 rollover
    split at peak previous 0 current 5 estimated from 2021-02-01 to 2021-02-10
  }
${PERIOD}
${EXPECT} "below"`);
  const [only] = programOf(text).tests;
  expect(only?.request["readings"]).toEqual([
    { register: "all", previous: "99990", current: "12.5", multiplier: "40", digits: "5", rollover: true },
    { register: "split", daypart: "peak", previous: "0", current: "5", estimated: true, from: "2021-02-01", to: "2021-02-10" },
  ]);
  expect(Object.keys(only?.request ?? {})).toEqual(["id", "tariff", "account", "period", "readings"]);
  expect(only?.expectations).toMatchObject([{ kind: "refused", words: "below" }]);
});

test.each([
  ["a field that is not declared", `  usage { al 1 kWh }\n${PERIOD}\n${EXPECT}`, ["no-such-field"]],
  ["a register that is not declared", `  readings { al previous 0 current 1 }\n${PERIOD}\n${EXPECT}`, ["no-such-field"]],
  ["a value that is not in the list", `  account { rural maybe }\n${PERIOD}\n${EXPECT}`, ["not-a-value"]],
  ["a number for a date", `  account { since 3 }\n${PERIOD}\n${EXPECT}`, ["value-kind"]],
  ["a count with a unit", `  account { households 3 kW }\n${PERIOD}\n${EXPECT}`, ["value-unit"]],
  ["energy for power", `  history { billed 400 kWh }\n${PERIOD}\n${EXPECT}`, ["value-unit"]],
  ["money without its unit", `${PERIOD}\n  expect energy = 5`, ["value-needs-unit"]],
  ["a day that does not exist", `  period 2021-02-01 .. 2021-02-30\n${EXPECT}`, ["no-such-day"]],
  ["a daypart twice", `  usage { split { peak 1 kWh  peak 2 kWh } }\n${PERIOD}\n${EXPECT}`, ["given-twice"]],
  ["a daypart that is not in the set", `  usage { split { night 1 kWh } }\n${PERIOD}\n${EXPECT}`, ["not-a-value"]],
  ["two errors at once", `  usage { all 1 kW }\n${PERIOD}\n  expect energie = 1 INR`, ["value-unit", "no-such-figure"]],
  ["a value out of the declared range: that is for the bill to refuse", `  usage { all 2_000_000 kWh }\n${PERIOD}\n${EXPECT}`, []],
])("a test with %s", (_what, body, codes) => {
  expect(diagnosticsIn(withTest(body)).map((diagnostic) => diagnostic.code)).toEqual(codes);
});

test("a test without a tariff may name the lines of any", () => {
  const text = withTest(`${PERIOD}\n  expect energy = 5 INR`).replace("  tariff home\n", "");
  expect(programOf(text).tests[0]?.request).toEqual({ id: "one", period: { from: "2021-02-01", to: "2021-03-01" } });
});

const day = (text: string): number => dayFromText("gregorian", text) ?? Number.NaN;
const FIXED = "account.rural = no, usage.split.mid 0 .. 100 kWh, usage.split.peak = 0 kWh";

test("a proof has its ranges in base units, its periods counted out", () => {
  const text = `${SCHEDULE}prove home payable does not fall as usage.all grows, usage.all 0 .. 2 MWh, ${FIXED}, account.households = 3, account.since = 2019-05-01,
  days 28 .. 29 from 2021-02-01, period 2021-03-01 .. 2021-04-01, within 150 paise, except at 1 MWh tested, not proved\n`;
  const [proof] = programOf(text).proofs;
  const of = (name: string, member: string | undefined = undefined, input = "usage"): object => ({ of: input, name, member });
  expect(proof).toMatchObject({
    tariff: "home",
    subject: "payable",
    claim: { kind: "monotone", direction: "does not fall", variable: of("all") },
    ranges: [
      { path: of("all"), least: "0", most: "2000" },
      { path: of("split", "mid"), least: "0", most: "100" },
    ],
    fixed: [
      { path: of("rural", undefined, "account"), value: "no" },
      { path: of("split", "peak"), value: "0" },
      { path: of("households", undefined, "account"), value: "3" },
      { path: of("since", undefined, "account"), value: "2019-05-01" },
    ],
    periods: [
      { from: day("2021-02-01"), to: day("2021-03-01") },
      { from: day("2021-02-01"), to: day("2021-03-02") },
      { from: day("2021-03-01"), to: day("2021-04-01") },
    ],
    within: "1.5",
    exceptAt: ["1000"],
    testedNotProved: true,
  });
});

test.each([
  ["a unit of another kind in a range", "does not fall as usage.all grows, usage.all 0 .. 2 kW, period 2021-02-01 .. 2021-03-01", ["value-unit"]],
  ["a percentage in a range", "does not fall as usage.all grows, usage.all 0 .. 2 %, period 2021-02-01 .. 2021-03-01", ["value-unit"]],
  ["a bound that is no money", "is at least 5 kWh, period 2021-02-01 .. 2021-03-01", ["value-unit"]],
  ["a path without a field", "does not fall as rate.price grows, period 2021-02-01 .. 2021-03-01", ["proof-path"]],
  ["a daypart of a field that has none", "does not fall as usage.all.peak grows, period 2021-02-01 .. 2021-03-01", ["proof-path"]],
  ["a period the wrong way round", "is at least 0 INR, period 2021-03-01 .. 2021-02-01", ["period-order"]],
])("a proof with %s", (_what, claim, codes) => {
  expect(diagnosticsIn(`${SCHEDULE}prove home payable ${claim}\n`).map((diagnostic) => diagnostic.code)).toEqual(codes);
});

const PERCENT = `${SCHEDULE.replace("  since: date }", "  since: date  share: % 0 .. 100 to 1 decimal }")}`;
const shared = (share: string): string => `${PERCENT}test "one" {\n  tariff home\n  account { rural no\n    share ${share}\n  }\n${PERIOD}\n${EXPECT}\n}\n`;

test("a field in `%` is given in hundredths, however the test writes the share", () => {
  expect(programOf(shared("12.5%")).tests[0]?.request["account"]).toEqual({ rural: "no", share: "12.5" });
  expect(programOf(shared("12.5 %")).tests[0]?.request["account"]).toEqual({ rural: "no", share: "12.5" });
  expect(diagnosticsIn(shared("0.5")).map(({ code, help }) => `${code}: ${help}`)).toEqual(["value-needs-unit: write `0.5 %`"]);
});

test("a proof's range and figures in `%` are hundredths", () => {
  const [proof] = programOf(`${PERCENT}prove home total is at least 0 INR, account.share 10 .. 50 %, period 2021-02-01 .. 2021-03-01`).proofs;
  expect(proof?.ranges).toMatchObject([{ least: "0.1", most: "0.5" }]);
});

test("the next name of the line, read as the unit of a count, is told as such", () => {
  const text = (facts: string): string => withTest(`  account { ${facts} }\n${PERIOD}\n${EXPECT}`);
  expect(diagnosticsIn(text("households 3 rural no")).map(({ code }) => code)).toEqual(["count-not-last"]);
  const told = diagnosticsIn(text("households 3 rural  contracted 5 kW")).map(({ code, message }) => `${code}: ${message}`);
  expect(told).toEqual(["name-read-as-unit: `rural` was read as the unit of `3`, and `account.households` is a count"]);
  expect(diagnosticsIn(text("rural no  households 3 kW")).map(({ code }) => code)).toEqual(["value-unit"]);
});
