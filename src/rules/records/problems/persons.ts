// Persons and names of the rules: whoever asks, approves or gives holds a grade at some time or acts for one who does; grades and authorities are the rules' own.
// Whether they held it on the day is the authority's question.
import type { Plan } from "../../../engine/plan.ts";
import { own } from "../../../values/record.ts";
import type { Finding } from "../../finding.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { JournalRecord } from "../record.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function personProblems(plan: Plan, index: JournalIndex, dayText: DayText): readonly Finding[] {
  const known = new Set([...index.appointments.map(({ record }) => record.person), ...[...index.delegations.values()].map(({ record }) => record.taker)]);
  const strangers = index.all.flatMap((dated) => {
    const acting = actingIn(dated.record);
    if (acting === undefined || known.has(acting.person)) return [];
    return [problemOf("person-without-grade", [dated], { ...acting, record: dated.record.id }, dayText)];
  });
  return [...strangers, ...gradeProblems(plan, index, dayText), ...authorityProblems(plan, index, dayText)];
}

function actingIn(record: JournalRecord): { readonly person: string; readonly role: "requester" | "approver" | "giver" } | undefined {
  switch (record.record) {
    case "request":
      return { person: record.requester, role: "requester" };
    case "approval":
    case "refusal":
      return { person: record.approver, role: "approver" };
    case "plan":
      return { person: record.granted_by, role: "approver" };
    case "delegation":
      return { person: record.giver, role: "giver" };
    case "appointment":
    case "revocation":
    case "withdrawal":
    case "execution":
    case "document":
    case "document_state":
    case "action":
    case "plan_end":
    case "payment":
      return undefined;
  }
}

function gradeProblems({ oversight }: Plan, { appointments }: JournalIndex, dayText: DayText): readonly Finding[] {
  const names = oversight.grades.map(({ name }) => name);
  const wrong = appointments.filter(({ record }) => !names.includes(record.grade));
  return wrong.map((dated) => {
    const { person, grade } = dated.record;
    return problemOf("grade-unknown", [dated], { person, grade, grades: names.join(", ") }, dayText);
  });
}

/** Of a request the authority itself says so when it is asked. */
function authorityProblems({ oversight }: Plan, { delegations }: JournalIndex, dayText: DayText): readonly Finding[] {
  const names = Object.keys(oversight.authorities);
  const wrong = [...delegations.values()].filter(({ record }) => own(oversight.authorities, record.authority) === undefined);
  return wrong.map((dated) => problemOf("authority-unknown", [dated], { authority: dated.record.authority, authorities: names.join(", ") }, dayText));
}
