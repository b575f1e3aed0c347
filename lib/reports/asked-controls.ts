import { AppError } from "@/lib/errors";
import type { Control } from "./pack/pack-schema";
import type { ReportRequest } from "./report-request";

/** The controls that a report is about, in the order of its pack. Throws AppError `invalid`. */
export function askedControls({ pack, sections }: ReportRequest): readonly Control[] {
  const unknown = sections.find((id) => !pack.controls.some((control) => control.id === id));
  if (unknown !== undefined) {
    const message = `The pack ${pack.id} has no control "${unknown}".`;
    throw new AppError("invalid", message, { fields: { sections: message } });
  }
  return pack.controls.filter(({ id }) => sections.length === 0 || sections.includes(id));
}
