import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { TrailCheck } from "@/lib/api/trail-contract";
import { SOURCE_WORDS } from "./trail-words";

const MARKS: Readonly<
  Record<TrailCheck["state"], { readonly icon: IconName; readonly className: string }>
> = {
  good: { icon: "circle-check", className: "text-success" },
  bad: { icon: "circle-exclamation-point", className: "text-bad font-medium" },
  note: { icon: "info", className: "" },
  unknown: { icon: "circle-question-mark", className: "text-muted" },
};

/** The settings of a trail, each with how it is known and why it matters. */
export function TrailChecks({
  checks,
  of,
}: {
  readonly checks: readonly TrailCheck[];
  /** The trail's name. */
  readonly of: string;
}) {
  return (
    <table aria-label={`Settings of ${of}`} className="w-full max-md:block">
      <thead className="text-xs text-muted max-md:sr-only">
        <tr>
          {["State", "Setting", "Value", "Known from", "Why it matters"].map((header) => (
            <th key={header} scope="col" className="py-1 pe-4 text-start font-medium">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </tbody>
    </table>
  );
}

function CheckRow({ check }: { readonly check: TrailCheck }) {
  const { title, state, value, why, awsPage } = check;
  const { icon, className } = MARKS[state];
  return (
    <tr className="border-t border-line align-top max-md:block max-md:py-1 md:[&>td]:py-1 md:[&>td]:pe-4">
      <td className={`max-md:inline-block max-md:pe-2 ${className}`}>
        <span className="inline-flex items-center gap-1 whitespace-nowrap">
          <Icon name={icon} size={14} />
          {state}
        </span>
      </td>
      <th scope="row" className="py-1 pe-4 text-start font-medium max-md:inline-block max-md:p-0">
        {title}
      </th>
      <td className="max-md:block">
        <VisibleText text={value} />
      </td>
      <td className="text-muted max-md:block">
        <KnownFrom check={check} />
      </td>
      <td className="text-muted max-md:block">
        {why}{" "}
        <a
          href={awsPage}
          rel="noreferrer"
          aria-label={`AWS page on ${title}`}
          className="whitespace-nowrap underline"
        >
          AWS page
        </a>
      </td>
    </tr>
  );
}

function KnownFrom({ check: { from, atMs, eventKey } }: { readonly check: TrailCheck }) {
  if (from === null) return "not known";
  const words = SOURCE_WORDS[from];
  return (
    <>
      {eventKey === null ? (
        words
      ) : (
        <PageLink href={pageRoute(`/events/${encodeURIComponent(eventKey)}`)} className="underline">
          {words}
        </PageLink>
      )}
      {atMs === null ? null : (
        <>
          , <TimeText timeMs={atMs} withZone toSecond />
        </>
      )}
    </>
  );
}
