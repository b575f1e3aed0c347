"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { isZone, type Zone } from "@/lib/format/time";
import { usePreferences } from "./preferences";
import { setUrlParams } from "./url-params";

/** The clock of this page. It goes into the link, so that others read the same times. */
export function ZoneChoice() {
  const { zone, ownZone } = usePreferences();
  const [typed, setTyped] = useState(zone === "utc" || zone === "local" ? "" : zone);
  const [names, setNames] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState("");
  const id = useId();
  const choose = (next: Zone) => setUrlParams({ tz: next === ownZone ? null : next }, "replace");
  const take = (written: string) => {
    const name = /^utc$/i.test(written) ? "utc" : written;
    const known = name === "" || isZone(name);
    setWrong(known ? "" : `There is no time zone ${name}. Write Europe/Oslo.`);
    if (known && name !== "" && name !== zone) choose(name);
  };
  return (
    <fieldset className="space-y-2 border-t border-line pt-3">
      <legend className="float-start mb-1 font-medium">Times of this page in</legend>
      <div className="clear-both flex flex-wrap items-center gap-x-4 gap-y-1">
        {(["utc", "local"] as const).map((clock) => (
          <label key={clock} className="flex min-h-6 items-center gap-1.5">
            <input
              type="radio"
              name="zone"
              checked={zone === clock}
              onChange={() => {
                setTyped("");
                choose(clock);
              }}
            />
            {clock === "utc" ? "UTC" : `Local time (${localName()})`}
          </label>
        ))}
      </div>
      <label className="block">
        <span className="sr-only">Another time zone</span>
        <input
          list={id}
          value={typed}
          placeholder="Another zone: Europe/Oslo"
          aria-invalid={wrong !== ""}
          aria-describedby={`${id}-wrong`}
          className={INPUT_CLASS}
          onFocus={() => setNames(Intl.supportedValuesOf("timeZone"))}
          onChange={(event) => {
            setTyped(event.target.value);
            if (names.includes(event.target.value)) take(event.target.value);
          }}
          onBlur={() => take(typed.trim())}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Enter") take(typed.trim());
          }}
        />
      </label>
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={`${id}-wrong`} role="status" className="text-xs text-bad empty:hidden">
        {wrong}
      </p>
    </fieldset>
  );
}

function localName(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
