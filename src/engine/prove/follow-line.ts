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

/** Another line's value in the segment of a line that is cut. */
export function partForm(following: Following, trace: LineTrace, part: TraceNode): Form {
  const isOwn = trace.segments.some(({ from, to }) => from === following.segment.from && to === following.segment.to);
  // The conditions of its exceptions are in the trace of its own segments only.
  if (!isOwn && trace.line.exceptions.length > 0) return undecided(`line \`${trace.line.name}\` has exceptions and is read in parts of the bill`);
  return segmentForm(following, trace.line, part);
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
