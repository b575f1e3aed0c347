import { judgeBlinding, judgeForeignKeys, judgePrivileges, judgeSecrets } from "./risk-calls";
import type { RiskIndicator } from "./risk-context";
import { judgeKeyAddresses, judgeOldKeys } from "./risk-keys";
import { judgeAddresses, judgeRegions } from "./risk-novelty";
import { judgeBreadth, judgeDenied, judgeDormant } from "./risk-rhythm";
import { judgeRoot, judgeSignIn, judgeWrites } from "./risk-sign-in";

/** THE list of indicators, the heaviest first. Each stands for itself: they are never added up. */
export const RISK_INDICATORS: readonly RiskIndicator[] = [
  {
    id: "logging-weakened",
    weight: 5,
    title: "Logging or detection weakened",
    judge: judgeBlinding,
  },
  { id: "foreign-key", weight: 4, title: "Access key for another user", judge: judgeForeignKeys },
  { id: "privileges", weight: 4, title: "Privileges changed", judge: judgePrivileges },
  { id: "root", weight: 4, title: "Root user active", judge: judgeRoot },
  { id: "new-secrets", weight: 3, title: "Secrets read for the first time", judge: judgeSecrets },
  { id: "sign-in-without-mfa", weight: 3, title: "Sign-in without MFA", judge: judgeSignIn },
  { id: "denied-burst", weight: 3, title: "Many denied calls at once", judge: judgeDenied },
  {
    id: "key-addresses",
    weight: 3,
    title: "One key from many addresses",
    judge: judgeKeyAddresses,
  },
  { id: "new-region", weight: 3, title: "Changes in a new Region", judge: judgeRegions },
  { id: "broad-reading", weight: 2, title: "Unusually broad reading", judge: judgeBreadth },
  { id: "dormant", weight: 2, title: "Active after a long pause", judge: judgeDormant },
  { id: "writes-without-mfa", weight: 2, title: "Changes without MFA", judge: judgeWrites },
  { id: "old-key", weight: 2, title: "Old long-term key in use", judge: judgeOldKeys },
  { id: "new-address", weight: 1, title: "New addresses", judge: judgeAddresses },
];
