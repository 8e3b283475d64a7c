// One bill of a run, in the words of a dossier: the verdict on it, and the cause that was found.
import { labelOf } from "../../../engine/bill/label.ts";
import type { Plan } from "../../../engine/plan.ts";
import { own } from "../../../values/record.ts";
import type { BillVerdict } from "../../audit/verdict.ts";
import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { aboutSchedule } from "../about-schedule.ts";
import type { DossierFigure } from "../dossier.ts";
import { dossierFigures, partingOf } from "../figures.ts";
import { figuresSection, identitiesSection, thenSaid, verdictText } from "./bill-sections.ts";
import { causeSection } from "./cause-section.ts";
import type { Block, DossierLanguage, Section } from "./page.ts";
import type { Writer } from "./writer.ts";
import { failureText, writerOf } from "./writer.ts";

/** A bill that agrees is one sentence; of any other the figures that do not, and the relations inside it that do not hold. */
export function verdictPage(plan: Plan, verdict: BillVerdict, language: DossierLanguage): Section {
  const schedule = aboutSchedule(plan);
  const writer = writerOf({ schedule }, language);
  const { words, prose } = writer;
  const figures = figuresOf(plan, verdict);
  const open = figures.filter(({ verdict: own, why }) => own !== "agrees" || why !== undefined);
  const tariff = verdict.tariff === undefined ? undefined : own(plan.tariffs, verdict.tariff);
  const paragraph = (text: string): Block => ({ kind: "paragraph", text, tone: "plain" });
  const { harm, knownThen } = verdict;
  return {
    name: "verdict",
    heading: `${prose(verdict.id)}: ${verdictText(writer, verdict, verdict.lines)}`,
    blocks: [
      ...(open.length === 0 ? [] : figuresSection(writer, { schedule, figures: open, parting: partingOf(tariff, figures) }).blocks),
      ...(verdict.identities.some(({ holds }) => holds === "no")
        ? identitiesSection(writer, { identities: labelled(plan, verdict, language), figures }).blocks
        : []),
      ...(harm === undefined || harm === "0" ? [] : [paragraph(harmText(writer, harm, figures))]),
      ...(knownThen === undefined ? [] : [paragraph(words.knownThen[thenSaid(knownThen.verdict, verdict.verdict, figures)])]),
      ...verdict.failures.map(({ message }) => paragraph(failureText(writer, message))),
    ],
  };
}

/** With registers by their labels. */
function labelled({ usage }: Plan, { identities }: BillVerdict, language: DossierLanguage): BillVerdict["identities"] {
  return identities.map((identity) => {
    const [name = "", ...rest] = identity.about.split(/(?=[ ,])/);
    const field = own(usage, name);
    return field === undefined ? identity : { ...identity, about: [labelOf(field.labels, language, name), ...rest].join("") };
  });
}

/** `verdict`: of the same bill, for the names of its figures. */
export function causePage(plan: Plan, verdict: BillVerdict, cause: Diagnosis, language: DossierLanguage): Section {
  const writer = writerOf({ schedule: aboutSchedule(plan) }, language);
  const section = causeSection(writer, { cause, figures: figuresOf(plan, verdict) });
  return { ...section, heading: writer.prose(cause.id) };
}

function figuresOf(plan: Plan, verdict: BillVerdict): readonly DossierFigure[] {
  const tariff = verdict.tariff === undefined ? undefined : own(plan.tariffs, verdict.tariff);
  return dossierFigures(plan, tariff, undefined, verdict);
}

function harmText({ words, money }: Writer, harm: string, figures: readonly DossierFigure[]): string {
  return words.harm(
    money(harm.replace(/^-/, "")),
    !harm.startsWith("-"),
    figures.some(({ name }) => name === "payable"),
  );
}
