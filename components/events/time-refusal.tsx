import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { ApiError } from "@/lib/api/fetch-json";

/** What is wrong with the times of a link, with the way out of it. */
export function TimeRefusal({
  fields,
  onAllTime,
  onUnfreeze,
}: {
  readonly fields: ApiError["fields"];
  readonly onAllTime: () => void;
  readonly onUnfreeze: () => void;
}) {
  const { asof, ...times } = fields;
  const [time] = Object.values(times);
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-b border-line bg-surface px-2 py-1"
    >
      <Icon name="circle-x" size={14} label="Error" className="text-bad" />
      {time === undefined ? null : <VisibleText text={time} />}
      {time === undefined ? null : <Button onClick={onAllTime}>All time</Button>}
      {asof === undefined ? null : "The link is frozen at a state that no index can have."}
      {asof === undefined ? null : <Button onClick={onUnfreeze}>Not frozen</Button>}
    </div>
  );
}
