import { exactFromText, exactFromWhole, divide, multiply, decimalText, fractionText, round, decimalStep, wholeFraction, compare } from "./src/values/exact.ts";
import { amountText, inUnit } from "./src/engine/bill/amount-text.ts";
const x=multiply(divide(multiply(exactFromWhole(100),exactFromWhole(31)),exactFromWhole(30))!, exactFromWhole(409)); const st=decimalStep(6); const w=exactFromText("115423")!;
const y=divide(exactFromText("115423.5")!, exactFromWhole(30))!;
function time(n:string,f:()=>void,c=50000){ for(let i=0;i<3000;i++)f(); let best=Infinity; for(let r=0;r<5;r++){const s=process.hrtime.bigint(); for(let i=0;i<c;i++)f(); best=Math.min(best,Number(process.hrtime.bigint()-s)/c);} console.log(n.padEnd(28),(best/1000).toFixed(3),"us"); }
time("decimalText third",()=>decimalText(x));
time("fractionText third",()=>fractionText(x));
time("wholeFraction",()=>wholeFraction(x));
time("round6",()=>round(x,st,"half up"));
time("amountText third",()=>amountText(x));
time("amountText y",()=>amountText(y));
time("amountText whole",()=>amountText(w));
time("compare",()=>compare(x,w));
time("w.numerator.toFixed",()=>w.numerator.toFixed());
