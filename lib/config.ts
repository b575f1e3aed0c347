import { z } from "zod";

/** Everything that the environment may say. Read on first use, so that a build needs no database. */
const configSchema = z.object({
  /** Postgres to use. `npm start` sets it to the embedded one when the user has not. */
  DATABASE_URL: z.string().min(1),
  /** Milliseconds after which Postgres stops one search. */
  SEARCH_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000),
  /** Threads that parse log files; default: one per core, at most 4. */
  PARSE_THREADS: z.coerce.number().int().nonnegative().optional(),
  /** A source that the launcher was asked for: registered by the worker at its start. */
  TRAILGLASS_LOGS: z.string().optional(),
  TRAILGLASS_S3: z.string().optional(),
  /** Where the launcher keeps its files; the sample incident is written below it. */
  TRAILGLASS_DATA: z.string().default(".trailglass"),
  /** Folder of Sigma rules of one's own, read by the worker beside those that come along. */
  TRAILGLASS_RULES: z.string().optional(),
  /** Folder of report packs of one's own, beside those that come along. */
  TRAILGLASS_REPORTS: z.string().optional(),
  /** Folder that bundles of scheduled reports are written into; without it none is. */
  TRAILGLASS_REPORT_OUT: z.string().optional(),
  /** Files of addresses (.mmdb): country and city; network and its organisation. */
  TRAILGLASS_GEOIP_DB: z.string().optional(),
  TRAILGLASS_ASN_DB: z.string().optional(),
  /** Mail server for alerts, smtp(s)://user:password@host:port, and who they come from. */
  TRAILGLASS_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TRAILGLASS_MAIL_FROM: z.string().optional(),
  /** Address of this installation, for links in messages. */
  TRAILGLASS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `off`: no review link is made, and none opens. */
  TRAILGLASS_SHARING: z.enum(["on", "off"]).default("on"),
  /** Hosts that webhooks may call though they are not on the open internet, separated by commas. */
  TRAILGLASS_WEBHOOK_HOSTS: z.string().default(""),
  /** `1`: what is recorded of requests in the audit log is written to standard output too. */
  TRAILGLASS_AUDIT_STDOUT: z.enum(["0", "1", ""]).default("0"),
  /** File of pinned public keys of CloudTrail, as `trailglass keys export` writes it. */
  TRAILGLASS_CLOUDTRAIL_KEYS: z.string().optional(),
});

/** What sign-in is configured by; asked apart, because a page without data needs no database. */
const signInSchema = z.object({
  /** Where people reach this installation; links and the host allowlist follow it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Seals what must be read again (secrets of second factors); default: a file of the data folder. */
  TRAILGLASS_AUTH_SECRET: z.string().min(32).optional(),
  /** An identity provider that people may sign in with (OpenID Connect). */
  TRAILGLASS_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  TRAILGLASS_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TRAILGLASS_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button says. */
  TRAILGLASS_OIDC_NAME: z.string().min(1).default("your provider"),
  /** Role of somebody whom the provider vouches for and who was not invited; without it: nobody. */
  TRAILGLASS_OIDC_DEFAULT_ROLE: z.enum(["viewer", "analyst", "lead", "admin"]).optional(),
  ALLOW_INSECURE_HTTP: z.string().optional(),
  /** Proxies of ours, as addresses or networks: they alone are believed about where requests came from. */
  TRUSTED_PROXIES: z.string().default(""),
});

/** The checked settings of sign-in. Throws a readable error that names the variable at fault. */
export function signInConfig(): z.infer<typeof signInSchema> {
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  const parsed = signInSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable: ${faults.join("; ")}`);
}

export type Config = z.infer<typeof configSchema>;

/** The checked environment. Throws a readable error that names the variable at fault. */
export function getConfig(): Config {
  const parsed = configSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable: ${faults.join("; ")}`);
}

/** The data folder. Asked apart: a page that signs somebody in needs no more. */
export function dataFolder(): string {
  return configSchema.shape.TRAILGLASS_DATA.parse(process.env.TRAILGLASS_DATA || undefined);
}

/** The secret that others are sealed with, where it is given; else it is kept in a file. */
export function authSecret(): string | undefined {
  return signInConfig().TRAILGLASS_AUTH_SECRET;
}

/** A secret that webhooks are signed with, by the name of its variable, which an action names. */
export function webhookSecret(variable: string): string | undefined {
  return variable.startsWith("TRAILGLASS_SECRET_") ? process.env[variable] : undefined;
}

/** A program that alerts are handed to, by the name of its variable, which an action names. */
export function alertCommand(variable: string): string | undefined {
  return variable.startsWith("TRAILGLASS_COMMAND_") ? process.env[variable] : undefined;
}

/** Whether review links are made and opened. */
export function isSharingOn(): boolean {
  return configSchema.shape.TRAILGLASS_SHARING.parse(process.env.TRAILGLASS_SHARING) === "on";
}

/** Whether the audit log is written to standard output too. */
export function isAuditEchoed(): boolean {
  const { TRAILGLASS_AUDIT_STDOUT: schema } = configSchema.shape;
  return schema.parse(process.env.TRAILGLASS_AUDIT_STDOUT) === "1";
}

/** The folder of rules of one's own. Asked apart, as the file of pinned keys is. */
export function rulesFolder(): string | undefined {
  const { TRAILGLASS_RULES: schema } = configSchema.shape;
  return schema.parse(process.env.TRAILGLASS_RULES || undefined);
}

/** The folder of report packs of one's own. Asked apart, as the folder of rules is. */
export function reportsFolder(): string | undefined {
  const { TRAILGLASS_REPORTS: schema } = configSchema.shape;
  return schema.parse(process.env.TRAILGLASS_REPORTS || undefined);
}

/** The folder that scheduled reports are written into. */
export function reportOutFolder(): string | undefined {
  const { TRAILGLASS_REPORT_OUT: schema } = configSchema.shape;
  return schema.parse(process.env.TRAILGLASS_REPORT_OUT || undefined);
}

/** The file of pinned keys. Asked apart: the command line checks a folder without any database. */
export function pinnedKeysFile(): string | undefined {
  const { TRAILGLASS_CLOUDTRAIL_KEYS: schema } = configSchema.shape;
  return schema.parse(process.env.TRAILGLASS_CLOUDTRAIL_KEYS) || undefined;
}
