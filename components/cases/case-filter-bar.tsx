"use client";

import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { PageLink } from "@/components/ui/page-link";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { CaseList } from "@/lib/api/case-change-contract";
import type { CasesAsked } from "@/lib/api/case-queries";
import { CASE_SEVERITIES, CASE_SORTS, CASE_STATUSES } from "@/lib/api/case-words";
import { toVisible } from "@/lib/format/visible";
import { caseListHref, isNarrowed } from "./case-list-href";

const SORT_WORDS: Readonly<Record<(typeof CASE_SORTS)[number], string>> = {
  "-opened": "newest first",
  opened: "oldest first",
  title: "title",
  severity: "severity",
  status: "status",
};

/** Narrows and orders the cases. Each choice is a page of its own, with its own link. */
export function CaseFilterBar({
  asked,
  choices = { tags: [], members: [] },
}: {
  readonly asked: CasesAsked;
  readonly choices: CaseList["choices"] | undefined;
}) {
  const go = (change: CasesAsked) => setUrlParams({ page: null, ...change });
  const words = (name: string, all: string, known: readonly (readonly [string, string])[]) => {
    const value = asked[name] ?? "";
    const isKnown = value === "" || known.some(([each]) => each === value);
    return {
      "": all,
      ...Object.fromEntries(isKnown ? known : [...known, [value, toVisible(value)]]),
    };
  };
  const plain = (values: readonly string[]) =>
    values.map((value) => [value, toVisible(value)] as const);
  const people = choices.members.map(({ id, name }) => [id, toVisible(name)] as const);
  const filters = [
    { name: "status", label: "Status", all: "any", known: plain(CASE_STATUSES) },
    { name: "severity", label: "Severity", all: "any", known: plain(CASE_SEVERITIES) },
    { name: "tag", label: "Tag", all: "any", known: plain(choices.tags) },
    { name: "member", label: "Member", all: "anybody", known: people },
  ];
  const sort = CASE_SORTS.find((each) => each === asked.sort) ?? "-opened";
  return (
    <search aria-label="Which cases" className="flex flex-wrap items-center gap-2" data-no-print>
      <Button
        aria-pressed={asked.mine === "1"}
        className="h-7!"
        onClick={() => go({ mine: asked.mine === "1" ? "" : "1" })}
      >
        Mine
      </Button>
      {filters.map(({ name, label, all, known }) => (
        <Choice
          key={name}
          label={label}
          value={asked[name] ?? ""}
          words={words(name, all, known)}
          onChange={(value) => go({ [name]: value })}
        />
      ))}
      <form
        className="flex items-center gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          go({ entity: String(new FormData(event.currentTarget).get("entity")).trim() });
        }}
      >
        <input
          key={asked.entity}
          name="entity"
          type="search"
          aria-label="Profile or indicator"
          placeholder="Profile or indicator"
          defaultValue={asked.entity}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className={`${INPUT_CLASS} h-7! w-48!`}
        />
        <Button type="submit" className="h-7!">
          Find
        </Button>
      </form>
      <Choice
        label="Order"
        value={sort}
        words={SORT_WORDS}
        onChange={(value) => go({ sort: value === "-opened" ? "" : value })}
      />
      {isNarrowed(asked) ? <PageLink href={caseListHref({})}>All cases</PageLink> : null}
    </search>
  );
}
