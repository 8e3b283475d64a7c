import { readFileSync, readdirSync } from "node:fs";
import { parse } from "./src/dsl/syntax/parse.ts";
import { check } from "./src/dsl/check/check.ts";
import { planFromProgram, jsonFromPlan } from "./src/engine/plan-from-program.ts";
import { planFromJson } from "./src/engine/plan-from-json.ts";
import { requestReader } from "./src/engine/request/request-reader.ts";
import { requestJsonSchema } from "./src/engine/request/request-schema.ts";
import { evaluate } from "./src/engine/evaluate.ts";
import { evaluateWithTrueUp } from "./src/engine/request/true-up.ts";
import { billFromTrace } from "./src/engine/bill-from-trace.ts";
import { explain } from "./src/engine/explain/explain.ts";
let ok=0;
for (const f of readdirSync("test/language-cases").filter(f=>f.endsWith(".json"))) {
  const name=f.slice(0,-5); const c=JSON.parse(readFileSync("test/language-cases/"+f,"utf8"));
  const p:any=parse(name+".mizan",readFileSync(`test/language-cases/${name}.mizan`,"utf8"));
  const r=check([p.value??p.tree]);
  if(!r.value){console.log(name,"DIAG",[...p.diagnostics,...r.diagnostics].map((d:any)=>d.code+": "+d.message));continue;}
  const plan=planFromProgram(r.value); const back=planFromJson(jsonFromPlan(plan)); if(!back.value) console.log(name,"PLAN",back.problem);
  requestJsonSchema(plan);
  const read=requestReader(back.value??plan);
  for(const {request,expect:e} of c.bills){
    const q=read(request);
    const x= q.kind==="refused"?q:evaluateWithTrueUp(evaluate,plan,q.facts,q.trueUp);
    if("kind" in x){ const fs:any[]=x.kind==="refused"?[...x.failures]:[x]; const codes=fs.map(f=>f.code).join(", ");
      if(e.failure!==codes|| (e.words&&!fs.some(f=>f.message.includes(e.words)))) console.log(name,request.id,"expected",e.failure??"bill",e.words,"got",fs.map(f=>f.code+": "+f.message)); else ok++; continue;}
    if(e.failure){console.log(name,request.id,"billed but expected",e.failure);continue;}
    const b=billFromTrace(x.trace,undefined,{request:(q as any).hash,adjustments:x.adjustments});
    explain(x.trace,"fa"); explain(x.trace,"en");
    const bad:string[]=[]; const n=(s:any)=>s===undefined?undefined:s.includes(".")?s.replace(/\.?0+$/,""):s;
    for(const k of ["total","payable","carried","dropped","print_difference","tariff"] as const) if(e[k]!==undefined&&n(e[k])!==n((b as any)[k])) bad.push(`${k} ${e[k]} got ${(b as any)[k]}`);
    for(const [l,v] of Object.entries(e.lines??{})) {const a=b.lines.find(z=>z.name===l)?.amount; if(n(a)!==n(v)) bad.push(`line ${l} ${v} got ${a}`);}
    for(const [l,v] of Object.entries(e.printed??{})) {const a=b.lines.find(z=>z.name===l)?.printed; if(n(a)!==n(v)) bad.push(`printed ${l} ${v} got ${a}`);}
    for(const [l,v] of Object.entries(e.blocks??{})) {const a=b.lines.find(z=>z.name===l)?.blocks.map(z=>n(z.amount)); if(JSON.stringify(a)!==JSON.stringify((v as any).map(n))) bad.push(`blocks ${l} ${v} got ${a}`);}
    if(e.marks){const ks=[...new Set(b.marks.map(m=>m.kind))].sort(); if(JSON.stringify(ks)!==JSON.stringify([...e.marks].sort())) bad.push(`marks ${e.marks} got ${ks}`);}
    if(bad.length) console.log(name,request.id,bad); else ok++;
  }
}
console.log("ok",ok);
