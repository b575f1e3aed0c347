import { PageLink } from "@/components/ui/page-link";

const AWS_PAGE =
  "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-enabling.html";

/** Nothing is indexed that could be verified. */
export function NothingIndexed() {
  return (
    <p className="py-4">
      Nothing is indexed yet.{" "}
      <PageLink href="/imports" className="underline">
        Add a folder, a bucket or the sample
      </PageLink>{" "}
      first.
    </p>
  );
}

/** Log files, and not one digest: what that means, and how to have digests from now on. */
export function NoDigests() {
  return (
    <section
      aria-labelledby="no-digests"
      className="max-w-3xl space-y-2 rounded-md border border-line bg-surface p-3"
    >
      <h2 id="no-digests" className="text-base font-semibold">
        There are no digests, so nothing can be proven
      </h2>
      <p>
        CloudTrail writes a signed digest every hour when log file validation is on. It names every
        log file of that hour with its hash, also when there were none.
      </p>
      <p>
        Turn it on for the trail:{" "}
        <code>aws cloudtrail update-trail --name TRAIL --enable-log-file-validation</code>. It
        proves what is delivered from then on, never what was delivered before. See{" "}
        <a href={AWS_PAGE} target="_blank" rel="noreferrer" className="underline">
          Enabling log file integrity validation
        </a>{" "}
        in the AWS manual.
      </p>
      <p>
        If it is on, the digests were not imported: they lie beside the logs, under{" "}
        <code>AWSLogs/ACCOUNT/CloudTrail-Digest/</code>. Import the folder or prefix above both.
      </p>
    </section>
  );
}
