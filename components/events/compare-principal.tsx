"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { type EventListing, facetsQuery } from "@/lib/api/event-queries";
import { useDebounced } from "./use-debounced";

const TYPING_MS = 200;
const SUGGESTED = 20;

/** The name of a principal, with those of the range as suggestions. */
export function ComparePrincipal({
  name,
  listing,
  onChoose,
}: {
  readonly name: string;
  readonly listing: EventListing;
  readonly onChoose: (name: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(name);
  const contains = useDebounced(typed.trim(), TYPING_MS);
  // Whoever acted in the range, also outside of the search: that is whom to compare with.
  const { data } = useQuery({
    ...facetsQuery({ ...listing, q: "" }, ["user"], { top: SUGGESTED, contains }),
    retry: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") onChoose(typed.trim());
  };
  return (
    <form className="flex flex-wrap items-center gap-2" onSubmit={submit}>
      <label className="flex items-center gap-1">
        named
        <input
          value={typed}
          list={id}
          autoComplete="off"
          spellCheck={false}
          placeholder="user or role"
          className="h-8 w-56 rounded-md border border-edge bg-surface px-2"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <datalist id={id}>
        {data?.facets[0]?.values.map(({ value, masked }) =>
          value === null || masked ? null : <option key={value} value={value} />,
        )}
      </datalist>
      <Button type="submit" disabled={typed.trim() === ""}>
        Compare
      </Button>
    </form>
  );
}
