import { SparkLine } from "@/components/charts/spark-line";
import { EventCount } from "@/components/shell/event-count";
import { ProfileLink } from "@/components/shell/profile-link";
import { VisibleText } from "@/components/ui/visible-text";
import { narrowed } from "@/lib/api/narrowed";
import type { Period } from "@/lib/api/period-contract";
import type { BlockKind, BlockRow } from "@/lib/api/profile-contract";
import { formatShare } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { ShortTime } from "./short-time";

const WIDE = "max-lg:hidden";

/** Keys grow old: of them it is said since when they were in use. */
function hasAge(kind: BlockKind): boolean {
  return kind === "keys";
}

function sparkClass(kind: BlockKind): string {
  return hasAge(kind) ? "max-sm:hidden xl:max-2xl:hidden" : "max-sm:hidden";
}

/** Sessions of one name differ by when they began, which their key ends with. */
function sessionStart(kind: BlockKind, value: string | null): string | null {
  return kind === "sessions" ? (/\|([^|]{1,40})$/.exec(value ?? "")?.[1] ?? null) : null;
}

/** Values that are read letter by letter. */
const CODES: Partial<Record<BlockKind, string>> = {
  keys: "font-mono text-xs",
  ips: "font-mono text-xs wrap-anywhere",
  accounts: "font-mono text-xs",
};

export function BlockHead({
  kind,
  hasDays,
}: {
  readonly kind: BlockKind;
  readonly hasDays: boolean;
}) {
  const cell = "px-2 py-1 text-start font-medium whitespace-nowrap";
  return (
    <thead className="text-xs text-muted">
      <tr>
        <th scope="col" className={`${cell} w-full ps-0`}>
          Value
        </th>
        <th scope="col" className={`${cell} ${WIDE}`}>
          First
        </th>
        <th scope="col" className={`${cell} max-sm:hidden`}>
          Last
        </th>
        {hasAge(kind) ? (
          <th
            scope="col"
            className={`${cell} max-sm:hidden`}
            title="From its first event in the index to the end of the period; it may be older"
          >
            Age, at least
          </th>
        ) : null}
        <th scope="col" className={`${cell} text-end`}>
          Events
        </th>
        <th scope="col" className={`${cell} text-end`}>
          Denied
        </th>
        {hasDays ? (
          <th scope="col" className={`${cell} ${sparkClass(kind)}`}>
            By day
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

/** One value of a table, its numbers, and its events. */
export function BlockRowLine({
  kind,
  row: { value, label, counts, firstMs, lastMs, firstEverMs, isOnly, spark, profile, link },
  hasDays,
  period,
}: {
  readonly kind: BlockKind;
  readonly row: BlockRow;
  /** Whether there is more than one day to tell apart. */
  readonly hasDays: boolean;
  readonly period: Period;
}) {
  const start = sessionStart(kind, value);
  const name = start !== null && label === value ? label.slice(0, -start.length - 1) : label;
  return (
    <tr className="border-t border-line align-top leading-6 hover:bg-hover">
      <td className="py-0.5 pe-2" title={toVisible((value ?? label).slice(0, 300))}>
        <ProfileLink profile={profile}>
          <VisibleText
            text={shortenMiddle(name, 60)}
            className={value === null ? "text-muted" : (CODES[kind] ?? "wrap-anywhere")}
          />
        </ProfileLink>
        {start === null ? null : (
          <span className="text-xs whitespace-nowrap text-muted">
            {" "}
            <VisibleText text={start} />
          </span>
        )}
        {isOnly === true ? (
          <span
            className="ms-1 rounded-sm border border-edge px-1 text-xs whitespace-nowrap"
            title="Nobody else was ever seen with it"
          >
            only here
          </span>
        ) : null}
        <span className="block text-xs text-muted sm:hidden">
          last <ShortTime timeMs={lastMs} period={period} />
        </span>
      </td>
      <td className={`px-2 py-0.5 text-xs whitespace-nowrap leading-6 ${WIDE}`}>
        <ShortTime timeMs={firstMs} period={period} />
      </td>
      <td className="px-2 py-0.5 text-xs whitespace-nowrap leading-6 max-sm:hidden">
        <ShortTime timeMs={lastMs} period={period} />
      </td>
      {hasAge(kind) ? (
        <td className="px-2 py-0.5 text-xs whitespace-nowrap leading-6 max-sm:hidden">
          {value === null ? "–" : <Age fromMs={firstEverMs ?? firstMs} toMs={period.toMs} />}
        </td>
      ) : null}
      <td className="px-2 py-0.5 text-end">
        <EventCount count={counts.events} of={label} link={link} />
      </td>
      <td className="px-2 py-0.5 text-end whitespace-nowrap">
        {counts.denied === 0 ? (
          <span className="text-muted">0</span>
        ) : (
          <EventCount
            count={counts.denied}
            text={formatShare(counts.denied, counts.events)}
            of={`${label}, denied`}
            link={narrowed(link, "outcome:denied")}
          />
        )}
      </td>
      {hasDays ? (
        <td className={`py-0.5 ps-2 ${sparkClass(kind)}`}>
          <span className="flex h-6 items-center">
            <SparkLine counts={spark} label="Events by day" />
          </span>
        </td>
      ) : null}
    </tr>
  );
}

function Age({ fromMs, toMs }: { readonly fromMs: number | null; readonly toMs: number }) {
  if (fromMs === null) return <span className="text-muted">not recorded</span>;
  return formatDuration((toMs - fromMs) / 1000);
}
