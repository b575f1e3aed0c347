import { ProfileLink } from "@/components/shell/profile-link";
import { TimeText } from "@/components/shell/time-text";
import { CopyButton } from "@/components/ui/copy-button";
import { VisibleText } from "@/components/ui/visible-text";
import type { Profile } from "@/lib/api/profile-contract";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { type Fact, factGroups } from "./fact-groups";

const LONG = 12;

/** What records say of who or what this is, and since when it is known. */
export function IdentityCard({
  profile: { facts, firstMs, lastMs, dataFromMs },
}: {
  readonly profile: Profile;
}) {
  return (
    <section aria-label="Identity" className="rounded-md border border-line bg-surface p-3">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        <div className="min-w-0">
          <dt className="text-xs text-muted">First seen</dt>
          <dd className="leading-6">
            <TimeText timeMs={firstMs} withZone toSecond />
            {dataFromMs === null ? null : (
              <span className="block text-xs text-muted">
                the index begins <TimeText timeMs={dataFromMs} withZone toSecond />
              </span>
            )}
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-muted">Last seen</dt>
          <dd className="leading-6">
            <TimeText timeMs={lastMs} withZone toSecond />
          </dd>
        </div>
        {factGroups(facts).map(({ label, facts: same }) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-muted">{label}</dt>
            {same.map((fact) => (
              <dd key={fact.value} className="flex min-h-6 items-center gap-1">
                <FactValue fact={fact} label={label} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

function FactValue({
  fact: { value, profile },
  label,
}: {
  readonly fact: Fact;
  readonly label: string;
}) {
  const isKnown = value !== "unknown";
  return (
    <>
      <span
        className={`min-w-0 wrap-anywhere ${isKnown ? "" : "text-muted"}`}
        title={toVisible(value)}
      >
        <ProfileLink profile={isKnown ? profile : null}>
          <VisibleText text={shortenMiddle(value, 90)} />
        </ProfileLink>
      </span>
      {isKnown && value.length >= LONG && !value.includes(" ") ? (
        <CopyButton text={value} label={`Copy ${label}`} />
      ) : null}
    </>
  );
}
