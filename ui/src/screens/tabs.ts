/**
 * What can be prepared?
 *
 * One line a tab, in the order they are shown. A tab's page gets the host and
 * the fair, and owns everything below the row of tabs.
 */
import type { Component } from "svelte";
import { Programmes } from "../features/coupons";
import { Brand, PreparationTab } from "../features/fair";
import { Notices } from "../features/notices";
import { Questionnaires } from "../features/questionnaires";
import { Quotas } from "../features/responses";
import { Products } from "../features/sales";
import { StaffPage } from "../features/staff";
import type { Call } from "../host/host";
import type { Fair, Role } from "../host/wire";
import type { Drafts } from "../kit/drafts";
import * as m from "../paraglide/messages.js";

/** What a tab's page is given. */
export interface PageProps {
  call: Call;
  fair: Fair;
  /** What is half written on the tabs. */
  drafts: Drafts;
  /** The fair is another one now. */
  fairChanged: (fair: Fair) => void;
  /** Goes to another tab, with a file that belongs there; to the desk when there is none. */
  jump: (tab: string | null, file?: File) => void;
  /** A file that was brought from another tab. */
  brought: File | null;
}

/** One tab. */
export interface Tab {
  /** Its stable name, in hooks and in `data-ready` (`prepare-<name>`). */
  readonly name: string;
  /** What it is called. */
  readonly label: () => string;
  /** What it shows. */
  readonly page: Component<PageProps>;
  /** Who may see it; managers unless said. */
  readonly least?: Role;
}

/** The tabs of the screen. */
export const TABS: readonly [Tab, ...Tab[]] = [
  { name: "survey", label: m.prepare_tab_survey, page: Questionnaires },
  { name: "quotas", label: m.prepare_tab_quotas, page: Quotas },
  { name: "coupons", label: m.prepare_tab_coupons, page: Programmes },
  { name: "products", label: m.prepare_tab_products, page: Products },
  { name: "brand", label: m.prepare_tab_brand, page: Brand, least: "owner" },
  { name: "notices", label: m.prepare_tab_notices, page: Notices, least: "owner" },
  { name: "staff", label: m.staff_title, page: StaffPage, least: "owner" },
  { name: "today", label: m.ready_title, page: PreparationTab },
];
