// Exit code 2 of the commands of the oversight half: what could not be done is told on standard error, with what to do, and nothing is printed.
import { afterAll, expect, test } from "vitest";
import { mizan } from "./fake-io.ts";
import { office } from "./oversight-office.ts";

const { at, remove } = office();
afterAll(remove);

const DECIDE = ["decide", "@rules.mizan", "--request", "@request.json", "--journal", "@journal.jsonl"];
const OFFER = ["instalments", "offer", "@rules.mizan", "--request", "@offer.json"];
const GREAT_BRITAIN = "tariffs/world/gb-back-billing.mizan";
const ILLINOIS = "tariffs/world/us-illinois-payment-plans.mizan";

test.each([
  // Not told enough.
  { argv: ["decide", "@rules.mizan", "--journal", "@journal.jsonl"], err: "`mizan decide` needs --request", help: "add --request FILE" },
  { argv: ["decide", "@rules.mizan", "--request", "@request.json"], err: "`mizan decide` needs --journal", help: "add --journal FILE" },
  { argv: ["audit-corrections", "@rules.mizan"], err: "`mizan audit-corrections` needs --journal", help: "add --journal FILE" },
  { argv: ["correct", "@rules.mizan", "--issued", "@request.json"], err: "`mizan correct` needs --facts", help: "add --facts FILE" },
  { argv: ["instalments", "offer", "@rules.mizan"], err: "`mizan instalments offer` needs --request", help: "add --request FILE" },
  { argv: ["instalments", "audit", "@rules.mizan"], err: "`mizan instalments audit` needs --journal", help: "add --journal FILE" },
  // Files that are not there, or hold something else.
  { argv: ["decide", "@rules.mizan", "--request", "@no.json", "--journal", "@journal.jsonl"], err: "there is no file @no.json", help: "correct the path" },
  { argv: ["verify", "@no"], err: "there is no file @no", help: "correct the path" },
  { argv: ["verify", "@"], err: "is a folder", help: "name a file of chain entries: .json or .jsonl" },
  {
    argv: ["audit-corrections", "@rules.mizan", "--journal", "@notes.txt"],
    err: ".txt is not one of .json, .jsonl",
    help: "give the records as .json or .jsonl",
  },
  {
    argv: ["audit-corrections", "@rules.mizan", "--journal", "@journal.csv"],
    err: ".csv is not one of .json, .jsonl",
    help: "give the records as .json or .jsonl",
  },
  {
    argv: ["correct", "@rules.mizan", "--issued", "@journal.csv", "--facts", "@offer.json"],
    err: ".csv is not one of",
    help: "give the issued bills as .json or .jsonl",
  },
  {
    argv: ["decide", "@rules.mizan", "--request", "@two.json", "--journal", "@journal.jsonl"],
    err: "@two.json holds 2 objects",
    help: "give one request record",
  },
  {
    argv: ["decide", "@rules.mizan", "--request", "@none.json", "--journal", "@journal.jsonl"],
    err: "@none.json holds no object",
    help: "give one request record",
  },
  { argv: ["instalments", "schedule", "@rules.mizan", "--request", "@two.json"], err: "@two.json holds 2 objects", help: "give one plan request" },
  {
    argv: ["instalments", "offer", "@rules.mizan", "--request", "@broken.jsonl"],
    err: "@broken.jsonl, row 2: the line is not JSON",
    help: "write one offer request a line",
  },
  { argv: ["verify", "@journal.jsonl"], err: "@journal.jsonl holds bare records, which no chain joins", help: "give the file of entries" },
  {
    argv: ["decide", "@rules.mizan", "--request", "-", "--journal", "-"],
    err: "--request and --journal both name standard input",
    help: "give one of them as a file",
  },
  // Rules that have nothing to say.
  {
    argv: ["decide", ILLINOIS, "--request", "@request.json", "--journal", "@journal.jsonl"],
    err: `${ILLINOIS} holds no authority`,
    help: "name a rule file with `authority`",
  },
  { argv: ["authority", ILLINOIS], err: `${ILLINOIS} holds no authority`, help: "name a rule file with `authority`" },
  {
    argv: ["instalments", "audit", GREAT_BRITAIN, "--journal", "@journal.jsonl"],
    err: `${GREAT_BRITAIN} holds no instalments`,
    help: "name a rule file with `instalments`",
  },
  { argv: ["authority", "@rules.mizan", "--name", "king"], err: "@rules.mizan holds no authority king", help: "name one of: corrections" },
  // Days.
  { argv: [...DECIDE, "--as-known", "x"], err: "--as-known x is not a date: a date is written YYYY-MM-DD", help: "calendar, which is persian" },
  { argv: [...DECIDE, "--as-known", "1400-13-01"], err: "--as-known 1400-13-01 is not a date: month 13 does not exist", help: "calendar, which is persian" },
  { argv: [...DECIDE, "--as-known", "1300-01-01"], err: "--as-known 1300-01-01 lies more than ten years outside the horizon", help: "or leave --as-known out" },
  { argv: [...OFFER, "--as-known", "x"], err: "--as-known x is not a date", help: "write YYYY-MM-DD" },
  {
    argv: ["instalments", "schedule", "@rules.mizan", "--request", "@plan.json", "--as-known", "x"],
    err: "--as-known x is not a date",
    help: "write YYYY-MM-DD",
  },
  {
    argv: ["instalments", "audit", "@rules.mizan", "--journal", "@journal.jsonl", "--as-known", "x"],
    err: "--as-known x is not a date",
    help: "write YYYY-MM-DD",
  },
  {
    argv: ["audit-corrections", "@rules.mizan", "--journal", "@journal.jsonl", "--as-known", "x"],
    err: "--as-known x is not a date",
    help: "write YYYY-MM-DD",
  },
  {
    argv: ["correct", "@rules.mizan", "--issued", "@none.json", "--facts", "@none.json", "--as-known", "x"],
    err: "--as-known x is not a date",
    help: "write YYYY-MM-DD",
  },
  {
    argv: ["authority", "@rules.mizan", "--on", "1400-12-30"],
    err: "--on 1400-12-30 is not a date: Esfand 1400 has 29 days",
    help: "calendar, which is persian",
  },
  // Arguments.
  { argv: ["verify", "@chain.jsonl", "--head", "0".repeat(63)], err: "is no hash", help: "give the 64 digits" },
  { argv: [...DECIDE, "--lang", "de"], err: "argument 'de' is invalid. Allowed choices are fa, en.", help: "" },
  { argv: ["instalments", "postpone"], err: "unknown command 'postpone'", help: "" },
])("$argv", async ({ argv, err, help }) => {
  const named = (text: string): string => text.replaceAll("@", at(""));
  const ran = await mizan(argv.map(named));
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toContain(named(err));
  expect(ran.err).toContain(help);
  expect(ran.err).not.toMatch(/--input-format|bill request/);
});

test("rules with an error end with 1: nothing is judged by them", async () => {
  for (const argv of [
    ["authority"],
    ["decide", "--request", at("request.json"), "--journal", at("journal.jsonl")],
    ["instalments", "offer", "--request", at("offer.json")],
  ]) {
    const [command = "", ...rest] = argv;
    const path = command === "instalments" ? [rest[0] ?? "", at("broken.mizan"), ...rest.slice(1)] : [at("broken.mizan"), ...rest];
    const ran = await mizan([command, ...path]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("expected the name of the authority");
  }
});

test.each(["decide", "audit-corrections", "correct", "verify", "authority"])("%s --help names only what it takes", async (command) => {
  const ran = await mizan([command, "--help"]);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain("--lang");
  expect(ran.out).not.toContain("--input-format");
});
