import { takeCspReport } from "@/lib/http/csp-report";

export const dynamic = "force-dynamic";

/** Browsers send these by themselves, also for whoever is not signed in. */
export const POST = (request: Request) => takeCspReport(request);
