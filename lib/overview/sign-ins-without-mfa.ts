import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import type { Counted } from "./count-values";

const SIGN_IN = hasValue("event", "ConsoleLogin");

/** A federated user's sign-in says nothing about MFA, so it is not among them (AWS: sign-in events). */
const WITHOUT_MFA = allOf([SIGN_IN, hasValue("mfa", "false"), hasValue("outcome", "success")]);

/**
 * Console sign-ins whose record says that no MFA was used. Sign-ins are few: of them alone the shape
 * is looked at, where all conditions together would make Postgres read the whole time.
 */
export async function signInsWithoutMfa(
  reader: Reader,
  time: Omit<EventQuestion, "query">,
): Promise<Counted> {
  const filter = await filterEvents(reader, { ...time, query: SIGN_IN });
  const where = Prisma.sql`${filter.where} and e.shape_id in
    (select id from shape where mfa = 'false' and outcome = 'success')`;
  return {
    question: { ...time, query: WITHOUT_MFA },
    filter: { ...filter, where, rollup: null, isUnfiltered: false },
  };
}
