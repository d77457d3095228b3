/** Who works here, and who lets whom in. */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { Fair, Role, Staff, StaffMember } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** A PIN that is being chosen: typed twice, because nobody can look it up. */
export class NewPin {
  /** As typed first. */
  pin = $state("");
  /** As typed again. */
  again = $state("");

  /** The PIN, once it can be used; otherwise what is wrong is told. */
  usable(attempt: Attempt): string | null {
    const { pin, again } = this;
    const range = { fewest: LIMITS.shortest_pin, most: LIMITS.longest_pin };
    if (pin.length < LIMITS.shortest_pin) attempt.tell(both(() => m.staff_pin_short(range)));
    else if (pin !== again) attempt.tell(both(m.staff_pin_differs));
    else return pin;
    return null;
  }

  /** Nobody finds it here afterwards. */
  clear(): void {
    this.pin = this.again = "";
  }
}

/** The staff of the store. */
export class StaffList {
  /** Everybody; none until they came. */
  staff = $state.raw<Staff | null>(null);
  /** Whose PIN is being chosen. */
  choosing = $state.raw<StaffMember | null>(null);
  /** The PIN of whoever is chosen. */
  readonly pin = new NewPin();
  /** The name of whoever comes. */
  name = $state("");
  /** What whoever comes may do. */
  role = $state<Role>("capture");
  /** The PIN of whoever comes. */
  readonly newcomersPin = new NewPin();
  /** What was done just now. */
  done = $state.raw<string | null>(null);
  /** With whom in the list something was done last; none before. */
  touched = $state<string | null>(null);
  /** What went wrong in the list, with whoever was touched last. */
  readonly attempt = new Attempt();
  /** What went wrong in the form. */
  readonly adding = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly fairChanged: (fair: Fair) => void,
  ) {}

  /** Whether whoever looks at it has a PIN: without one she lets nobody in. */
  get hasOwnPin(): boolean {
    return this.staff?.members.some(({ oneself, has_pin }) => oneself && has_pin) ?? false;
  }

  /** Fetches everybody. */
  async load(): Promise<void> {
    const staff = await this.attempt.run(() => this.call("get_staff", {}));
    if (staff) this.staff = staff;
  }

  /** Asks for somebody's new PIN, or no more. */
  choosePin(member: StaffMember | null): void {
    this.pin.clear();
    this.attempt.tell(null);
    if (member !== null) this.#touch(member.id);
    this.choosing = member;
  }

  /** Gives the PIN that was typed. */
  async setPin(): Promise<void> {
    const { choosing } = this;
    const pin = this.pin.usable(this.attempt);
    if (choosing === null || pin === null) return;
    const staff = await this.attempt.once(() => this.call("set_staff_pin", { staff: choosing.id, pin }));
    if (!staff) return;
    this.#show(staff, m.staff_pin_set({ name: choosing.name }));
    this.choosePin(null);
  }

  /** Gives somebody another role, ends her access, or lets her in again. */
  async change({ id, name }: StaffMember, role: Role, ended: boolean): Promise<void> {
    this.#touch(id);
    const staff = await this.attempt.once(() => this.call("change_staff", { staff: id, role, ended }));
    if (staff) this.#show(staff, m.staff_changed({ name }));
  }

  /** Adds whoever was typed. */
  async add(): Promise<void> {
    const name = this.name.trim();
    if (name === "") return this.adding.tell(both(m.staff_needs_name));
    const pin = this.newcomersPin.usable(this.adding);
    if (pin === null) return;
    const { role } = this;
    this.#touch(null);
    const staff = await this.adding.once(() => this.call("add_staff", { name, role, pin }));
    if (!staff) return;
    this.#show(staff, m.staff_added({ name }));
    this.name = "";
    // Nobody becomes an owner because the one before her did.
    this.role = "capture";
    this.newcomersPin.clear();
  }

  #touch(id: string | null): void {
    this.touched = id;
    this.done = null;
  }

  #show(staff: Staff, done: string): void {
    this.staff = staff;
    this.done = done;
    void this.#sayWhoIsSignedIn();
  }

  /** With a second person every screen says who is signed in, and hands over. */
  async #sayWhoIsSignedIn(): Promise<void> {
    const stage = await this.attempt.run(() => this.call("get_stage", {}));
    if (stage?.stage === "open") this.fairChanged(stage.fair);
  }
}
