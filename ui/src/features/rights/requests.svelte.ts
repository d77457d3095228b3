/** Which requests are still to be answered, and was one? */
import type { Call } from "../../host/host";
import type { AnswerWay, OpenRequest, OpenRequests, RequestLetter } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** One request that is being answered. */
export class AnsweringRequest {
  /** On which day; null while what is typed is no day. */
  on = $state<string | null>("");
  /** How; none while it is not chosen. */
  way = $state<AnswerWay | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The letter with the result. */
  readonly letter: FileExport<RequestLetter>;

  constructor(
    readonly open: OpenRequest,
    today: string,
    folder: string,
    call: Call,
  ) {
    this.on = today;
    this.letter = new FileExport(foldersOf(call), folder, (to) =>
      call("save_request_letter", { request: open.request, folder: to.folder }),
    );
  }
}

/** The requests. */
export class OpenRequestsPage {
  /** The requests; none until they came. */
  requests = $state.raw<OpenRequests | null>(null);
  /** The one in hand. */
  answering = $state.raw<AnsweringRequest | null>(null);
  /** Whether one was just noted as answered. */
  noted = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly folder: string,
  ) {}

  /** Fetches the requests. */
  async load(): Promise<void> {
    this.requests = (await this.attempt.run(() => this.call("get_requests", {}))) ?? this.requests;
  }

  /** Takes one in hand, or puts it away. */
  take(open: OpenRequest): void {
    const inHand = this.answering?.open.request === open.request;
    const { today } = this.requests ?? { today: "" };
    this.answering = inHand ? null : new AnsweringRequest(open, today, this.folder, this.call);
    this.noted = false;
  }

  /** Notes that the one in hand was answered. */
  async answered(): Promise<void> {
    const { answering } = this;
    if (!answering) return;
    const { open, on, way, attempt } = answering;
    if (!on) return attempt.tell(both(m.day_unreadable));
    if (way === null) return attempt.tell(both(m.right_needs_way));
    const requests = await attempt.once(() =>
      this.call("close_request", { request: open.request, answered_on: on, way }),
    );
    if (!requests) return;
    this.requests = requests;
    this.answering = null;
    this.noted = true;
  }
}
