import type { ProfileKind } from "@/lib/api/profile-contract";
import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { hasValue } from "@/lib/events/query-conditions";
import { joinable } from "@/lib/period/event-link";
import { hasKey } from "@/lib/period/value-key";
import type { Query } from "@/lib/search/ast";
import { resourceCondition, resourceId } from "./resource-condition";

/**
 * The events of one profile. What a call came from is an address or, where the record names a
 * service instead (`cloudformation.amazonaws.com`, `AWS Internal`), that service.
 */
export function profileCondition(kind: ProfileKind, id: string): Query {
  switch (kind) {
    case "principal":
      return hasKey("principal_key", id);
    case "session":
      return hasKey("session_key", id);
    case "ip":
      return hasValue(parseAddress(id) === null ? "via" : "ip", id);
    case "key":
      return hasKey("key", id);
    case "account":
      return hasKey("account", id);
    case "resource":
      return resourceCondition(resourceId(id));
  }
}

/** The same as text, behind which more conditions can be written. */
export function profileQuery(kind: ProfileKind, id: string): string {
  return joinable(profileCondition(kind, id));
}
