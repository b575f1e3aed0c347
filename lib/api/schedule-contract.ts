import { z } from "zod";

/** Shapes of the API about schedules of reports. */
export const CADENCES = ["daily", "weekly", "monthly"] as const;

export const newScheduleSchema = z
  .object({
    pack: z.string().max(60),
    /** Not given: all that its owner may see at the time. */
    accounts: z.array(z.string().max(40)).max(500).default([]),
    parameters: z.record(z.string().max(20), z.string().max(4_000)).default({}),
    classification: z.string().trim().min(1).max(40).default("Internal"),
    /** Of the whole day, week (from Monday) or month before. */
    cadence: z.enum(CADENCES),
    /** Minutes after midnight of the zone. */
    atMinute: z.number().int().min(0).max(1_439).default(360),
    tz: z.string().max(64).default("utc"),
    /** E-mail addresses of people here: they are told, and sign in to read. */
    mailTo: z.array(z.string().trim().max(254)).max(50).default([]),
    /** Write a bundle of each into the folder of the installation's settings. */
    toFolder: z.boolean().default(false),
  })
  .strict();

export const scheduleActionSchema = z
  .object({ action: z.enum(["pause", "resume", "end"]) })
  .strict();

export const scheduleRowSchema = z.object({
  id: z.number().int(),
  packId: z.string(),
  /** Empty: all that its owner may see. */
  accounts: z.array(z.string()),
  cadence: z.enum(CADENCES),
  atMinute: z.number().int(),
  zone: z.string(),
  isEnabled: z.boolean(),
  owner: z.string(),
  mailTo: z.array(z.string()),
  toFolder: z.boolean(),
  /** When it is due next; null while it is paused. */
  nextMs: z.number().nullable(),
  /** Its newest report. */
  lastReport: z.number().int().nullable(),
  /** What became of sending that one on; null when nothing was to be sent, or nothing was yet. */
  lastSaid: z.string().nullable(),
});

export const schedulesSchema = z.object({
  schedules: z.array(scheduleRowSchema),
  /** Whether the installation has a folder for bundles, and a mail server. */
  canWrite: z.boolean(),
  canMail: z.boolean(),
});

export const changedScheduleSchema = z.object({ id: z.number().int() });

export type NewSchedule = z.output<typeof newScheduleSchema>;
export type ScheduleAction = z.infer<typeof scheduleActionSchema>["action"];
export type ScheduleRow = z.infer<typeof scheduleRowSchema>;
export type Schedules = z.infer<typeof schedulesSchema>;
