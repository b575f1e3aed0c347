import type { ReactNode } from "react";
import { EventCount } from "@/components/shell/event-count";
import { ProfileLink } from "@/components/shell/profile-link";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import { narrowed } from "@/lib/api/narrowed";
import type { ProfileKind, ProfileRow, ProfileSort } from "@/lib/api/profile-contract";
import { formatShare } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { principalWord } from "./kind-words";
import { mfaShare, mfaWords } from "./profile-words";
import { SectionLink } from "./section-link";

export interface ListColumn {
  readonly header: string;
  /** Null for what the server does not order by. */
  readonly sort: ProfileSort | null;
  readonly isNumber?: boolean;
  /** From which width on it has a place of its own; below, the first column says it. */
  readonly className?: string;
  readonly show: (row: ProfileRow) => ReactNode;
}

const MEDIUM = "max-md:hidden";
const LARGE = "max-lg:hidden";

/** The columns of a list: what only principals are counted by is shown of them alone. */
export function listColumns(kind: ProfileKind): readonly ListColumn[] {
  const isPrincipal = kind === "principal";
  return [
    { header: "Name", sort: "name", show: (row) => <Name kind={kind} row={row} /> },
    ...(isPrincipal ? WHO : []),
    {
      header: "First seen",
      sort: "-first",
      className: LARGE,
      show: ({ firstMs }) => <Seen timeMs={firstMs} />,
    },
    {
      header: "Last seen",
      sort: "-last",
      className: MEDIUM,
      show: ({ lastMs }) => <Seen timeMs={lastMs} />,
    },
    {
      header: "Events",
      sort: "-events",
      isNumber: true,
      show: ({ name, counts, link }) => <EventCount count={counts.events} of={name} link={link} />,
    },
    { header: "Denied", sort: "-denied", isNumber: true, show: (row) => <Denied row={row} /> },
    ...(isPrincipal ? HOW : []),
  ];
}

const WHO: readonly ListColumn[] = [
  {
    header: "Kind",
    sort: null,
    className: MEDIUM,
    show: ({ kind }) => (
      <span className="whitespace-nowrap">{principalWord(kind ?? "unknown")}</span>
    ),
  },
  {
    header: "Account",
    sort: null,
    className: MEDIUM,
    show: ({ account }) =>
      account === null ? (
        <span className="text-muted">none</span>
      ) : (
        <ProfileLink profile={{ kind: "account", id: account }}>
          <VisibleText text={account} className="font-mono text-xs" />
        </ProfileLink>
      ),
  },
];

const HOW: readonly ListColumn[] = [
  { header: "MFA", sort: null, isNumber: true, className: LARGE, show: (row) => <Mfa row={row} /> },
  {
    header: "Regions",
    sort: null,
    isNumber: true,
    className: LARGE,
    show: ({ id, name, regions }) =>
      regions === null ? (
        "–"
      ) : (
        <SectionLink
          {...{ kind: "principal", id, section: "regions" }}
          count={regions}
          of={`Regions of ${name}`}
        />
      ),
  },
  {
    header: "New",
    sort: "-new",
    isNumber: true,
    className: MEDIUM,
    show: (row) => <Fresh row={row} />,
  },
];

/** Their names are read letter by letter. */
const CODES: ReadonlySet<ProfileKind> = new Set(["ip", "key", "account"]);

function Name({ kind, row }: { readonly kind: ProfileKind; readonly row: ProfileRow }) {
  const { id, name, account } = row;
  const who = [row.kind === null ? null : principalWord(row.kind), account].filter(
    (text) => text !== null,
  );
  return (
    <>
      <ProfileLink profile={{ kind, id }}>
        <VisibleText
          text={shortenMiddle(name, 90)}
          className={CODES.has(kind) ? "font-mono text-xs wrap-anywhere" : "font-medium"}
        />
      </ProfileLink>
      {kind === "session" && name !== id ? (
        <span className="block font-mono text-xs text-muted">
          <VisibleText text={shortenMiddle(id, 70)} />
        </span>
      ) : null}
      <span className="block text-xs text-muted md:hidden">
        {kind === "principal" && who.length > 0 ? (
          <VisibleText text={`${who.join(" · ")} · `} />
        ) : null}
        <span className="whitespace-nowrap">
          last <Seen timeMs={row.lastMs} />
        </span>
      </span>
    </>
  );
}

function Seen({ timeMs }: { readonly timeMs: number | null }) {
  return (
    <span className="whitespace-nowrap">
      <TimeText timeMs={timeMs} toSecond />
    </span>
  );
}

function Denied({ row: { name, counts, link } }: { readonly row: ProfileRow }) {
  if (counts.denied === 0) return <span className="text-muted">0</span>;
  return (
    <EventCount
      count={counts.denied}
      text={formatShare(counts.denied, counts.events)}
      of={`${name}, denied`}
      link={narrowed(link, "outcome:denied")}
    />
  );
}

function Mfa({ row: { name, mfa, link } }: { readonly row: ProfileRow }) {
  if (mfa === null) return "–";
  const share = mfaShare(mfa);
  if (mfa.yes === 0) {
    return (
      <span className="text-muted" title={mfaWords(mfa)}>
        {share}
      </span>
    );
  }
  return (
    <EventCount
      count={mfa.yes}
      text={share}
      of={`${name}, with MFA`}
      link={narrowed(link, "mfa:true")}
    />
  );
}

function Fresh({ row: { id, name, fresh } }: { readonly row: ProfileRow }) {
  if (fresh !== null) {
    return (
      <span className={fresh > 0 ? "font-semibold" : ""}>
        <SectionLink
          {...{ kind: "principal", id, section: "new" }}
          count={fresh}
          of={`new things of ${name}`}
        />
      </span>
    );
  }
  return (
    <span
      className="text-muted"
      title="Too little is known of the time before to call anything new"
    >
      unknown
    </span>
  );
}
