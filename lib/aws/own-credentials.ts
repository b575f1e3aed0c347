import { z } from "zod";
import type { AwsOptions } from "./aws-connection";

const optionsSchema = z.object({
  profile: z.string().optional(),
  roleArn: z.string().optional(),
  externalId: z.string().optional(),
  endpoint: z.string().optional(),
});

/**
 * What to ask AWS itself with, of the options of a bucket: null for an S3-compatible service, whose
 * credentials are not AWS's and are never shown to it.
 */
export function ownCredentials(options: unknown): AwsOptions | null {
  const { endpoint, ...credentials } = optionsSchema.parse(options);
  if (endpoint !== undefined) return null;
  return Object.fromEntries(Object.entries(credentials).filter(([, text]) => text !== undefined));
}
