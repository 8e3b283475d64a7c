// Decisions and findings in English; the words of each finding stand in the catalogue.
import type { RuleWords } from "./rule-words.ts";

export const RULE_WORDS_EN: RuleWords = {
  comma: ", ",
  roles: {
    requester: "who asked",
    approver: "who approved",
    reader: "who read the meter",
    "account holder": "the account's holder",
    "delegate of requester": "a delegate of who asked",
    giver: "who gave the power",
  },
  kind: "kind",
  cause: "cause",
  inFavourOf: { customer: "in the customer's favour", company: "in the company's favour" },
  nouns: {
    correction: "correction",
    write_off: "write-off",
    waiver: "waiver",
    instalment: "instalments",
    class_change: "change of class",
    disconnection: "disconnection",
  },
  records: (ids) => `Records: ${ids}`,
  decision: (request, authority, noun) => `Request ${request}: ${authority}${noun === undefined ? "" : ` (${noun})`}`,
  version: (from) => `Version from ${from}`,
  allowed: "Allowed",
  notAllowed: "Not allowed",
  amount: (amount, favour) => (favour === undefined ? `Amount: ${amount}` : `Amount: ${amount}, ${favour}`),
  cumulated: (amount) => `With what counts beside it: ${amount}`,
  counted: (request, amount) => `Request ${request}: ${amount}`,
  share: (share) => `Share of the bill: ${share}`,
  age: (age) => `Age of the oldest day: ${age}`,
  grade: (grade, approvers) => `Lowest grade: ${grade}; approvers: ${approvers}`,
  nobody: "No grade is named",
  documents: (documents) => `Documents: ${documents}`,
  failed: "What fails:",
};
