// One tariff, from its items and those of the tariffs that it amends to its part of the program.

import type { Expression, Group, Let, Line, Payable, Rate, Rounding, Tariff, Untranslatable } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { labelsOf } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import type { Depths } from "../depth.ts";
import type { Scope } from "../scope.ts";
import type { Amended, Placed } from "./amendments.ts";
import { amendedTariff, placedOfKind } from "./amendments.ts";
import type { CutContext } from "./cuts.ts";
import { cutsOf } from "./cuts.ts";
import type { Draft } from "./drafts.ts";
import { checkEnd, checkExceptionLines, draftLine, rootsOf } from "./drafts.ts";
import { fitOf, typeBox } from "./fits.ts";
import type { PlacedLet, TypedLets } from "./lets.ts";
import { needsFailed, typeLets } from "./lets.ts";
import { roundingOf } from "./literals.ts";
import type { Shape } from "./order.ts";
import { orderOf } from "./order.ts";
import type { Worked } from "./parts.ts";
import { checkParts } from "./parts.ts";
import { checkPayableCuts, typePayable } from "./payable.ts";
import { pinnedFields } from "./pinned.ts";
import { localsFor, NO_LOCALS, OUTSIDE } from "./reach.ts";
import type { Rooted } from "./shallow.ts";
import { areShallow } from "./shallow.ts";
import { mixedParts, sensitiveParts } from "./sharing.ts";
import type { Owner } from "./sourced.ts";
import { checkSources, isCited } from "./sourced.ts";
import { refuse } from "./typing.ts";
import { usedParts } from "./uses.ts";
import { workOf } from "./work.ts";

/** The rates of the schedule, and how deep each goes. */
export interface RatesInReach {
  readonly rates: Readonly<Record<string, Rate>>;
  readonly depths: Depths;
}

/** Undefined after an error. The conditions of the tariffs that amend it are taken out of `fits` later. */
export function checkTariff(scope: Scope, { rates, depths }: RatesInReach, tariff: tree.Tariff): Tariff | undefined {
  const amended = amendedTariff(scope, tariff);
  if (amended === undefined) return undefined;
  const { items } = amended;
  const fit = fitOf(scope, tariff, amended.ancestors);
  const typed = typeLets(scope, letsOf(scope, items));
  const placedLines = placedOfKind(items, "line");
  const drafts = placedLines.map((placed) => draftLine(scope, items, typed, placed)).filter((draft) => draft !== undefined);
  checkExceptionLines(scope, items);
  const named = { lets: typed.values, rates: depths };
  if (!areShallow(scope, named, drafts.map(rootedLine))) return undefined;
  const crossing = placedOfKind(items, "crossing").at(-1)?.item.word;
  const pinned = pinnedFields(scope, fit?.condition);
  const context: CutContext = { scope, rates, lets: typed.lets, pinned, crossing, reported: new Set() };
  const shape = shapeOf(items, drafts);
  const order = orderOf(scope, shape, typed.lets, printedNames(items));
  const worked = workedLines(context, drafts);
  const arePartsGood = order !== undefined && checkParts(scope, shape, typed.lets, worked);
  const groups = groupRoundings(scope, items);
  const payable = payableOf(context, amended, typed);
  const paid = payable === undefined ? [] : [{ what: "`payable`", span: payable.span, roots: [payable.value] }];
  if (!areShallow(scope, named, paid)) return undefined;
  checkSources(scope, typed.lets, citedLets(items, scope), ownersOf(items, drafts, payable));
  const untranslatable = placedOfKind(items, "untranslatable").map(({ item }) => untranslatableOf(scope, item));
  if (fit === undefined || order === undefined || payable === undefined || groups === undefined || !arePartsGood) return undefined;
  if (typed.failed.size > 0 || worked.size < placedLines.length || untranslatable.includes(undefined)) return undefined;
  const lines = [...worked.values()].map((one) => lineOf(scope, one));
  return {
    name: tariff.name.text,
    labels: labelsOf(tariff.labels),
    cites: bindCitations(scope, tariff.cites),
    marks: tariff.marks.map((mark) => mark.word),
    amends: amended.ancestors[0]?.name.text,
    fits: { condition: fit.condition, except: [], valid: fit.valid },
    crossing,
    lets: usedLets(typed, lines, payable),
    items: printed(scope, items, lines, groups),
    order,
    payable,
    untranslatable: untranslatable.filter((clause) => clause !== undefined),
    span: tariff.span,
  };
}

