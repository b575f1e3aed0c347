import { REPORT_STATES, type ReportsParams } from "@/lib/api/report-contract";

/** Which reports a link asks for; what cannot be read is left out. */
export function readReportFilter(params: URLSearchParams): ReportsParams {
  const state = REPORT_STATES.find((one) => one === params.get("state"));
  const pack = params.get("pack");
  const before = params.get("before");
  return {
    ...(state === undefined ? {} : { state }),
    ...(pack === null || pack === "" ? {} : { pack }),
    ...(before !== null && /^\d{1,9}$/.test(before) ? { before: Number(before) } : {}),
  };
}
