export const HELP = `trailglass: investigate AWS account activity from CloudTrail log files

  trailglass ingest DIR|FILE|s3://bucket/prefix   index everything there, then print the status
             [--region R] [--profile P] [--role-arn ARN] [--external-id ID]
             [--endpoint URL] [--path-style]
  trailglass status [--json]                      what the index holds
  trailglass search QUERY [--from T] [--to T] [--limit N] [--sort time|-time]
             [--format ndjson|json|csv|table]     ndjson prints the records, which is recorded
  trailglass export QUERY --out DIR [--from T] [--to T] [--sort time|-time]
             [--format ndjson|json|csv|md]        all events, manifest.json and SHA256SUMS
             [--cols NAMES] [--tz ZONE]           columns and clock of csv and md
  trailglass count QUERY [--by FIELD] [--top N] [--from T] [--to T] [--json]
  trailglass event ID [--raw]                     one event, by its eventID or key
  trailglass explain QUERY [--json]               a query in plain words
  trailglass lineage EVENT_ID|PRINCIPAL [--from T] [--to T] [--json]
                                                  who stood behind it; PRINCIPAL: key, ARN or name
  trailglass regions [--by day|hour] [--from T] [--to T] [--json]
                                                  activity by Region, and what is unusual
  trailglass coverage [--by day|hour] [--from T] [--to T] [--json]
                                                  which hours are proven, delivered or missing
  trailglass iam import FILE [--taken T] [--json] what IAM grants, for the pages of users and roles:
                                                  aws iam get-account-authorization-details > FILE
  trailglass verify [DIR|s3://bucket/prefix] [--from T] [--to T] [--keys FILE] [--reread] [--json]
                                                  log files against CloudTrail's signed digests: as
                                                  indexed or, with a place, as that is now (s3: the
                                                  options of ingest); --keys: a file of pinned keys
  trailglass keys list [--region R,…] [--json]    public keys of CloudTrail that are kept or pinned
  trailglass keys export [--out FILE] [--region R,…] [--from T] [--to T]
             [--profile P] [--role-arn ARN]       a file of them to pin (TRAILGLASS_CLOUDTRAIL_KEYS),
             [--external-id ID]                   asked for afresh where AWS credentials are at hand
  trailglass rules check DIR|FILE [--json]        which Sigma rules run, and why others do not
  trailglass rules match DIR|FILE --events DIR|FILE [--json]
             [--lists FILE]                       what rules find in log files; needs no database
  trailglass alerts [--state open|acknowledged|closed|all] [--level L] [--from T] [--to T] [--json]
                                                  what rules and detectors have found
  trailglass alerts close ID --reason R [--note TEXT]
                                                  R: true-positive, false-positive, expected,
                                                  duplicate or other
  trailglass hunt FILE|RULE [--from T] [--to T] [--account A,…] [--back-fill] [--json]
                                                  what a rule finds in the index, by day; RULE: its
                                                  id, name or title; --back-fill: and keep the hits
  trailglass case export N --out DIR              a whole case with its records and their SHA-256
  trailglass report list                          the report packs there are
  trailglass report PACK --from T --to T --out DIR [--tz ZONE] [--account A,…]
             [--principal NAME] [--query QUERY]   evidence for the controls of a pack: every form,
             [--with-logs]                        and a bundle with all that it rests on, signed
  trailglass report key                           fingerprint of the key that signs bundles
  trailglass report verify BUNDLE [--key FINGERPRINT] [--logs DIR]   checks a bundle, unpacked or not
  trailglass audit verify [--head HASH] [--json]  the audit log's chain, and its first broken link;
                                                  --head: a head that was kept elsewhere
  trailglass audit export [--from T] [--to T]     who did what, as lines of JSON with their seals
  trailglass doctor                               check the installation

  --data DIR   where the embedded database lives (default .trailglass)
  T is an ISO 8601 time (UTC unless it says otherwise) or relative: now-24h
  Data goes to standard output, progress and errors to standard error.
  Exit codes: 0 found or fine, 1 nothing found or not fine, 2 wrong use, 3 failed.
`;
