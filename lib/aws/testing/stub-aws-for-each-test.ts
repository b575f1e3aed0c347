import { afterEach, beforeEach, vi } from "vitest";
import { type StubAws, startStubAws } from "./stub-aws";

/** A stub of AWS of its own for every test of the file, with credentials in the environment. */
export function stubAwsForEachTest(): StubAws {
  let aws: StubAws;
  beforeEach(async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
    aws = await startStubAws();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await aws.close();
  });
  return {
    get endpoint() {
      return aws.endpoint;
    },
    get calls() {
      return aws.calls;
    },
    get answers() {
      return aws.answers;
    },
    close: () => aws.close(),
  };
}
