import { readFileSync } from "node:fs";
import * as P from "./src/dsl/syntax/parse.ts";
import { check } from "./src/dsl/check/check.ts";
import { planFromProgram } from "./src/engine/plan-from-program.ts";
import { requestReader } from "./src/engine/request/request-reader.ts";
import { evaluate } from "./src/engine/evaluate.ts";
import { evaluateWithTrueUp } from "./src/engine/request/true-up.ts";
import { billFromTrace } from "./src/engine/bill-from-trace.ts";
import { explain } from "./src/engine/explain/explain.ts";
const path = process.argv[2]!;
const parsed: any = (P as any).parse(path, readFileSync(path,"utf8"));
const r = check([parsed.value ?? parsed.tree]);
console.log(JSON.stringify([...parsed.diagnostics, ...r.diagnostics].map((d:any)=>[d.code,d.message,d.span.line]),null,1));
if (r.value) { const plan = planFromProgram(r.value); console.log(plan.hash);
 const read = requestReader(plan);
 for (const t of r.value.tests) { const q = read({id: t.title, ...t.request}); console.log(JSON.stringify(t.request)); if (q.kind==="refused") {console.log(q.failures);continue;}
  const e = evaluateWithTrueUp(evaluate, plan, q.facts, q.trueUp); if ("kind" in e) {console.log(e);continue;}
  console.log(JSON.stringify(billFromTrace(e.trace, undefined, {request:q.hash, adjustments:e.adjustments}),null,1)); console.log(explain(e.trace, undefined, e.adjustments)); console.log(explain(e.trace,"fa",e.adjustments)); }
}
