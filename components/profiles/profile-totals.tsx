import { EventCount } from "@/components/shell/event-count";
import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { VisibleText } from "@/components/ui/visible-text";
import { narrowed } from "@/lib/api/narrowed";
import type { Profile } from "@/lib/api/profile-contract";
import { formatCounted } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";

const USUAL_MS = 30 * 86_400_000;

const OUTCOMES = [
  { name: "success", outcome: "success", word: "succeeded" },
  { name: "denied", outcome: "denied", word: "denied" },
  { name: "errors", outcome: "error", word: "failed" },
  { name: "unknown", outcome: "unknown", word: "unknown" },
] as const;

const MFA = [
  { name: "yes", condition: "mfa:true", word: "with MFA" },
  { name: "no", condition: "mfa:false", word: "without MFA" },
  { name: "unknown", condition: "missing:mfa", word: "MFA not recorded" },
] as const;

/** The one-line story, how the events ended, and how many were made with MFA. */
export function ProfileTotals({ profile }: { readonly profile: Profile }) {
  const { story, counts, mfa, link, name } = profile;
  return (
    <div className="space-y-1">
      <p className="text-base">
        <VisibleText text={story} />
      </p>
      {counts.events === 0 ? (
        <OtherPeriod profile={profile} />
      ) : (
        <p className="flex flex-wrap items-center gap-x-4">
          <span className="inline-flex items-center gap-1">
            <EventCount count={counts.events} of={name} link={link} />{" "}
            {counts.events === 1 ? "event" : "events"}
          </span>
          {OUTCOMES.filter(({ name: of }) => counts[of] > 0).map(({ name: of, outcome, word }) => (
            <span key={of} className="inline-flex items-center gap-1">
              <OutcomeMark outcome={outcome} />
              <EventCount
                count={counts[of]}
                of={`${name}, ${word}`}
                link={narrowed(link, `outcome:${outcome}`)}
              />{" "}
              {word}
            </span>
          ))}
          {MFA.filter(({ name: of }) => mfa[of] > 0).map(({ name: of, condition, word }) => (
            <span key={of} className="inline-flex items-center gap-1 text-muted">
              <EventCount
                count={mfa[of]}
                of={`${name}, ${word}`}
                link={narrowed(link, condition)}
              />{" "}
              {word}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Nothing happened in the period, but at another time, which the card says. */
function OtherPeriod({ profile: { lastMs } }: { readonly profile: Profile }) {
  if (lastMs === null) return null;
  const toMs = Math.floor(lastMs / 3_600_000 + 1) * 3_600_000;
  return (
    <Button
      className="mt-1"
      onClick={() => setUrlParams({ from: toIsoTime(toMs - USUAL_MS), to: toIsoTime(toMs) })}
    >
      Show the {formatCounted(30, "day")} up to its last event
    </Button>
  );
}
