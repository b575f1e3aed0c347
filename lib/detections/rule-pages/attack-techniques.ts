/** A technique of MITRE ATT&CK (v16 numbering), as far as AWS logs can tell of it. */
export interface Technique {
  readonly name: string;
  readonly tactics: readonly string[];
  /** Its number in ATT&CK v19, which renamed Defense Evasion and what disables tools. */
  readonly renamed?: string;
}

const STEALTH = "Defense Evasion";

/**
 * Names and tactics by number. It is a help to read tags, and no list of what there is: a technique
 * that is not in it is shown by its number. From MITRE ATT&CK, https://attack.mitre.org
 */
const TECHNIQUES: Readonly<Record<string, Technique>> = {
  T1021: { name: "Remote Services", tactics: ["Lateral Movement"] },
  "T1021.007": { name: "Remote Services: Cloud Services", tactics: ["Lateral Movement"] },
  "T1021.008": {
    name: "Remote Services: Direct Cloud VM Connections",
    tactics: ["Lateral Movement"],
  },
  T1059: { name: "Command and Scripting Interpreter", tactics: ["Execution"] },
  "T1059.009": { name: "Command and Scripting Interpreter: Cloud API", tactics: ["Execution"] },
  T1069: { name: "Permission Groups Discovery", tactics: ["Discovery"] },
  "T1069.003": { name: "Permission Groups Discovery: Cloud Groups", tactics: ["Discovery"] },
  T1070: { name: "Indicator Removal", tactics: [STEALTH] },
  T1078: {
    name: "Valid Accounts",
    tactics: ["Initial Access", "Persistence", "Privilege Escalation", STEALTH],
  },
  "T1078.004": {
    name: "Valid Accounts: Cloud Accounts",
    tactics: ["Initial Access", "Persistence", "Privilege Escalation", STEALTH],
  },
  T1087: { name: "Account Discovery", tactics: ["Discovery"] },
  "T1087.004": { name: "Account Discovery: Cloud Account", tactics: ["Discovery"] },
  T1098: { name: "Account Manipulation", tactics: ["Persistence", "Privilege Escalation"] },
  "T1098.001": {
    name: "Account Manipulation: Additional Cloud Credentials",
    tactics: ["Persistence", "Privilege Escalation"],
  },
  "T1098.003": {
    name: "Account Manipulation: Additional Cloud Roles",
    tactics: ["Persistence", "Privilege Escalation"],
  },
  T1110: { name: "Brute Force", tactics: ["Credential Access"] },
  "T1110.001": { name: "Brute Force: Password Guessing", tactics: ["Credential Access"] },
  "T1110.003": { name: "Brute Force: Password Spraying", tactics: ["Credential Access"] },
  "T1110.004": { name: "Brute Force: Credential Stuffing", tactics: ["Credential Access"] },
  T1136: { name: "Create Account", tactics: ["Persistence"] },
  "T1136.003": { name: "Create Account: Cloud Account", tactics: ["Persistence"] },
  T1190: { name: "Exploit Public-Facing Application", tactics: ["Initial Access"] },
  T1199: { name: "Trusted Relationship", tactics: ["Initial Access"] },
  T1201: { name: "Password Policy Discovery", tactics: ["Discovery"] },
  T1204: { name: "User Execution", tactics: ["Execution"] },
  "T1204.003": { name: "User Execution: Malicious Image", tactics: ["Execution"] },
  T1484: {
    name: "Domain or Tenant Policy Modification",
    tactics: [STEALTH, "Privilege Escalation"],
  },
  "T1484.002": {
    name: "Domain or Tenant Policy Modification: Trust Modification",
    tactics: [STEALTH, "Privilege Escalation"],
  },
  T1485: { name: "Data Destruction", tactics: ["Impact"] },
  "T1485.001": {
    name: "Data Destruction: Lifecycle-Triggered Deletion",
    tactics: ["Impact"],
  },
  T1486: { name: "Data Encrypted for Impact", tactics: ["Impact"] },
  T1489: { name: "Service Stop", tactics: ["Impact"] },
  T1490: { name: "Inhibit System Recovery", tactics: ["Impact"] },
  T1496: { name: "Resource Hijacking", tactics: ["Impact"] },
  "T1496.004": { name: "Resource Hijacking: Cloud Service Hijacking", tactics: ["Impact"] },
  T1498: { name: "Network Denial of Service", tactics: ["Impact"] },
  T1525: { name: "Implant Internal Image", tactics: ["Persistence"] },
  T1526: { name: "Cloud Service Discovery", tactics: ["Discovery"] },
  T1528: { name: "Steal Application Access Token", tactics: ["Credential Access"] },
  T1530: { name: "Data from Cloud Storage", tactics: ["Collection"] },
  T1531: { name: "Account Access Removal", tactics: ["Impact"] },
  T1535: { name: "Unused/Unsupported Cloud Regions", tactics: [STEALTH] },
  T1537: { name: "Transfer Data to Cloud Account", tactics: ["Exfiltration"] },
  T1538: { name: "Cloud Service Dashboard", tactics: ["Discovery"] },
  T1546: { name: "Event Triggered Execution", tactics: ["Persistence", "Privilege Escalation"] },
  T1548: {
    name: "Abuse Elevation Control Mechanism",
    tactics: ["Privilege Escalation", STEALTH],
  },
  "T1548.005": {
    name: "Abuse Elevation Control Mechanism: Temporary Elevated Cloud Access",
    tactics: ["Privilege Escalation", STEALTH],
  },
  T1550: { name: "Use Alternate Authentication Material", tactics: [STEALTH, "Lateral Movement"] },
  "T1550.001": {
    name: "Use Alternate Authentication Material: Application Access Token",
    tactics: [STEALTH, "Lateral Movement"],
  },
  T1552: { name: "Unsecured Credentials", tactics: ["Credential Access"] },
  "T1552.001": {
    name: "Unsecured Credentials: Credentials In Files",
    tactics: ["Credential Access"],
  },
  "T1552.005": {
    name: "Unsecured Credentials: Cloud Instance Metadata API",
    tactics: ["Credential Access"],
  },
  T1555: { name: "Credentials from Password Stores", tactics: ["Credential Access"] },
  "T1555.006": {
    name: "Credentials from Password Stores: Cloud Secrets Management Stores",
    tactics: ["Credential Access"],
  },
  T1556: {
    name: "Modify Authentication Process",
    tactics: ["Credential Access", STEALTH, "Persistence"],
  },
  "T1556.006": {
    name: "Modify Authentication Process: Multi-Factor Authentication",
    tactics: ["Credential Access", STEALTH, "Persistence"],
  },
  T1562: { name: "Impair Defenses", tactics: [STEALTH], renamed: "T1685, T1686" },
  "T1562.001": {
    name: "Impair Defenses: Disable or Modify Tools",
    tactics: [STEALTH],
    renamed: "T1685",
  },
  "T1562.007": {
    name: "Impair Defenses: Disable or Modify Cloud Firewall",
    tactics: [STEALTH],
    renamed: "T1686",
  },
  "T1562.008": {
    name: "Impair Defenses: Disable or Modify Cloud Logs",
    tactics: [STEALTH],
    renamed: "T1685.002",
  },
  T1567: { name: "Exfiltration Over Web Service", tactics: ["Exfiltration"] },
  T1578: { name: "Modify Cloud Compute Infrastructure", tactics: [STEALTH] },
  T1580: { name: "Cloud Infrastructure Discovery", tactics: ["Discovery"] },
  T1599: { name: "Network Boundary Bridging", tactics: [STEALTH] },
  T1606: { name: "Forge Web Credentials", tactics: ["Credential Access"] },
  T1619: { name: "Cloud Storage Object Discovery", tactics: ["Discovery"] },
  T1648: { name: "Serverless Execution", tactics: ["Execution"] },
  T1651: { name: "Cloud Administration Command", tactics: ["Execution"] },
  // ATT&CK v19, as newer rules are tagged.
  T1685: { name: "Disable or Modify Tools", tactics: ["Defense Impairment"] },
  "T1685.002": { name: "Disable or Modify Tools: Cloud Logs", tactics: ["Defense Impairment"] },
  T1686: { name: "Disable or Modify Firewall", tactics: ["Defense Impairment"] },
  "T1686.001": {
    name: "Disable or Modify Firewall: Cloud Firewall",
    tactics: ["Defense Impairment"],
  },
};

/** What is known of a technique by its number in capitals; undefined for one that is not listed. */
export function findTechnique(id: string): Technique | undefined {
  return Object.hasOwn(TECHNIQUES, id) ? TECHNIQUES[id] : undefined;
}
