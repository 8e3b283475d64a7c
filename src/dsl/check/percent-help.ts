// What to write for a plain number where a percentage should stand: `0.09` was hardly meant as a hundredth of nine per cent.
import { compare, decimalText, exactFromText, multiply, ONE, ZERO } from "../../values/exact.ts";

const HUNDRED = exactFromText("100") ?? ONE;

export function percentHelp(written: string): string {
  const value = exactFromText(written);
  const isPart = value !== undefined && compare(value, ONE) < 0 && compare(value, ZERO) > 0;
  const hundredfold = isPart ? decimalText(multiply(value, HUNDRED)) : undefined;
  return hundredfold === undefined ? `write \`${written}%\`` : `write \`${hundredfold}%\`, or \`${written}%\` if so little is meant`;
}
