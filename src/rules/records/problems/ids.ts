// Two records with one id: the same told again, or unlike ones, of which only the first counts.
import type { Finding } from "../../finding.ts";
import type { Told, ToldOnce } from "../told-once.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function idProblems({ alike, unlike }: ToldOnce, dayText: DayText): readonly Finding[] {
  return [...alike.map((told) => repeated(told, dayText)), ...unlike.map((told) => clash(told, dayText))];
}

function repeated({ first, again }: Told, dayText: DayText): Finding {
  const { record, id } = first.record;
  return problemOf("record-told-twice", [first, ...again], { kind: record, record: id, count: String(again.length + 1) }, dayText);
}

function clash({ first, again }: Told, dayText: DayText): Finding {
  const { record, id } = first.record;
  const count = String(again.length + 1);
  if (first.record.record !== "request") return problemOf("record-id-twice", [first, ...again], { kind: record, record: id, count }, dayText);
  return problemOf("revision-twice", [first, ...again], { record: id, revision: String(first.record.revision), count }, dayText);
}
