import { createColumnHelper, metaHelper, tableFeatures } from "@tanstack/react-table";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

interface ColumnMeta {
  /** CSS grid track. */
  readonly track: string;
  readonly mono?: boolean;
}

/** The table knows columns only: the server sorts, filters and pages. */
export const features = tableFeatures({ columnMeta: metaHelper<ColumnMeta>() });

const helper = createColumnHelper<typeof features, EventRow>();

/** The columns of the event list, in order. */
export const COLUMNS = helper.columns([
  helper.accessor("timeMs", {
    header: "Time",
    meta: { track: "10.5rem", mono: true },
    cell: ({ getValue }) => <TimeText timeMs={getValue()} />,
  }),
  helper.accessor("eventName", {
    header: "Event",
    meta: { track: "minmax(12rem, 1.6fr)" },
    // Writes stand out from the many reads.
    cell: ({ getValue, row }) => (
      <LogText
        text={getValue()}
        className={row.original.readOnly === false ? "font-semibold" : "font-normal"}
      />
    ),
  }),
  helper.accessor("outcome", {
    header: "Outcome",
    meta: { track: "minmax(8rem, 0.9fr)" },
    cell: ({ row }) => <OutcomeCell row={row.original} />,
  }),
  helper.accessor("principal", {
    header: "User or role",
    meta: { track: "minmax(10rem, 1.4fr)" },
    cell: ({ getValue }) => <PrincipalCell principal={getValue()} />,
  }),
  helper.accessor("eventSource", {
    header: "Service",
    meta: { track: "minmax(5.5rem, 0.6fr)" },
    cell: ({ getValue }) => <LogText text={getValue()?.replace(/\.amazonaws\.com$/, "") ?? null} />,
  }),
  helper.accessor("region", {
    header: "Region",
    meta: { track: "6.5rem" },
    cell: ({ getValue }) => <LogText text={getValue()} />,
  }),
  helper.accessor("sourceIp", {
    header: "Source",
    meta: { track: "minmax(8.5rem, 0.8fr)", mono: true },
    cell: ({ getValue }) => <LogText text={getValue()} />,
  }),
  helper.accessor("resource", {
    header: "Resource",
    meta: { track: "minmax(8rem, 1.5fr)", mono: true },
    cell: ({ getValue }) => <LogText text={getValue()} className="text-muted" />,
  }),
]);

/** The tracks of header and rows. */
export const TRACKS = COLUMNS.map((column) => column.meta?.track ?? "1fr").join(" ");

/** Longest text put into one cell; the event itself shows the rest. */
const CELL_LENGTH = 200;

function LogText({
  text,
  className,
}: {
  readonly text: string | null;
  readonly className?: string;
}) {
  return text === null ? (
    "–"
  ) : (
    <VisibleText text={text.slice(0, CELL_LENGTH)} className={className} />
  );
}
