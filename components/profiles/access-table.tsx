"use client";

import { useState } from "react";
import { EventCount } from "@/components/shell/event-count";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import { narrowed } from "@/lib/api/narrowed";
import type { EventLink } from "@/lib/api/period-contract";
import type { Access } from "@/lib/api/profile-contract";
import { formatCounted } from "@/lib/format/count";
import { accessNote, grantedWord } from "./access-csv";
import { useMore } from "./use-more";

type Service = Access["services"][number];

/** Services with their calls; each opens to its actions. */
export function AccessTable({ services }: Pick<Access, "services">) {
  const { shown, more } = useMore(services, "more service");
  if (services.length === 0) return <p>Nothing was called in this period.</p>;
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">Services and actions used, granted and denied</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 pe-2 text-start font-medium">
              Service
            </th>
            <th scope="col" className="px-2 py-1 text-start font-medium">
              Granted
            </th>
            <th scope="col" className="px-2 py-1 text-end font-medium">
              Used
            </th>
            <th scope="col" className="px-2 py-1 text-end font-medium">
              Denied
            </th>
            <th scope="col" className="py-1 ps-2 text-start font-medium max-sm:hidden">
              Note
            </th>
          </tr>
        </thead>
        {shown.map((service) => (
          <ServiceRows key={service.service} service={service} />
        ))}
      </table>
      {more}
    </>
  );
}

function ServiceRows({ service: { service, actions, ...own } }: { readonly service: Service }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <tbody>
      <tr className="border-t border-line align-top leading-6">
        <td className="pe-2">
          {actions.length === 0 ? (
            <VisibleText text={service} className="ps-6" />
          ) : (
            <button
              type="button"
              aria-expanded={isOpen}
              className="inline-flex min-h-6 items-baseline gap-1 rounded-sm pe-1 text-start leading-6 hover:bg-hover"
              onClick={() => setOpen(!isOpen)}
            >
              <Icon
                name={isOpen ? "chevron-down" : "chevron-right"}
                size={14}
                className="mx-1 shrink-0 self-center"
              />
              <VisibleText text={service} className="wrap-anywhere" />
              <span className="text-xs whitespace-nowrap text-muted">
                {formatCounted(actions.length, "action")}
              </span>
            </button>
          )}
        </td>
        <Numbers of={service} {...own} />
      </tr>
      {isOpen
        ? actions.map(({ action, ...row }) => (
            <tr key={action} className="align-top leading-6 text-muted hover:bg-hover">
              <td className="ps-6 pe-2">
                <VisibleText text={action} className="wrap-anywhere" />
              </td>
              <Numbers of={`${service} ${action}`} {...row} />
            </tr>
          ))
        : null}
    </tbody>
  );
}

function Numbers({
  of,
  isGranted,
  used,
  denied,
  link,
}: {
  readonly of: string;
  readonly isGranted: boolean | null;
  readonly used: number;
  readonly denied: number;
  /** The calls, denied ones too. */
  readonly link: EventLink | null;
}) {
  return (
    <>
      <td className={`px-2 ${isGranted === null ? "text-muted" : ""}`}>{grantedWord(isGranted)}</td>
      <td className="px-2 text-end">
        {used === 0 ? (
          "0"
        ) : (
          <EventCount
            count={used}
            of={`${of}, not denied`}
            link={narrowed(link, "-outcome:denied")}
          />
        )}
      </td>
      <td className="px-2 text-end">
        {denied === 0 ? (
          "0"
        ) : (
          <EventCount count={denied} of={`${of}, denied`} link={narrowed(link, "outcome:denied")} />
        )}
      </td>
      <td className="ps-2 max-sm:hidden">{accessNote({ isGranted, used, denied })}</td>
    </>
  );
}
