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
