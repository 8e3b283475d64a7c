// One slip in a whole rule file: told once, where it is, with a help that makes the file right again when it is followed.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load } from "../../src/index.ts";

/** The file of the first steps. */
const ELM = [...readFileSync("docs/language/first-file.md", "utf8").matchAll(/^```mizan\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "").join("");

/** Laid out as no printer would, and right. */
const TOWN = `schedule town "Town" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1402-01-01 to 1405-01-01
}
source law "Law"
account {
  kind: home | farm | shop
  persons: whole 1 .. 20
}
usage {
  active: kWh by part 0 .. 1_000_000 to 2 decimals
  reactive: kvarh 0 .. 1_000_000 to 2 decimals
}
seasons season: summer, winter {
  from 1402-01-01 cites law
    summer = 04-01 .. 07-01
    winter = otherwise
}
dayparts part: peak, mid, low {
  from 1402-01-01 cites law
    peak = 19:00 .. 23:00
    low = 23:00 .. 07:00
    mid = otherwise
}
rate home_price: IRR/kWh widths per 30 days at season {
  from 1402-01-01 cites law
    blocks kWh | summer | winter
        0 .. 100 | 500 | 600
      100 .. | 700 | 800
}
rate by_part: IRR/kWh at account.kind, part {
  from 1402-01-01 cites law
    table | peak | mid | low
      home | 100 | 50 | 25
      farm | 200 | 100 | 50
      shop | 900 | 450 | 225
}
rate fee: IRR/month { from 1402-01-01 cites law: 10_000 }
tariff home "Home" {
  for account.kind = home
  crossing split by days
  line energy "Energy" = usage.active total through home_price
    each segment, over bill round half up to 1 IRR
  line fixed "Fee" = fee * months each segment, over bill round half up to 1 IRR
  exception less to fixed "Less" when account.persons > 5 cites law = 50% * base
  payable "Due" = total + brought_forward
}
tariff other "Other" {
  for account.kind in (farm, shop)
  crossing split by days
  line energy "Energy" = (usage.active * by_part) total
    each segment, over bill round half up to 1 IRR
  payable "Due" = total + brought_forward
}
test "home" {
  tariff home
  account { kind home
  persons 1 }
  usage { active { peak 100 kWh
   mid 0 kWh
   low 0 kWh }
   reactive 0 kvarh }
  period 1402-04-01 .. 1402-05-01
  expect fixed = 10_000 IRR
}
test "margin" {
account { kind home persons 1 }
usage { active { peak 0 kWh mid 0 kWh low 0 kWh } reactive 0 kvarh }
period 1402-04-01 .. 1402-05-01
expect fixed = 10_000 IRR
}
`;

const changed = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};
const diagnosticsOf = (text: string): ReturnType<typeof load>["diagnostics"] => load([{ path: "r.mizan", text }]).diagnostics;

test.each([ELM, TOWN])("the files are right", (text) => expect(diagnosticsOf(text)).toEqual([]));

describe.each<readonly [string, string, string, string, string, string]>([
  ["a `}` too many", TOWN, "cites law: 10_000 }", "cites law: 10_000 } }", "unopened-brace", "delete it, or add the `{` that it closes"],
  ["no `}` of seasons", TOWN, "winter = otherwise\n}", "winter = otherwise\n", "unclosed-brace", "add `}` where `seasons season` ends"],
  ["no `}` of a tariff", TOWN, "forward\n}\ntariff", "forward\n\ntariff", "unclosed-brace", "add `}` where `tariff home` ends"],
  ["no `{` of a rate", TOWN, "at season {", "at season", "missing-brace", "write `{` here, and close it at the end of the rate"],
  ["no `{` of an authority", ELM, "over correction {", "over correction", "missing-brace", "write `{` here, and close it at the end of the authority"],
  ["no `{` of grades", ELM, "grades {", "grades", "missing-brace", "write `{` here, and close it at the end of the grades"],
  ["no `:` before the unit of a rate", ELM, "fixed_charge: USD", "fixed_charge USD", "missing-colon", "write `:` and then the unit of the rate"],
  ["no `:` before `%`", ELM, "tax_rate: %", "tax_rate %", "missing-colon", "write `:` and then the unit of the rate"],
  ["a part for a whole percentage", ELM, '"3": 10%', '"3": 0.1', "percent-expected", "write `10%`, or `0.1%` if so little is meant"],
  ["a bare half of `base`", TOWN, "50% * base", "0.5 * base", "share-not-percent", "write `50%`, or `0.5%` if it is meant"],
  ["a misspelt currency", ELM, "currency USD", "currency UDS", "declared-otherwise", "write `USD` here, or `UDS` wherever `USD` stands"],
  ["a misspelt field", ELM, "service: home", "servce: home", "declared-otherwise", "write `service` here, or `servce` wherever `service` stands"],
  ["a comma between columns", TOWN, "kWh | summer | winter", "kWh | summer, winter", "keys-count", "write `|` between columns: `summer | winter`"],
  ["a word of a column twice", ELM, "| up to    |", "| up to to |", "foreign-form", "write `to` once"],
  ["the last word of a column twice", ELM, "share of bill |", "share of bill bill |", "foreign-form", "write `bill` once"],
  ["no bar between columns", ELM, "share of bill | age", "share of bill age", "missing-bar", "put `|` before each cell of a row"],
  [
    "an expectation without its name",
    ELM,
    "USD  fixed = 4",
    "USD  = 4",
    "no-such-figure",
    "`USD` is the unit of the number before it: write the name of a figure between it and `=`",
  ],
  [
    "a date with its year last",
    ELM,
    "from 2024-01-01 cites sheet",
    "from 01/01/2024 cites sheet",
    "bad-date",
    "write `1394-02-01`, `1394-02` or `02-01`; put spaces around `-` to subtract",
  ],
  ["`to` for `..`", ELM, "0 .. 100_000 to", "0 to 100_000 to", "missing-range", "write a range as `0 .. 100_000`"],
  ["others after all", TOWN, "| 225\n", "| 225\n      others | 1 | 2 | 3\n", "others-nothing-left", "delete it: every value is named already"],
  ["a label without quotes", TOWN, 'tariff home "Home" {', "tariff home Home {", "foreign-form", 'write `"Home"`'],
  ["a label of two words", ELM, 'home "Home service" {', "home Home service {", "foreign-form", 'write `"Home service"`'],
  ["a word that begins like another", ELM, "usage   {", "usge {", "misspelt-word", "did you mean `usage`?"],
  ["a day of the week", ELM, "saturday, sunday", "saturday, sonday", "unknown-weekday", "did you mean `sunday`?"],
  [
    "a currency by another name",
    TOWN,
    "10_000 IRR\n",
    "10_000 ریال\n",
    "unknown-unit",
    "write `IRR` for money, use a unit of the language such as `kWh`, `kW` or `day`, or declare `ریال` with `unit`",
  ],
])("%s", (_, text, from, to, code, help) => {
  test("is told once, where it is", () => {
    const found = diagnosticsOf(changed(text, from, to));
    expect(found.map((one) => `${one.code}: ${one.help}`)).toEqual([`${code}: ${help}`]);
    const lines = text.slice(0, text.indexOf(from)).split("\n").length;
    // A `{` that was left out is missed on the next line, a brace that is not closed where it opens.
    if (!code.endsWith("brace")) expect(Math.abs((found[0]?.span.line ?? 0) - lines)).toBeLessThanOrEqual(1);
  });
});

test("a row after a header with a comma is still counted", () => {
  const text = changed(changed(TOWN, "kWh | summer | winter", "kWh | summer, winter"), "| 500 | 600", "| 500 | 600 | 9");
  expect(diagnosticsOf(text).map(({ code }) => code)).toEqual(["keys-count", "row-cell-count"]);
});

test("an `others` with something left in another column stays where it is idle", () => {
  const table = "    table | peak\n      home | 1\n      others | 2\n    table | mid | low\n      home | 1 | 2\n      farm | 3 | 4\n      shop | 5 | 6\n";
  const start = TOWN.indexOf("    table |");
  const text = TOWN.slice(0, start) + table + TOWN.slice(TOWN.indexOf("}\nrate fee"));
  expect(diagnosticsOf(text)).toEqual([]);
  expect(diagnosticsOf(changed(text, "shop | 5 | 6\n", "shop | 5 | 6\n      others | 7 | 8\n")).map(({ code }) => code)).toEqual(["others-nothing-left"]);
});

test("one use of a name that is not declared is told where it is used", () => {
  const found = diagnosticsOf(changed(TOWN, "for account.kind = home", "for account.kid = home"));
  expect(found.map(({ code, help }) => `${code}: ${help}`)).toEqual(["no-such-field: did you mean `account.kind`?"]);
});

test("a brace missing here and another there are two slips, though as many close as open", () => {
  const text = changed(changed(ELM, "2 decimals }", "2 decimals"), "over correction {", "over correction");
  expect(diagnosticsOf(text).map(({ code, span }) => `${span.line} ${code}`)).toEqual(["10 unclosed-brace", "45 missing-brace"]);
});

test("an unindented test is read as it stands beside errors elsewhere", () => {
  const text = changed(changed(TOWN, "fee * months", "fee * * months"), "(usage.active * by_part)", "(usage.active * * by_part)");
  expect(diagnosticsOf(text).map(({ code }) => code)).toEqual(["expected-value", "expected-value"]);
});
