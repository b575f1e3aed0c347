import { SMTPServer } from "smtp-server";

/**
 * A mail server on this machine that keeps what it is sent, as it came over the wire.
 * @param refuse the code that it answers a mail with instead of taking it
 * @param isSecure speaks TLS from the start, with a certificate that nobody trusts
 */
export async function startMailReceiver(refuse?: () => number | null, isSecure = false) {
  const mails: { readonly from: string; readonly to: readonly string[]; readonly text: string }[] =
    [];
  const server = new SMTPServer({
    authOptional: true,
    secure: isSecure,
    onRcptTo({ address }, _session, done) {
      const isKnown = !address.startsWith("nobody@");
      done(isKnown ? null : Object.assign(new Error("no such box"), { responseCode: 550 }));
    },
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const code = refuse?.() ?? null;
        if (code !== null) {
          done(Object.assign(new Error("not now"), { responseCode: code }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  // A client that is killed resets its connection; the next one does not mind.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    mails,
    url: `${isSecure ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
