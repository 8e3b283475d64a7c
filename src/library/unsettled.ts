// Counts what is not settled in a program: unknown figures, untranslatable clauses, unverified and example values.
import { everyPart } from "../dsl/expression-parts.ts";
import type { Authority, Instalments } from "../dsl/oversight.ts";
import type { Exception, Expression, Line, Program, Rate, RateBody, Tariff, Untranslatable, Version } from "../dsl/program.ts";
import type { MarkWord } from "../dsl/tree/tree.ts";
import type { Span } from "../values/span.ts";
import type { Unsettled } from "./result.ts";

/**
 * Due dates that move off holidays are unknown where the schedule declares none: such a version refuses each plan. Each place of a file counts once, however many columns it fills. A source counts as unverified once, not at each citation.
 * `testedClaims`: how many claims were tested and not proved; exceptions so marked are added to them.
 */
export function unsettledOf(program: Program, testedClaims: number): Unsettled {
  const { holidays } = program;
  const tariffs = Object.values(program.tariffs);
  const versions = versionsOf(program);
  const bodies = oversightVersions(program);
  const clauses = [...program.untranslatable, ...tariffs.flatMap(({ untranslatable }) => untranslatable), ...bodies.flatMap(clausesIn)];
  const unknown = [
    ...versions.filter(({ body }) => body.kind === "unknown"),
    ...bodies.filter(({ body }) => body.kind === "authority" && body.matrix.kind === "unknown"),
    ...bodies.filter(({ body }) => holidays.length === 0 && body.kind === "instalments" && body.moved),
    ...expressionsOf(program, clauses)
      .flatMap(everyPart)
      .filter(({ kind }) => kind === "unknown"),
  ];
  const marked = [...versions, ...tariffs.flatMap(markedIn), ...bodies.flatMap(markedClauses)];
  const sources = Object.values(program.sources).filter(({ unverified }) => unverified);
  return {
    unknown: places(unknown),
    untranslatable: places(clauses),
    unverified: places(marked.filter(({ marks }) => marks.includes("unverified"))) + sources.length,
    example: places(marked.filter(({ marks }) => marks.includes("example"))),
    testedNotProved: testedClaims + places(exceptionsOf(tariffs).filter(({ testedNotProved }) => testedNotProved)),
  };
}

interface Placed {
  readonly span: Span;
}

function places(found: readonly Placed[]): number {
  return new Set(found.map(({ span }) => `${span.file}:${span.start}`)).size;
}

function versionsOf(program: Program): readonly (Version & { readonly body: { readonly kind: string } })[] {
  const { rates, seasons, dayparts, holidays } = program;
  const dated = [rates, seasons, dayparts].flatMap((group) => Object.values(group).flatMap(({ versions }) => versions));
  return [...dated, ...holidays, ...oversightVersions(program)];
}

type OversightVersion = Authority["versions"][number] | Instalments["versions"][number];

function oversightVersions({ oversight }: Program): readonly OversightVersion[] {
  return [...Object.values(oversight.authorities), ...Object.values(oversight.instalments)].flatMap(({ versions }): readonly OversightVersion[] => versions);
}

function clausesIn({ body }: OversightVersion): readonly Untranslatable[] {
  return body.kind === "unknown" ? [] : body.untranslatable;
}

/** What has marks of its own inside a version: bars and exceptions. */
function markedClauses({ body }: OversightVersion): readonly (Placed & { readonly marks: readonly MarkWord[] })[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "authority":
      return body.bars;
    case "instalments":
      return body.exceptions;
  }
}

function linesOf({ items }: Tariff): readonly Line[] {
  return items.flatMap((item) => (item.kind === "line" ? [item] : item.lines));
}

function exceptionsOf(tariffs: readonly Tariff[]): readonly Exception[] {
  return tariffs.flatMap(linesOf).flatMap(({ exceptions }) => exceptions);
}

function markedIn(tariff: Tariff): readonly (Placed & { readonly marks: readonly MarkWord[] })[] {
  const lines = linesOf(tariff);
  const groups = tariff.items.filter(({ kind }) => kind === "group");
  return [tariff, ...groups, ...lines, ...lines.flatMap(({ exceptions }) => exceptions), ...Object.values(tariff.lets)];
}

function expressionsOf(program: Program, clauses: readonly Untranslatable[]): readonly Expression[] {
  const found = [
    ...Object.values(program.rates).flatMap(expressionsOfRate),
    ...Object.values(program.tariffs).flatMap(expressionsOfTariff),
    ...clauses.map(({ condition }) => condition),
  ];
  return found.filter((expression) => expression !== undefined);
}

function expressionsOfRate({ widths, versions }: Rate): readonly (Expression | undefined)[] {
  const scales = widths?.scales ?? [];
  return [...scales.map((scale) => (scale.kind === "field" ? scale.value : undefined)), ...versions.flatMap(({ body }) => expressionsOfBody(body))];
}

function expressionsOfBody(body: RateBody): readonly (Expression | undefined)[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "cells":
      return Object.values(body.cells);
    case "blocks":
      return Object.values(body.columns).flatMap(({ rows }) => rows.flatMap(({ lower, upper, cell }) => [lower, upper, cell]));
  }
}

function expressionsOfTariff(tariff: Tariff): readonly (Expression | undefined)[] {
  const lines = linesOf(tariff);
  return [
    tariff.fits.condition,
    ...tariff.fits.except,
    ...Object.values(tariff.lets).map(({ value }) => value),
    ...lines.map(({ value }) => value),
    ...lines.flatMap(({ exceptions }) => exceptions.flatMap(({ condition, value }) => [condition, value])),
    tariff.payable.value,
  ];
}
