import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profilesHref } from "@/lib/api/profile-href";
import { KIND_WORDS } from "./kind-words";

/** Says that no event names what the link is about, and what the index does hold. */
export function ProfileMissing({
  kind,
  message,
}: {
  readonly kind: ProfileKind;
  readonly message: string;
}) {
  const search = usePeriodSearch();
  return (
    <div role="alert" className="max-w-3xl space-y-2 py-4">
      <p>
        <VisibleText text={message} />
      </p>
      <p>
        <PageLink href={withSearch(profilesHref(kind), search)}>
          All {KIND_WORDS[kind].many}
        </PageLink>{" "}
        · <PageLink href="/imports">What is imported</PageLink>
      </p>
    </div>
  );
}
