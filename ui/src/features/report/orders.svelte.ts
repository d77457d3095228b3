/** What the shop sold, as its own table says. */
import { type Call, refusedWith } from "../../host/host";
import type { OrderColumns, OrdersTakenIn } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import type { LongWork } from "../../kit/long-work.svelte";
import { workOf } from "../exchange";

/** The columns that can be named, those that every table needs first. */
export const COLUMNS = [
  "order",
  "day",
  "amount",
  "total",
  "status",
  "coupon",
  "phone",
  "email",
] as const satisfies readonly (keyof OrderColumns)[];
type Column = (typeof COLUMNS)[number];

const NONE: Readonly<Record<Column, string>> = {
  order: "",
  day: "",
  amount: "",
  total: "",
  status: "",
  coupon: "",
  phone: "",
  email: "",
};

/** Taking in tables of orders. */
export class OrdersPage {
  /** What the latest table did. */
  done = $state.raw<OrdersTakenIn | null>(null);
  /** The table's name. */
  name = $state("");
  /** Whether somebody has to say which columns are read, or may say so. */
  asks = $state(false);
  /** The headings, as typed. */
  columns = $state({ ...NONE });
  /** The shop, as typed. */
  shop = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The reading of a long table. */
  readonly work: LongWork;
  #file: File | null = null;

  constructor(
    private readonly call: Call,
    private readonly taken: () => Promise<void>,
  ) {
    this.work = workOf(call, "orders");
  }

  /** Takes in a table by what is known of it. */
  async take(file: File): Promise<void> {
    this.#file = file;
    this.name = file.name;
    this.columns = { ...NONE };
    this.shop = "";
    this.asks = false;
    await this.readAgain();
  }

  /** Reads the table by the columns that are typed. */
  async readAgain(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    this.done = null;
    const done = await this.attempt.once(() => this.work.during(() => this.#read(file)));
    if (!done) return;
    // It says which columns it read: whoever sees that others are meant names them here.
    this.asks = true;
    this.done = done;
    await this.taken();
  }

  async #read(file: File): Promise<OrdersTakenIn> {
    const content = await contentOf(file);
    const table = { file_name: file.name, content, shop: this.shop, columns: { ...this.columns } };
    try {
      return await this.call("take_in_orders", table);
    } catch (failure) {
      this.asks = refusedWith(failure, "report_columns");
      throw failure;
    }
  }
}
