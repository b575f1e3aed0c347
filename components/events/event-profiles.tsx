import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import type { EventDetail } from "@/lib/api/contract";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import type { EventSearch } from "@/lib/search/event-search";
import { profileKind, profilePath } from "./profile-path";

/** Of one kind; a record can name hundreds of resources. */
const MOST = 3;

const WORDS: Readonly<Record<ProfileKind, string>> = {
  principal: "user or role",
  session: "session",
  ip: "IP address",
  key: "access key",
  resource: "resource",
  account: "account",
};

/** Ways to the pages of who and what an event names. */
export function EventProfiles({
  detail: { row, fields },
  view,
}: {
  readonly detail: EventDetail;
  readonly view: EventSearch;
}) {
  const links = fields.flatMap(({ field, values }) => {
    const kind = profileKind(field);
    if (kind === undefined) return [];
    return values.slice(0, MOST).flatMap((id) => {
      const path = profilePath(kind, id, view, row.timeMs);
      return path === null ? [] : [{ kind, id, path, isOne: values.length === 1 }];
    });
  });
  if (links.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3" data-no-print>
      <span className="text-muted">Open profile:</span>
      {links.map(({ kind, id, path, isOne }) => (
        <PageLink
          key={`${kind} ${id}`}
          href={pageRoute(path)}
          title={toVisible(id)}
          className="inline-block min-h-6 leading-6"
        >
          {WORDS[kind]}
          {isOne ? null : ` ${toVisible(shortenMiddle(id, 24))}`}
        </PageLink>
      ))}
    </p>
  );
}
