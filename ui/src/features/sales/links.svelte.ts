/** Whose sale was it? A buyer may turn out to be a visitor we know, before or after she answers. */
import type { Call } from "../../host/host";
import type { RecentSale, RecentVisit } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** Sales without a visitor, for a visitor to choose hers from. */
export class SaleLinks {
  /** Whether the list is open. */
  open = $state(false);
  /** The latest sales: hers, and those of nobody known. */
  sales = $state.raw<readonly RecentSale[]>([]);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly visitor: string,
    private readonly linked: () => void,
  ) {}

  /** Opens or closes the list. */
  async toggle(): Promise<void> {
    if (this.open) {
      this.open = false;
      return;
    }
    const recent = await this.attempt.once(() => this.call("get_recent_sales", {}));
    if (recent) this.#show(recent.sales);
  }

  /** Gives her a sale, or takes it from her again. */
  async link(sale: RecentSale): Promise<void> {
    const visitor = sale.visitor === null ? this.visitor : null;
    const recent = await this.attempt.once(() => this.call("link_sale", { sale: sale.sale, visitor }));
    if (!recent) return;
    this.#show(recent.sales);
    this.linked();
  }

  #show(sales: readonly RecentSale[]): void {
    this.sales = sales.filter((sale) => sale.visitor === null || sale.visitor === this.visitor);
    this.open = true;
  }
}

/** The latest visitors, for a sale to choose its own from. */
export class VisitorLinks {
  /** The latest visits; none until they are asked for. */
  visits = $state.raw<readonly RecentVisit[] | null>(null);
  /** Whose the sale is now. */
  chosen = $state<string | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly sale: string,
  ) {}

  /** Fetches the latest visits. */
  async show(): Promise<void> {
    const desk = await this.attempt.once(() => this.call("get_desk", {}));
    if (desk) this.visits = desk.recent;
  }

  /** Says whose it was; the same again takes that back. */
  async choose(visitor: string): Promise<void> {
    const whose = this.chosen === visitor ? null : visitor;
    const linked = await this.attempt.once(() => this.call("link_sale", { sale: this.sale, visitor: whose }));
    if (linked) this.chosen = whose;
  }
}
