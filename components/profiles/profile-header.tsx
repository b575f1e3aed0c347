"use client";

import { pageRoute } from "@/components/shell/page-route";
import { PeriodBar } from "@/components/shell/period-bar";
import { PinButton } from "@/components/shell/pin-button";
import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { eventHref } from "@/lib/api/event-href";
import type { Profile, ProfileKind } from "@/lib/api/profile-contract";
import { profilesHref } from "@/lib/api/profile-href";
import { shortenMiddle } from "@/lib/format/shorten";
import { toIsoTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import type { CompareWith } from "./compare-with";
import { KIND_WORDS, principalWord } from "./kind-words";
import { USUAL } from "./profile-words";

const CompareChoice = onDemand(
  () => import("./compare-choice").then((module) => module.CompareChoice),
  <Skeleton lines={4} label="Loading the choices" />,
);

/** What a profile is called, in which period, and what can be done with all of it. */
export function ProfileHeader({
  kind,
  id,
  profile,
  other,
  accounts,
}: {
  readonly kind: ProfileKind;
  readonly id: string;
  /** Undefined until there is an answer. */
  readonly profile: Profile | undefined;
  readonly other: CompareWith | null;
  readonly accounts: readonly string[];
}) {
  const search = usePeriodSearch();
  const { title, one } = KIND_WORDS[kind];
  const name = profile?.name ?? id;
  const shownId = profile?.id ?? id;
  return (
    <header className="space-y-2">
      <PageLink
        href={withSearch(profilesHref(kind), search)}
        className="inline-block min-h-6"
        data-no-print
      >
        {title}
      </PageLink>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-muted">{wordOf(kind, profile) ?? one}</p>
          <h1 className="text-xl font-semibold wrap-anywhere" title={toVisible(name)}>
            <VisibleText text={shortenMiddle(name, 160)} />
          </h1>
          <p className="font-mono text-xs text-muted wrap-anywhere" title={toVisible(shownId)}>
            {shownId === name ? null : <VisibleText text={shortenMiddle(shownId, 120)} />}
            <CopyButton
              text={shownId}
              label={`Copy the ${one}'s id`}
              {...(shownId === name && { word: "Copy" })}
            />
          </p>
        </div>
        <div className="ms-auto flex flex-wrap items-center gap-2" data-no-print>
          {profile?.link ? (
            <PageLink href={pageRoute(eventHref(profile.link))} className={buttonClass()}>
              <Icon name="list" />
              Events
            </PageLink>
          ) : null}
          {profile === undefined ? null : (
            <PinButton
              pin={{
                kind: "entity",
                entity: kind,
                id: profile.id,
                from: toIsoTime(profile.period.fromMs),
                to: toIsoTime(profile.period.toMs),
              }}
              what="this profile"
              hasKey
            />
          )}
          {profile === undefined ? null : (
            <Popover
              label="Compare"
              align="end"
              button={
                <>
                  <Icon name="git-compare" />
                  Compare
                </>
              }
            >
              {(close) => <CompareChoice profile={profile} other={other} onDone={close} />}
            </Popover>
          )}
        </div>
      </div>
      <PeriodBar period={profile?.period} usual={USUAL} accounts={accounts} />
    </header>
  );
}

/** What kind of principal it is; null for other kinds of profiles, and until it is known. */
function wordOf(kind: ProfileKind, profile: Profile | undefined): string | null {
  const principalKind = kind === "principal" ? profile?.id.split("|")[0] : undefined;
  return principalKind === undefined ? null : principalWord(principalKind);
}