function rootedLine(draft: Draft): Rooted {
  const { name } = draft.placed.item;
  return { what: `line \`${name.text}\``, span: name.span, roots: rootsOf(draft) };
}

function letsOf(scope: Scope, items: readonly Placed[]): readonly PlacedLet[] {
  const shared = [...scope.lets.values()].map((declaration) => ({ declaration, locals: NO_LOCALS }));
  const own = placedOfKind(items, "let").map(({ item, group }) => ({ declaration: item, locals: localsFor(items, new Map(), { ...OUTSIDE, group }) }));
  return [...shared, ...own];
}

function printedNames(items: readonly Placed[]): readonly string[] {
  return items.flatMap(({ item }) => (item.kind === "line" || item.kind === "group" ? [item.name.text] : []));
}

function shapeOf(items: readonly Placed[], drafts: readonly Draft[]): Shape {
  const groups = placedOfKind(items, "group").map(({ item }) => {
    const inside = placedOfKind(items, "line").filter(({ group }) => group === foldName(item.name.text));
    return [item.name.text, { declaration: item, lines: inside.map((line) => line.item.name.text) }] as const;
  });
  return { drafts: new Map(drafts.map((draft) => [draft.placed.item.name.text, draft])), groups: new Map(groups) };
}

/** By name as declared; lines with errors are left out. */
function workedLines(context: CutContext, drafts: readonly Draft[]): ReadonlyMap<string, Worked> {
  const worked = new Map<string, Worked>();
  for (const draft of drafts) {
    const roots = rootsOf(draft);
    const cutting = {
      cuts: cutsOf(context, roots),
      sensitive: sensitiveParts(context.scope, context.lets, roots),
      mixed: mixedParts(context.scope, context.lets, roots),
    };
    const { item } = draft.placed;
    const work = workOf(context.scope, item, cutting);
    if (work !== undefined) worked.set(item.name.text, { draft, cutting, work });
  }
  return worked;
}

interface GroupRounding {
  readonly round: Rounding | undefined;
  readonly print: Rounding | undefined;
}

function groupRoundings(scope: Scope, items: readonly Placed[]): ReadonlyMap<string, GroupRounding> | undefined {
  const roundings = new Map<string, GroupRounding>();
  let isGood = true;
  for (const { item } of placedOfKind(items, "group")) {
    checkEnd(scope, `group \`${item.name.text}\``, item);
    const round = item.round === undefined ? undefined : roundingOf({ scope }, item.round, scope.currency);
    const print = item.print === undefined ? undefined : roundingOf({ scope }, item.print, scope.currency);
    isGood &&= (round ?? print) !== undefined && (item.round === undefined) === (round === undefined) && (item.print === undefined) === (print === undefined);
    roundings.set(item.name.text, { round, print });
  }
  return isGood ? roundings : undefined;
}

function payableOf(context: CutContext, { tariff, items }: Amended, typed: TypedLets): Payable | undefined {
  const { scope } = context;
  const item = placedOfKind(items, "payable").at(-1)?.item;
  if (item === undefined) return refuse({ scope }, "payable-missing", tariff.name.span, { tariff: tariff.name.text, currency: scope.currency });
  if (needsFailed(typed, item.value)) return undefined;
  const payable = typePayable(scope, localsFor(items, typed.values, { ...OUTSIDE, builtins: ["total", "brought_forward"] }), item);
  if (payable !== undefined) checkPayableCuts(context, payable);
  return payable;
}

