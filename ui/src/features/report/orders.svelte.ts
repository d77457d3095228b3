/** What the shop sold, as its own table says. */
import type { Call } from "../../host/host";
import type { OrderColumns, OrdersFile, OrdersTold, Text } from "../../host/wire";
import { TableIn } from "../../kit/table-in.svelte";
import { workOf } from "../exchange";

/** The columns that can be named, those that every table needs first. */
export const COLUMNS = [
  "order",
  "day",
  "amount",
  "total",
  "status",
  "coupon",
  "till",
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
  till: "",
  phone: "",
  email: "",
};

/** Taking in tables of orders: each is read first, and recorded once that is meant. */
export class OrdersPage {
  /** The headings, as typed. */
  columns = $state({ ...NONE });
  /** The shop, as typed. */
  shop = $state("");
  /** What the latest taking back did. */
  takenBack = $state.raw<Text | null>(null);
  /** The table, and what it says or did. */
  readonly table: TableIn<OrdersTold>;
  #read: OrdersFile | null = null;

  constructor(
    private readonly call: Call,
    private readonly taken: () => Promise<void>,
  ) {
    this.table = new TableIn(workOf(call, "orders"), async (file) => {
      const read = { ...file, shop: this.shop, columns: { ...this.columns } };
      const told = await this.call("understand_orders", read);
      this.#read = read;
      return told;
    });
  }

  /** Reads a table by what is known of it. */
  async take(file: File): Promise<void> {
    this.columns = { ...NONE };
    this.shop = "";
    this.takenBack = null;
    await this.table.take(file);
  }

  /** Reads the table by the columns and the shop that are typed. */
  async readAgain(): Promise<void> {
    this.takenBack = null;
    await this.table.readAgain();
  }

  /** Takes in what was read, as it was told, whatever was typed since. */
  async takeIn(): Promise<void> {
    const [{ table }, read] = [this, this.#read];
    if (read === null) return;
    const call = (): Promise<OrdersTold> => this.call("take_in_orders", read);
    const done = await table.attempt.once(() => table.work.during(call));
    if (!done) return;
    // Other columns are for the next reading: what was taken in by these is taken back first.
    table.asks = false;
    table.told = done;
    await this.taken();
  }

  /** Takes back what was taken in just now. */
  async takeBack(): Promise<void> {
    const { table } = this;
    const id = table.told?.import;
    if (!id) return;
    const done = await table.attempt.once(() => this.call("take_back_orders", { import: id }));
    if (!done) return;
    table.asks = true;
    table.told = null;
    this.takenBack = done.sentence;
    await this.taken();
  }
}
