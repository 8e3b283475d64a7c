import { planOf, YARD, HOME, SHOP, problemsOf, factsOf } from "./test/engine/request/plan-of.ts";
import { evaluate } from "./src/engine/evaluate.ts";
const plan=planOf(YARD);
for (const r of [HOME,SHOP]) { console.log(problemsOf(plan,r)); const t=evaluate(plan,factsOf(plan,r)); console.log(t.kind==="failure"?t:t.lines.map(l=>[l.line.name,l.amount.numerator.toString()])); }
