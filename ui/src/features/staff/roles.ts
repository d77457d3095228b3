/** What roles are called. */
import type { Role } from "../../host/wire";
import * as m from "../../paraglide/messages.js";

/** Every role with its name, the least first. */
export const ROLES: readonly (readonly [Role, () => string])[] = [
  ["capture", m.role_capture],
  ["manage", m.role_manage],
  ["owner", m.role_owner],
];

/** The name of a role. */
export function roleName(role: Role): string {
  return ROLES.find(([one]) => one === role)?.[1]() ?? "";
}
