import { LevelText } from "@/components/shell/level-mark";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertRow } from "@/lib/api/alert-contract";
import { formatCount } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { AlertSubject } from "./alert-subject";
import { detectorWord, stateWords } from "./alert-words";

const CELL = "px-2 py-1.5 align-top leading-5 max-sm:block max-sm:px-0 max-sm:py-0.5";
const MOST_PLACES = 3;

/** One alert of the list; on a narrow screen a card. */
export function AlertTableRow({
  alert,
  isChosen,
  onToggle,
}: {
  readonly alert: AlertRow;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const { id, title, sentence, detector, count, failed } = alert;
  return (
    <tr
      className={`border-t border-line hover:bg-hover max-sm:relative max-sm:block max-sm:py-1.5 max-sm:ps-9 ${isChosen ? "bg-selected" : ""}`}
    >
      <td className="py-1 align-top max-sm:absolute max-sm:start-0" data-no-print>
        <input
          type="checkbox"
          aria-label={`Select ${toVisible(title)}`}
          checked={isChosen}
          className="size-6 scale-75"
          onChange={onToggle}
        />
      </td>
      <td className={CELL}>
        <LevelText level={alert.level} />
      </td>
      <td className={`${CELL} wrap-anywhere`}>
        <PageLink
          href={pageRoute(`/alerts/${id}`)}
          className="inline-block min-h-6 font-medium"
          data-alert={id}
        >
          <VisibleText text={title} />
        </PageLink>
        {detector === "rule" ? null : (
          <span className="ms-2 text-xs text-muted">{detectorWord(detector)}</span>
        )}
        <AlertSubject subject={alert.subject} />
        {sentence === null ? null : (
          <p className="text-xs text-muted">
            <VisibleText text={shortenMiddle(sentence, 240)} />
          </p>
        )}
      </td>
      <td className={`${CELL} text-xs wrap-anywhere`}>
        <Places alert={alert} />
      </td>
      <td className={`${CELL} sm:text-end`}>
        <span className="sm:hidden">Count </span>
        {formatCount(count)}
        {failed === 0 ? null : (
          <span className="text-xs text-muted sm:block"> {formatCount(failed)} failed</span>
        )}
      </td>
      <td className={`${CELL} text-xs max-sm:inline`}>
        <TimeText timeMs={alert.firstMs} toSecond />
        <span className="sm:hidden"> –</span>
      </td>
      <td className={`${CELL} text-xs max-sm:inline`}>
        <TimeText timeMs={alert.lastMs} toSecond />
      </td>
      <td className={`${CELL} wrap-anywhere`}>
        <VisibleText text={stateWords(alert)} />
      </td>
    </tr>
  );
}

function Places({ alert: { accounts, regions, hasMoreRegions } }: { readonly alert: AlertRow }) {
  const more = regions.length - MOST_PLACES;
  return (
    <>
      {accounts.slice(0, MOST_PLACES).map((account) => (
        <VisibleText key={account} text={account} className="block font-mono" />
      ))}
      {accounts.length > MOST_PLACES ? (
        <span className="block text-muted">{formatCount(accounts.length - MOST_PLACES)} more</span>
      ) : null}
      <span className="block" title={toVisible(regions.join(", "))}>
        {regions.slice(0, MOST_PLACES).map((region) => (
          <VisibleText key={region} text={region} className="me-1 inline-block" />
        ))}
        {more > 0 || hasMoreRegions ? (
          <span className="inline-block text-muted">
            {more > 0 ? `${formatCount(more)} more` : "…"}
          </span>
        ) : null}
      </span>
    </>
  );
}
