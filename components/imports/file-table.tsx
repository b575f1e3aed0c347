import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import type { LogFileView } from "@/lib/api/import-contract";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { FileStateText } from "./file-state";

const NUMBER = "px-2 py-1 text-end whitespace-nowrap";

/** Files as a table; on a narrow screen only name, state and events remain. */
export function FileTable({ files }: { readonly files: readonly LogFileView[] }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="px-2 text-start font-normal">
            File
          </th>
          <th scope="col" className="w-24 px-2 text-start font-normal">
            State
          </th>
          <th scope="col" className="w-[30%] px-2 text-start font-normal max-md:hidden">
            Reason
          </th>
          {["Size", "Events", "Copies", "Rejected"].map((name) => (
            <th
              key={name}
              scope="col"
              className={`w-22 px-2 text-end font-normal ${name === "Events" ? "" : "max-lg:hidden"}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id} className="border-t border-line hover:bg-hover">
            <td className="truncate px-2 py-1 font-mono text-xs" title={toVisible(file.key)}>
              <Link href={`/imports/files/${file.id}`} className="text-ink">
                <VisibleText text={file.key.slice(file.key.lastIndexOf("/") + 1) || file.key} />
              </Link>
            </td>
            <td className="truncate px-2 py-1">
              <FileStateText state={file.state} />
            </td>
            <td
              className="truncate px-2 py-1 text-muted max-md:hidden"
              title={toVisible(file.reason ?? "")}
            >
              <VisibleText text={file.reason ?? ""} />
            </td>
            <td className={`${NUMBER} max-lg:hidden`}>{formatBytes(file.sizeBytes)}</td>
            <td className={NUMBER}>{formatCount(file.events)}</td>
            <td className={`${NUMBER} max-lg:hidden`}>{formatCount(file.copies)}</td>
            <td className={`${NUMBER} max-lg:hidden ${file.rejected > 0 ? "text-warn" : ""}`}>
              {formatCount(file.rejected)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
