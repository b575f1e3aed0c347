import { among, linkSettings } from "@/components/shell/link-settings";
import type { FileFilter } from "@/lib/api/import-queries";
import { FILE_STATES } from "./file-state";

/** Which files a link shows; bounds are those of the API. */
export const FILE_SETTINGS = linkSettings<FileFilter>(
  { source: null, state: null, q: "" },
  {
    source: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
    state: among(FILE_STATES),
    q: (text) => (text.length <= 500 ? text : null),
  },
  ["tz"],
);
