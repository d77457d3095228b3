/** What may whoever is signed in do? */
import type { Fair, Role } from "../../host/wire";

const LEAST_FIRST: readonly Role[] = ["capture", "manage", "owner"];

/** Whether whoever is signed in has at least this role. Where nobody signs in, it is the owner. */
export function may(fair: Fair, least: Role): boolean {
  const { signed_in } = fair;
  return signed_in === null || LEAST_FIRST.indexOf(signed_in.role) >= LEAST_FIRST.indexOf(least);
}
