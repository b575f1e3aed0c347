"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "@/components/shell/answer";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { valueListsQuery } from "@/lib/api/rule-queries";
import type { ValueList } from "@/lib/api/value-list-contract";
import { formatCount } from "@/lib/format/count";
import { ruleRoute } from "./rule-href";
import { RulesNav } from "./rules-nav";

const ValueListForm = onDemand(
  () => import("./value-list-form").then((module) => module.ValueListForm),
  <Skeleton lines={6} label="Loading" />,
);

/** What rules mean by `%KnownAccounts%`: lists that every installation fills by itself. */
export function ValueListsView() {
  const query = useQuery(valueListsQuery());
  /** The list that is open; null: a new one. */
  const [open, setOpen] = useState<ValueList | null>();
  return (
    <div className="mx-auto max-w-7xl space-y-3 p-4">
      <header className="space-y-2">
        <h1 className="text-xl font-semibold">Value lists</h1>
        <RulesNav page="/rules/lists" />
      </header>
      <Answer isPage query={query} what="the value lists" lines={12}>
        {({ lists }) => (
          <FactList
            title="Lists"
            note="A rule writes %KnownAccounts% with the modifier expand and means every value of that list. In an empty list nothing is: a rule that asks for a value of it matches nothing, one that asks for any other value matches all."
            what="value-lists"
            rows={lists}
            columns={COLUMNS}
            keyOf={({ name }) => name}
            action={
              <Button onClick={() => setOpen(null)}>
                <Icon name="plus" />
                New list
              </Button>
            }
            deed={(list) => (
              <Button aria-label={`Edit ${list.name}`} onClick={() => setOpen(list)}>
                Edit
              </Button>
            )}
          />
        )}
      </Answer>
      <Dialog
        title={open === null ? "New list" : `List ${open?.name ?? ""}`}
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open === undefined ? null : (
          <ValueListForm list={open} onClose={() => setOpen(undefined)} />
        )}
      </Dialog>
    </div>
  );
}

const SHOWN = 5;

const COLUMNS: readonly FactColumn<ValueList>[] = [
  { header: "Name", text: ({ name }) => name, show: ({ name }) => <code>%{name}%</code> },
  { header: "Count", isNumber: true, text: ({ values }) => values.length },
  {
    header: "Values",
    text: ({ values }) => values.join(" "),
    show: ({ values }) =>
      values.length === 0 ? (
        <span className="text-muted">empty</span>
      ) : (
        <span className="wrap-anywhere">
          <VisibleText text={values.slice(0, SHOWN).join(", ")} />
          {values.length > SHOWN ? ` and ${formatCount(values.length - SHOWN)} more` : ""}
        </span>
      ),
  },
  {
    header: "Named by",
    text: ({ rules }) => rules.map(({ title }) => title).join(", "),
    show: ({ rules }) => (
      <ul>
        {rules.map(({ id, title }) => (
          <li key={id}>
            <PageLink href={ruleRoute(id)} className="inline-block min-h-6">
              <VisibleText text={title} />
            </PageLink>
          </li>
        ))}
      </ul>
    ),
  },
  {
    header: "Changed",
    text: ({ changedAtMs }) => (changedAtMs === null ? null : new Date(changedAtMs).toISOString()),
    show: ({ changedAtMs, changedBy }) =>
      changedAtMs === null ? (
        <span className="text-muted">never</span>
      ) : (
        <>
          <TimeText timeMs={changedAtMs} withZone toSecond /> by{" "}
          <VisibleText text={changedBy ?? "unknown"} />
        </>
      ),
  },
];
