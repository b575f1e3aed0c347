import { isDeepStrictEqual, parseArgs } from "node:util";
import { startMailReceiver } from "@/lib/detections/testing/mail-receiver";
import { startWebhookReceiver } from "@/lib/detections/testing/webhook-receiver";
import { killRun } from "@/lib/ingest/testing/kill-run";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    files: { type: "string", default: "1500" },
    seed: { type: "string", default: "1" },
    postgres: { type: "string", default: "0.3" },
    "web-port": { type: "string", default: "3987" },
  },
});

// Now and then a receiver is in trouble itself.
const hook = await startWebhookReceiver((at) =>
  at % 7 === 0 ? 503 : at % 11 === 0 ? "hang-up" : 204,
);
const mail = await startMailReceiver();
const report = await killRun({
  receivers: { webhookUrl: hook.url, mailUrl: mail.url },
  kills: Number(values.kills),
  seed: Number(values.seed),
  fileCount: Number(values.files),
  postgresShare: Number(values.postgres),
  webPort: Number(values["web-port"]),
  workerScript: "dist/worker.js",
  onKill: (victim, number) => process.stdout.write(`${number} ${victim}\n`),
});
const isSame = isDeepStrictEqual(report.found, report.expected);
const { seconds, victims, blamed, brokenSums, events, deliveries } = report;
const keys = [
  ...hook.received.map(({ key }) => key),
  ...mail.mails.flatMap(({ text }) => /^Message-ID: <([0-9a-f-]{36})@/im.exec(text)?.[1] ?? []),
];
const arrived = new Set(keys);
const queued = new Set(deliveries.map(({ key }) => key));
const sent = {
  queued: queued.size,
  sent: deliveries.filter(({ state }) => state === "sent").length,
  lost: [...queued].filter((key) => !arrived.has(key)).length,
  unknown: [...arrived].filter((key) => !queued.has(key)).length,
  attempts: keys.length,
};
process.stdout.write(
  `${JSON.stringify({ seconds, victims, events, blamed, brokenSums, isSame, sent })}\n`,
);
const isSent = sent.sent === sent.queued && sent.lost === 0 && sent.unknown === 0;
await Promise.all([hook.close(), mail.close()]);
if (!isSent || !isSame || blamed > 0 || brokenSums.length > 0) {
  process.stdout.write(report.workerLog);
  process.exitCode = 1;
}
