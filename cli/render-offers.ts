// What a debtor may have under each instalments rule, and why not under the others.
import type { InstalmentOffers } from "../src/index.ts";
import type { Page } from "./oversight-page.ts";
import { conditionIn, gradeName, marksText, money, named, share, sourcesLine, table, textOf } from "./oversight-page.ts";
import { clausesForPeople, versionsOn } from "./plan-rules.ts";
import { findingText } from "./render-findings.ts";

type Offer = InstalmentOffers["offers"][number];
type Other = InstalmentOffers["others"][number];

/** `request`: as it was read, of any shape; its day says which version a rule that is not for the debtor would have. */
export function offersText(page: Page, offers: InstalmentOffers, request: unknown, { explain }: { readonly explain: boolean }): string {
  const { debt, documents, failed, others } = offers;
  const faults = failed.map((finding) => findingText(page, finding, explain)).join("");
  // What cannot be read, or is no debt, has no offers to speak of.
  if (offers.offers.length === 0 && others.length === 0) return faults;
  const head = textOf(page, [page.words.plans.debt(money(page, debt)), ...documentLines(page, documents)]);
  const blocks = offers.offers.map((offer) => offerText(page, offer, explain));
  const rest = others.map((other) => otherText(page, other, request, explain));
  const none = offers.offers.length === 0 && failed.length === 0 ? [textOf(page, [noneText(page, others)])] : [];
  // A debtor who is offered something does not ask what is for others.
  const shown = explain || offers.offers.length === 0 ? rest : [];
  return [head, ...blocks, ...shown, ...none, faults].filter((text) => text !== "").join("\n");
}

function documentLines(page: Page, documents: InstalmentOffers["documents"]): readonly string[] {
  if (documents.length === 0) return [];
  const { sheet, words } = page;
  const head = [words.plans.document, words.plans.due, words.plans.amount(page.currency)];
  const rows = documents.map(({ document, due, amount }) => [sheet.code(document), due === "" ? "" : sheet.date(due), sheet.number(amount)]);
  return table(["start", "start", "end"], [head, ...rows], "  ");
}

function offerText(page: Page, { rule, labels, may, refused, exception, terms, version }: Offer, explain: boolean): string {
  const { plans } = page.words;
  const name = named(page, labels, rule);
  const head = `${may ? plans.may(name) : plans.mayNot(name)}${marksText(page, version.marks)}`;
  const lines = [
    ...(exception === undefined ? [] : [plans.exception(named(page, exception.labels, exception.name))]),
    ...(may && terms !== undefined ? termLines(page, terms) : []),
    ...(may ? clausesForPeople(page, rule, version) : []),
    ...(explain ? sourcesLine(page, version.cites) : []),
  ];
  return `${textOf(page, [head, ...lines.map((line) => `  ${line}`)])}${refused.map((finding) => findingText(page, finding, explain)).join("")}`;
}

function termLines(page: Page, { down, counts, leastPart, firstDue, every, interest }: NonNullable<Offer["terms"]>): readonly string[] {
  const { sheet, words } = page;
  const { plans } = words;
  const count = (what: "months" | "days" | "parts", of: number): string => words.count(what, of, sheet.number(String(of)));
  return [
    downLine(page, down),
    ...counts.map(({ by, from, upTo }) => {
      const grade = gradeName(page, by);
      return from === upTo ? plans.exactly(count("parts", upTo), grade) : plans.counts(sheet.number(String(from)), count("parts", upTo), grade);
    }),
    plans.leastPart(money(page, leastPart)),
    ...(firstDue === undefined ? [] : [plans.firstDue(sheet.date(firstDue), words.every(every.unit, every.count, sheet.number(String(every.count))))]),
    ...(interest === undefined ? [] : [plans.interest(share(page, interest.rate), count("days", interest.days))]),
  ];
}

function downLine(page: Page, { least, most }: { readonly least: string; readonly most: string }): string {
  const { plans } = page.words;
  if (most === "0") return plans.noDown;
  return least === most ? plans.down(money(page, least)) : plans.downBetween(money(page, least), money(page, most));
}

/** A rule that is not for the debtor says for whom it is; one that cannot be asked, why. */
function otherText(page: Page, { rule, because }: Other, request: unknown, explain: boolean): string {
  const { plans } = page.words;
  const { plan } = page.schedule;
  const name = named(page, plan.oversight.instalments[rule]?.labels, rule);
  const [version, ...more] = versionsOn(plan, rule, request);
  if (!because.every(({ code }) => code === "debtor-does-not-fit") || version === undefined || more.length > 0) {
    return `${textOf(page, [plans.givesNone(name)])}${because.map((finding) => findingText(page, finding, explain)).join("")}`;
  }
  const lines = [plans.isFor(conditionIn(page, version.body.fits)), ...(explain ? sourcesLine(page, version.cites) : [])];
  return textOf(page, [`${plans.notFor(name)}${marksText(page, version.marks)}`, ...lines.map((line) => `  ${line}`)]);
}

/** What is unknown or was not said may be the very thing that would give a plan. */
function noneText({ words }: Page, others: readonly Other[]): string {
  const isSettled = others.every(({ because }) => because.every(({ code }) => SETTLED.has(code)));
  return isSettled ? words.plans.noneFits : words.plans.noneAsAsked;
}

const SETTLED: ReadonlySet<string> = new Set(["debtor-does-not-fit", "no-version-in-force"]);
