/** Whose contact was typed and left unsaved? */
import type { Drafts } from "../../kit/drafts";
import type { CardField, ScannedContact } from "../../host/wire";
import type { ContactTyped, ReadCode } from "./contact.svelte";

/** What every visitor's contact is kept under while it is not saved. */
const UNSAVED = "contact ";

/** The contact of a visitor as it was left, to be gone on with. */
export function contactDraft(drafts: Drafts, visitor: string): Partial<ContactTyped> {
  return drafts.of(contactOf(visitor), () => ({}));
}

/** The name under which a visitor's contact is kept while it is not saved. */
export function contactOf(visitor: string): string {
  return UNSAVED + visitor;
}

/** What a card says, as the contact step begins with it; nothing of what is no card. */
export function ofCard(scanned: ScannedContact): Partial<ContactTyped> & { card?: ReadCode } {
  if (scanned.scanned !== "card") return {};
  const { name, phone, email, particulars, unsure, left_out } = scanned;
  const says: Record<CardField, string> = { name, phone, email, ...particulars };
  const filled = (Object.keys(says) as CardField[]).filter((field) => says[field] !== "");
  return { name, phone, email, particulars, source: "card", card: { filled, kept: [], unsure, left_out } };
}

/** A visitor whose contact was typed and not saved. Nothing else of her need be on record. */
export interface Unsaved {
  readonly visitor: string;
  /** What was typed, as far as it was. */
  readonly typed: readonly string[];
}

/** Whoever was left with something typed, the latest first. */
export function unsavedContacts(drafts: Drafts): readonly Unsaved[] {
  return drafts
    .under<Partial<ContactTyped>>(UNSAVED)
    .map(([visitor, { name = "", phone = "", email = "" }]) => ({
      visitor,
      typed: [name, phone, email].filter((text) => text.trim() !== ""),
    }))
    .filter(({ typed }) => typed.length > 0);
}