function citedLets(items: readonly Placed[], scope: Scope): ReadonlySet<string> {
  const own = placedOfKind(items, "let").filter(({ item, home }) => isCited(item) || isCited(home));
  const shared = [...scope.lets.values()].filter(isCited);
  return new Set([...own.map(({ item }) => item), ...shared].map((one) => foldName(one.name.text)));
}

function ownersOf(items: readonly Placed[], drafts: readonly Draft[], payable: Payable | undefined): readonly Owner[] {
  const groups = new Map(placedOfKind(items, "group").map(({ item }) => [foldName(item.name.text), item]));
  const lines = drafts.flatMap(({ placed, value, exceptions }): readonly Owner[] => {
    const group = placed.group === undefined ? undefined : groups.get(placed.group);
    const around = group === undefined ? [] : [group];
    const own = { owner: `line \`${placed.item.name.text}\``, covers: [placed.item, placed.home, ...around], roots: [value] };
    const others = exceptions.map(({ placed: one, exception }) => {
      return { owner: `exception \`${exception.name}\``, covers: [one.item, one.home, ...around], roots: [exception.condition, exception.value] };
    });
    return [own, ...others];
  });
  const paid = placedOfKind(items, "payable").at(-1);
  return payable === undefined || paid === undefined ? lines : [...lines, { owner: "`payable`", covers: [paid.item, paid.home], roots: [payable.value] }];
}

export function untranslatableOf(scope: Scope, item: tree.Untranslatable): Untranslatable | undefined {
  const condition = item.condition === undefined ? undefined : typeBox(scope, item.condition);
  if (item.condition !== undefined && condition === undefined) return undefined;
  return { words: item.words.text, because: item.because.text, cites: bindCitations(scope, item.cites), condition, span: item.span };
}

function lineOf(scope: Scope, { draft, cutting, work }: Worked): Line {
  const { item, group } = draft.placed;
  return {
    kind: "line",
    name: item.name.text,
    memo: item.memo,
    group,
    tags: item.tags.map((tag) => tag.text),
    labels: labelsOf(item.labels),
    cites: bindCitations(scope, item.cites),
    marks: item.marks.map((mark) => mark.word),
    value: draft.value,
    exceptions: draft.exceptions.map(({ exception }) => exception),
    ...work,
    round: draft.round,
    print: draft.print,
    cuts: cutting.cuts,
    span: item.span,
  };
}

function usedLets({ lets }: TypedLets, lines: readonly Line[], payable: Payable): Readonly<Record<string, Let>> {
  const roots: Expression[] = [payable.value];
  for (const line of lines) roots.push(line.value, ...line.exceptions.flatMap(({ condition, value }) => [condition, value]));
  const names = new Set(usedParts(lets, roots).flatMap((part) => (part.kind === "let" ? [part.name] : [])));
  return Object.fromEntries([...lets].filter(([name]) => names.has(name)));
}

function printed(scope: Scope, items: readonly Placed[], lines: readonly Line[], roundings: ReadonlyMap<string, GroupRounding>): readonly (Line | Group)[] {
  const byName = new Map(lines.map((line) => [line.name, line]));
  return items.flatMap(({ item, group }): readonly (Line | Group)[] => {
    if (item.kind === "group") return [groupOf(scope, item, lines, roundings.get(item.name.text))];
    const line = item.kind === "line" && group === undefined ? byName.get(item.name.text) : undefined;
    return line === undefined ? [] : [line];
  });
}

function groupOf(scope: Scope, item: tree.Group, lines: readonly Line[], rounding: GroupRounding | undefined): Group {
  const folded = foldName(item.name.text);
  return {
    kind: "group",
    name: item.name.text,
    tags: item.tags.map((tag) => tag.text),
    labels: labelsOf(item.labels),
    cites: bindCitations(scope, item.cites),
    marks: item.marks.map((mark) => mark.word),
    lines: lines.filter(({ group }) => group === folded).map((line) => ({ ...line, group: item.name.text })),
    round: rounding?.round,
    print: rounding?.print,
    span: item.span,
  };
}
