"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Answer } from "@/components/shell/answer";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { Period } from "@/lib/api/period-contract";
import { profileListQuery } from "@/lib/api/profile-queries";
import { formatCounted } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { toIsoTime } from "@/lib/format/time";
import { principalWord } from "./kind-words";

const SHOWN = 8;

/** Another user or role of the same period, found by a part of its name. */
export function ComparePrincipal({
  own,
  period,
  onChoose,
}: {
  /** Not offered. */
  readonly own: string;
  readonly period: Period;
  readonly onChoose: (key: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const contains = typed.trim();
  const times = { from: toIsoTime(period.fromMs), to: toIsoTime(period.toMs) };
  const query = useQuery({
    ...profileListQuery("principal", times, {
      ...(contains !== "" && { contains }),
      limit: SHOWN + 1,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        With another user or role
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder="Part of a name or account"
        className={INPUT_CLASS}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Answer query={query} what="the users and roles" lines={5}>
        {({ rows }) => {
          const others = rows.filter((row) => row.id !== own).slice(0, SHOWN);
          if (others.length === 0) return <p className="text-muted">None in this period.</p>;
          return (
            <ul className="max-h-60 overflow-auto">
              {others.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className="flex min-h-7 w-full flex-wrap items-baseline gap-x-2 rounded-sm px-1 text-start hover:bg-hover"
                    onClick={() => onChoose(row.id)}
                  >
                    <VisibleText text={shortenMiddle(row.name, 40)} />
                    <span className="text-xs text-muted">
                      {[principalWord(row.kind ?? "unknown"), row.account ?? ""].join(" ")}
                    </span>
                    <span className="ms-auto text-xs text-muted">
                      {formatCounted(row.counts.events, "event")}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </section>
  );
}
