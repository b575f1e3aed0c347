import fc from "fast-check";
import { expect, test } from "vitest";
import { maskSecrets } from "./mask-secrets";

test("session tokens and secret keys are masked in place, nothing else moves", () => {
  const text =
    '{"responseElements": {"credentials": {"accessKeyId":"ASIAEXAMPLE","sessionToken" : "IQo+\\/b3"}}}';
  expect(maskSecrets(text)).toEqual({
    text: text.replace("IQo+\\/b3", "********"),
    masked: ["responseElements.credentials.sessionToken"],
  });
});

test("passwords of every name are masked, flags about passwords are not", () => {
  const text =
    '{"a":[{"masterUserPassword":"hunter2"},{"newPassword":"x"}],"passwordResetRequired":"yes","client_secret":"y"}';
  const { text: masked, masked: paths } = maskSecrets(text);
  expect(masked).toBe(
    '{"a":[{"masterUserPassword":"*******"},{"newPassword":"*"}],"passwordResetRequired":"yes","client_secret":"*"}',
  );
  expect(paths).toEqual(["a[0].masterUserPassword", "a[1].newPassword", "client_secret"]);
});

test("everything under a secret name is secret, and numbers stay numbers", () => {
  const { text } = maskSecrets('{"secretString":{"user":"u","pin":[12,-3.5e2,true,null]}}');
  expect(JSON.parse(text)).toEqual({ secretString: { user: "*", pin: [11, -1.1e1, true, null] } });
});

test("a name hidden behind escapes is found", () => {
  expect(maskSecrets('{"\\u0070assword":"x"}').text).toBe('{"\\u0070assword":"*"}');
});

test("presigned URLs lose signature and token, and keep the rest", () => {
  const text =
    '{"url":"https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Expires=60&x-amz-security-token=t%2Fk","p":"u%3Fx-amz-signature%3D12%26n"}';
  expect(maskSecrets(text)).toEqual({
    text: '{"url":"https://b.s3.amazonaws.com/k?X-Amz-Signature=******&X-Amz-Expires=60&x-amz-security-token=*****","p":"u%3Fx-amz-signature%3D**%26n"}',
    masked: ["X-Amz-Signature", "x-amz-security-token", "x-amz-signature"],
  });
});

test("secrets in a record that is itself a JSON string are masked", () => {
  const record = { credentials: { sessionToken: 'a"b\\c\nd', expiration: "soon" } };
  const text = JSON.stringify({ CloudTrailEvent: JSON.stringify(record) });
  const masked = maskSecrets(text).text;
  const inner = JSON.parse(JSON.parse(masked).CloudTrailEvent);
  expect(inner.credentials.sessionToken).toMatch(/^\*+$/);
  expect(inner.credentials.expiration).toBe("soon");
});

test("what AWS already hid stays as AWS hid it", () => {
  const text = '{"password":"HIDDEN_DUE_TO_SECURITY_REASONS","sessionToken":"","authToken":null}';
  expect(maskSecrets(text)).toEqual({ text, masked: [] });
});

test("malformed text is masked as far as it can be read", () => {
  expect(maskSecrets('"password":"x"}]{"sessionToken":"abc').text).toBe(
    '"password":"*"}]{"sessionToken":"***',
  );
  expect(maskSecrets('{"password":"ab\\').text).toBe('{"password":"***');
});

test("every depth of JSON inside strings is read", () => {
  const secret = { user: { pass: 1, Password: ["hunter2", 31337, { pin: "0000" }] }, rest: "kept" };
  const wrap = (value: unknown, times: number): unknown =>
    times === 0 ? value : wrap({ body: JSON.stringify(value) }, times - 1);
  for (const times of [1, 2, 3, 4]) {
    const { text, masked } = maskSecrets(JSON.stringify(wrap(secret, times)));
    expect(text).not.toMatch(/hunter2|31337|0000/);
    expect(text).toContain("kept");
    expect(masked).toContain(`${"body.".repeat(times)}user.Password[0]`);
    expect(() => JSON.parse(text)).not.toThrow();
  }
});

test("what is nested deeper than anyone would is hidden whole", () => {
  let text = '{"password":"hunter2"}';
  for (let depth = 0; depth < 12; depth += 1) text = JSON.stringify({ body: text });
  expect(maskSecrets(text).text).not.toContain("hunter2");
  expect(() => JSON.parse(maskSecrets(text).text)).not.toThrow();
});

test("an object that names its value a secret keeps it", () => {
  const text =
    '{"environment":[{"value":"hunter2","name":"DB_PASSWORD"},{"name":"HOST","value":"db"}],"parameters":[{"parameterKey":"adminPassword","parameterValue":4711}]}';
  expect(JSON.parse(maskSecrets(text).text)).toEqual({
    environment: [
      { value: "*******", name: "DB_PASSWORD" },
      { name: "HOST", value: "db" },
    ],
    parameters: [{ parameterKey: "adminPassword", parameterValue: 1111 }],
  });
});

test("names are secret in any case and behind any prefix, however long", () => {
  const names = [
    "PASSWORD",
    "AWS_SESSION_TOKEN",
    "aws-secret-access-key",
    `${"x".repeat(99)}Password`,
  ];
  for (const name of names) {
    expect(maskSecrets(JSON.stringify({ [name]: "hunter2" })).text).not.toContain("hunter2");
  }
  const ids = { nextToken: "n", clientToken: "c", secretId: "s", passwordResetRequired: "y" };
  expect(maskSecrets(JSON.stringify(ids)).masked).toEqual([]);
});

test("secrets in a row of a CSV export are masked", () => {
  const cell = JSON.stringify({ credentials: { sessionToken: 'a"b' }, bucketName: "kept" });
  const row = `1.11,"",AssumeRole,"${cell.replaceAll('"', '""')}",plain`;
  const { text, masked } = maskSecrets(row);
  expect(text).toBe(row.replace('a\\""b', "*****"));
  expect(masked).toEqual(["credentials.sessionToken"]);
});

test("secrets of structs, command lines and URLs are masked", () => {
  expect(maskSecrets("{sessiontoken=abc, username=bob}").text).toBe(
    "{sessiontoken=***, username=bob}",
  );
  expect(maskSecrets("mysql --password=hunter2 -h db").text).toBe("mysql --password=******* -h db");
  expect(maskSecrets("git https://bob:hunter2@example.com/r.git").text).toBe(
    "git https://bob:*******@example.com/r.git",
  );
  expect(maskSecrets("https://b/k?AWSAccessKeyId=AKIA&Signature=a%2Bb&Expires=1").text).toBe(
    "https://b/k?AWSAccessKeyId=AKIA&Signature=*****&Expires=1",
  );
  expect(maskSecrets("u%253FX-Amz-Signature%253Dabc%2526n%253D1").text).toBe(
    "u%253FX-Amz-Signature%253D***%2526n%253D1",
  );
  expect(maskSecrets('{"u":"?a=1\\u0026sig=abc\\u0026b=2"}').text).toBe(
    '{"u":"?a=1\\u0026sig=***\\u0026b=2"}',
  );
});

test("any text keeps its length and its validity as JSON", () => {
  const names = fc.constantFrom("password", "sessionToken", "a", "__proto__");
  const json = fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(json, (text) => {
      const masked = maskSecrets(text).text;
      expect(masked).toHaveLength(text.length);
      expect(() => JSON.parse(masked)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(maskSecrets(text).text).toHaveLength(text.length);
    }),
  );
});

test("masking twice changes nothing more", () => {
  const once = maskSecrets('{"sessionToken":"abc","password":12}').text;
  expect(maskSecrets(once).text).toBe(once);
});
