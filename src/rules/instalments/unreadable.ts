// What is wrong with a request of unknown shape, as findings.
import type { z } from "zod";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";

export function unreadableFindings(issues: readonly z.core.$ZodIssue[], request: unknown): readonly Finding[] {
  return complaintsFromIssues(issues, request, "the request").map(({ path, problem, remedy }) =>
    findingOf("request-refused", { place: path, problem, remedy }, {}),
  );
}
