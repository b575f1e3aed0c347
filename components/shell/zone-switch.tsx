"use client";

import { Icon } from "@/components/ui/icon";
import { zoneName } from "@/lib/format/time";
import { usePreferences } from "./preferences";

/** Switches every time on the page between UTC and the reader's own clock (key `u`). */
export function ZoneSwitch({ className }: { readonly className: string }) {
  const { zone, set } = usePreferences();
  const other = zone === "utc" ? "local" : "utc";
  return (
    <button
      type="button"
      className={className}
      aria-keyshortcuts="u"
      title={`Times are shown in ${zoneName(zone)}. Press u for ${other === "utc" ? "UTC" : "local time"}.`}
      onClick={() => set("zone", other)}
    >
      <Icon name="clock" size={18} />
      {zone === "utc" ? "UTC" : zone === "local" ? "Local" : "Zone"}
    </button>
  );
}
