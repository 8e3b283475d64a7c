// Whether a text can tell records and persons apart: `p2 ` beside `p2` would be two persons to a machine and one to every reader.
// What may not stand in it at all (controls, characters without width) is asked before.
import type { Complaint } from "../../engine/request/complaint.ts";
import { quoted } from "../../engine/request/complaint.ts";

/** Undefined where no other text looks the same by its blanks or joins. */
export function lookalikeProblem(text: string): Complaint | undefined {
  if (VISIBLE.test(text)) return undefined;
  const plain = plainName(text);
  if (plain === text) return undefined;
  const remedy = plain === "" ? "give visible characters" : `write ${quoted(plain)}`;
  return { problem: `${quoted(text)} ${whyNot(text)}`, remedy };
}

/** As most ids are. */
const VISIBLE = /^[!-~]*$/;
const BLANK = /\p{Zs}/u;
const BLANKS = /\p{Zs}+/gu;
const OUTER_BLANKS = /^\p{Zs}+|\p{Zs}+$/gu;

/** U+200C stands between letters of a Persian word; anywhere else nobody sees it. */
const IDLE_JOINER = /(?<!\p{Script=Arabic}\p{M}*)\u200c+|\u200c+(?![\p{Script=Arabic}\u200c])|(?<=\u200c)\u200c+/gu;

function plainName(text: string): string {
  return text.replace(IDLE_JOINER, "").replace(BLANKS, " ").replace(OUTER_BLANKS, "").normalize("NFC");
}

function whyNot(text: string): string {
  const first = text.slice(0, 1);
  if (BLANK.test(first) || BLANK.test(text.slice(-1))) return "has blanks around it";
  if (text.replace(IDLE_JOINER, "") !== text) return "holds U+200C where it joins no Persian letters";
  if (text.replace(BLANKS, " ") !== text) return "holds several blanks in a row, or one that is no plain space";
  return "is written with combining characters where one character says the same";
}
