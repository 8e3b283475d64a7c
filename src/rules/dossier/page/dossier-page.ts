// From a dossier's data to its pages in one language. It works nothing out: the same data and language give the same texts.
import type { Plan } from "../../../engine/plan.ts";
import type { Entitlement } from "../../entitlement/entitlement.ts";
import { aboutSchedule } from "../about-schedule.ts";
import type { Dossier } from "../dossier.ts";
import { figuresSection, identitiesSection, summarySection } from "./bill-sections.ts";
import { causeSection } from "./cause-section.ts";
import { correctableSection } from "./correctable-section.ts";
import { entitlementSection, shortened } from "./entitlement-section.ts";
import { arithmeticSection, groundsSection, marksSection, receiptSection } from "./ground-sections.ts";
import type { DossierLanguage, DossierPage, Section } from "./page.ts";
import { recordSection } from "./record-section.ts";
import { writerOf } from "./writer.ts";

export function dossierPage(dossier: Dossier, language: DossierLanguage): DossierPage {
  const writer = writerOf(dossier, language);
  const { words } = writer;
  const short = dossier.entitlement === undefined ? undefined : shortened(dossier.entitlement);
  const marks = marksSection(writer, dossier);
  return {
    language,
    direction: language === "fa" ? "rtl" : "ltr",
    title: words.title(writer.prose(dossier.bill.id)),
    sections: [
      summarySection(writer, dossier),
      figuresSection(writer, dossier),
      identitiesSection(writer, dossier),
      causeSection(writer, dossier),
      correctableSection(writer, dossier),
      ...(short === undefined ? [] : [entitlementSection(writer, short.entitlement, short.aside)]),
      arithmeticSection(writer, dossier),
      groundsSection(writer, dossier),
      ...(marks === undefined ? [] : [marks]),
      recordSection(writer, dossier),
      receiptSection(writer, dossier),
    ],
    hashLabel: words.hashLabel,
    hashNote: words.hashNote,
  };
}

/** Which tariff, by itself. */
export function entitlementPage(plan: Plan, entitlement: Entitlement, language: DossierLanguage): Section {
  return entitlementSection(writerOf({ schedule: aboutSchedule(plan) }, language), entitlement, []);
}
