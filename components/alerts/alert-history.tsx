import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { entryWords } from "./entry-words";

/** What happened to an alert, the newest first; notes in full. */
export function AlertHistory({ entries }: { readonly entries: AlertDetail["entries"] }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="border-b border-line pb-1 text-base font-semibold">
        History
      </h2>
      {entries.length === 0 ? (
        <p className="py-2 text-muted">Nothing is written down yet.</p>
      ) : (
        <ol className="divide-y divide-line">
          {entries.map((entry) => {
            const { title, note } = entryWords(entry);
            return (
              <li key={entry.id} className="py-1.5 break-inside-avoid">
                <p>
                  <VisibleText text={title} />{" "}
                  <span className="text-muted">
                    by <VisibleText text={entry.actor} />,{" "}
                    <TimeText timeMs={entry.atMs} withZone toSecond />
                  </span>
                </p>
                {note === "" ? null : (
                  <p className="ps-3 whitespace-pre-wrap wrap-anywhere">
                    <VisibleText text={note} multiline />
                  </p>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
