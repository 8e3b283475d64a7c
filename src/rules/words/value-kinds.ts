// How each `{name}` of the catalogue of findings is written for people. One name means one kind of thing in all texts.
import type { FindingParameter } from "../findings.ts";

/**
 * `money` in the schedule's currency, `share` a ratio written as a percentage, `ratio` one as it is, `number` any exact text, `months` a count of them, `day` a date of the schedule's calendar.
 * `names`: identifiers, as they are. `text`: words of a file or record. `complaint`: what a reader of requests says of a place. The rest are names that have labels: of grades, authorities, sources, kinds,
 * causes and documents (`member`), the finding's own clause (`clause`), roles (`word`), sorts of records and states of documents (`sort`), and fields each with its
 * value (`case`: `kind misread, favour customer`). All but `text` and `complaint` may be several, parted by `, `.
 */
export type ValueKind =
  | "money"
  | "share"
  | "ratio"
  | "number"
  | "months"
  | "day"
  | "names"
  | "text"
  | "complaint"
  | "grade"
  | "authority"
  | "source"
  | "member"
  | "clause"
  | "case"
  | "word"
  | "sort";

export const VALUE_KINDS: Readonly<Record<FindingParameter, ValueKind>> = {
  account: "names",
  age: "months",
  amount: "money",
  authorities: "names",
  authority: "authority",
  bar: "clause",
  because: "text",
  bill: "names",
  case: "case",
  cause: "names",
  causes: "names",
  chance: "ratio",
  count: "number",
  cumulated: "money",
  currency: "names",
  day: "day",
  delegation: "names",
  document: "names",
  documents: "member",
  exceptions: "names",
  executed: "money",
  expected: "money",
  field: "names",
  found: "number",
  from: "day",
  giver: "names",
  grade: "grade",
  grades: "grade",
  hash: "names",
  held: "grade",
  kind: "sort",
  kinds: "names",
  limit: "money",
  line: "names",
  most: "number",
  mostAge: "months",
  mostShare: "share",
  named: "names",
  needed: "number",
  newFrom: "day",
  newTo: "day",
  oldest: "day",
  on: "day",
  other: "names",
  otherRole: "word",
  over: "number",
  part: "number",
  parts: "number",
  person: "names",
  persons: "names",
  place: "names",
  plan: "names",
  problem: "complaint",
  record: "names",
  refused: "day",
  refuser: "names",
  remedy: "complaint",
  revision: "number",
  right: "day",
  role: "word",
  rule: "authority",
  ruleCurrency: "names",
  rules: "authority",
  sequence: "number",
  share: "share",
  source: "source",
  stated: "money",
  to: "day",
  total: "money",
  totals: "money",
  under: "number",
  until: "day",
};
