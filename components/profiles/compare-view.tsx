"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { setUrlParams } from "@/components/shell/url-params";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { Button, buttonClass } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import type { Profile } from "@/lib/api/profile-contract";
import { profileQuery } from "@/lib/api/profile-queries";
import { CompareBlocks } from "./compare-blocks";
import { CompareCard } from "./compare-card";
import { type CompareWith, otherSide } from "./compare-with";
import { eventCompareHref } from "./event-links";
import { principalAccount } from "./kind-words";
import type { PartProps } from "./part-props";

/** A profile in two periods, or two principals in one: cards and tables side by side. */
export function CompareView({
  profile,
  params,
  other,
}: PartProps & { readonly other: CompareWith }) {
  const { scope } = usePeriodParams();
  const { kind, id, period } = profile;
  const there = otherSide(other, id, period, scope);
  const query = useQuery({
    ...profileQuery(kind, there.id, there.params),
    placeholderData: keepPreviousData,
  });
  const href = eventCompare(profile, other, query.data);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        <h2 className="text-base font-semibold">Comparison</h2>
        <span className="ms-auto flex flex-wrap gap-2">
          {href === null ? null : (
            <PageLink href={pageRoute(href)} className={buttonClass()}>
              Compare the events
            </PageLink>
          )}
          <Button onClick={() => setUrlParams({ cmp: null })}>End the comparison</Button>
        </span>
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <CompareCard profile={profile} side="This" />
        <div className="min-w-0">
          <Answer query={query} what="the other side" lines={10}>
            {(found) => <CompareCard profile={found} side="Compared with" />}
          </Answer>
        </div>
      </div>
      <CompareBlocks
        kind={kind}
        here={{ id, params }}
        there={there}
        names={
          other.kind === "principal"
            ? principalNames(profile, query.data)
            : ["This period", "Other period"]
        }
      />
    </div>
  );
}

/** Principals of several accounts can have one name. */
function principalNames(here: Profile, there: Profile | undefined): [string, string] {
  if (there === undefined) return [here.name, "the other"];
  if (there.name !== here.name) return [here.name, there.name];
  const withAccount = ({ id, name }: Profile) => `${name} ${principalAccount(id) ?? ""}`.trim();
  return [withAccount(here), withAccount(there)];
}

/** The compare view of the events page; it knows principals by their names. */
function eventCompare(
  { link }: Profile,
  other: CompareWith,
  found: Profile | undefined,
): string | null {
  if (other.kind === "prev") return eventCompareHref(link, "prev");
  if (other.kind === "range") return eventCompareHref(link, `${other.from}..${other.to}`);
  return found === undefined ? null : eventCompareHref(link, `principal:${found.name}`);
}
