import { alerts } from "./cli/alerts";
import { audit } from "./cli/audit";
import { caseCommand } from "./cli/case";
import { count } from "./cli/count";
import { coverage } from "./cli/coverage";
import { doctor } from "./cli/doctor";
import { event } from "./cli/event";
import { explain } from "./cli/explain";
import { exportCommand } from "./cli/export";
import { HELP } from "./cli/help";
import { hunt } from "./cli/hunt";
import { iam } from "./cli/iam";
import { ingest } from "./cli/ingest";
import { keys } from "./cli/keys";
import { lineage } from "./cli/lineage";
import { regions } from "./cli/regions";
import { report } from "./cli/report";
import { rules } from "./cli/rules";
import { run } from "./cli/run";
import { search } from "./cli/search";
import { status } from "./cli/status";
import { verify } from "./cli/verify";

/** The command line: the same questions as the pages, for scripts and pipes. */
const commands = {
  ingest,
  status,
  search,
  count,
  export: exportCommand,
  event,
  explain,
  lineage,
  regions,
  coverage,
  verify,
  iam,
  keys,
  rules,
  hunt,
  alerts,
  audit,
  case: caseCommand,
  report,
  doctor,
};

process.exitCode = await run(commands, HELP, process.argv.slice(2));
