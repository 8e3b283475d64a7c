// Lines, groups, total and payable of a bill as forms in one input, in the order in which they were worked out.
import type { Line, Rounding } from "../../dsl/program.ts";
import { divide, exactFromWhole, ONE, ZERO } from "../../values/exact.ts";
import { stepOf } from "../evaluate/context.ts";
import type { BillTrace, LineTrace, SegmentTrace, TraceNode } from "../trace.ts";
import type { Form } from "./form.ts";
import { constantForm, plusForms, roundedForm, timesConstant } from "./form.ts";
import type { Following } from "./forms.ts";
import { formOf, formsOf } from "./forms.ts";
import { undecided } from "./undecided.ts";

/** The form of a line, a group, `total` or `payable`. */
export function subjectForm(following: Following, trace: BillTrace, subject: string): Form {
  const wanted = new Map(trace.lines.map((line) => [line.line.name, line]));
  for (const name of trace.tariff.order) {
    const line = wanted.get(name);
    following.lines.set(
      name,
      line === undefined ? { trace: undefined, amount: groupForm(following, trace, name) } : { trace: line, amount: lineForm(following, line) },
    );
    if (name === subject) return following.lines.get(name)?.amount ?? constantForm(ZERO);
  }
  const counted = trace.tariff.items.filter((item) => item.kind === "group" || (!item.memo && item.group === undefined));
  const total = counted.map(({ name }) => following.lines.get(name)?.amount ?? constantForm(ZERO)).reduce(plusForms, constantForm(ZERO));
  if (subject === "total") return total;
  return roundedBy(formOf({ ...following, total, segment: trace.facts.period }, trace.payable.due), trace.payable.rule.round);
}

/** Other lines, added up: their final amounts; in a line that is cut, what lies in its own segment, of which `parts` are the nodes. */
export function linesForm(following: Following, names: readonly string[], parts: readonly TraceNode[]): Form {
  const { segment, run } = following;
  const { period } = run.facts;
  const isWhole = segment.from === period.from && segment.to === period.to;
  const left = [...parts];
  const forms = names.map((name) => {
    const line = following.lines.get(name);
    if (line === undefined) return undecided(`line \`${name}\` cannot be followed`);
    // Only a line read in a part of the bill leaves a node for it: a group counts whole.
    return isWhole || line.trace === undefined ? line.amount : partForm(following, line.trace, left.shift());
  });
  if (left.length > 0) return undecided(`what is read of ${names.map((name) => `\`${name}\``).join(", ")} cannot be told apart`);
  return forms.reduce(plusForms, constantForm(ZERO));
}

/** The one part of another line that is all of the segment: a line cut at days of its own leaves several, of which nothing is said. */
function partForm(following: Following, { line, segments }: LineTrace, part: TraceNode | undefined): Form {
  const { from, to } = following.segment;
  const inside = segments.filter((own) => own.from < to && own.to > from);
  const [only] = inside;
  if (part === undefined || only === undefined || inside.length > 1 || only.from > from || only.to < to) {
    return undecided(`line \`${line.name}\` is cut at other days than the line that reads it`);
  }
  const isOwn = only.from === from && only.to === to;
  // The conditions of its exceptions are in the trace of its own segments only.
  if (!isOwn && line.exceptions.length > 0) return undecided(`line \`${line.name}\` has exceptions and is read in parts of the bill`);
  return segmentForm(following, line, part);
}

function lineForm(following: Following, { line, segments }: LineTrace): Form {
  const sum = segments.map((segment) => ownSegment(following, line, segment)).reduce(plusForms, constantForm(ZERO));
  return line.roundScope === "each segment" ? sum : roundedBy(sum, line.round);
}

function ownSegment(following: Following, line: Line, segment: SegmentTrace): Form {
  const inside: Following = { ...following, segment };
  for (const { condition } of segment.considered) formsOf(inside, condition);
  return segmentForm(inside, line, segment.value);
}

function segmentForm(following: Following, line: Line, value: TraceNode): Form {
  const { run, segment } = following;
  const { type } = value.expression;
  const form = formOf(following, value);
  const share = divide(exactFromWhole(segment.to - segment.from), exactFromWhole(run.days)) ?? ONE;
  const weighed = type.kind === "quantity" && type.share === "level" && segment.to - segment.from !== run.days ? timesConstant(form, share) : form;
  return line.roundScope === "each segment" ? roundedBy(weighed, line.round) : weighed;
}

function groupForm(following: Following, trace: BillTrace, name: string): Form {
  const group = trace.groups.find((entry) => entry.group.name === name)?.group;
  const lines = group?.lines.filter(({ memo }) => !memo) ?? [];
  return roundedBy(lines.map((line) => following.lines.get(line.name)?.amount ?? constantForm(ZERO)).reduce(plusForms, constantForm(ZERO)), group?.round);
}

function roundedBy(form: Form, rounding: Rounding | undefined): Form {
  return rounding === undefined ? form : roundedForm(form, stepOf(rounding), rounding.mode);
}
