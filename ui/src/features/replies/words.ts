/** What are the ways of an answer called? */
import type { ReplyChannel } from "../../host/wire";
import * as m from "../../paraglide/messages.js";

/** The name of each way. */
export const WAYS: Record<ReplyChannel, () => string> = {
  email: m.reply_email,
  sms: m.reply_sms,
  phone: m.reply_phone,
};
