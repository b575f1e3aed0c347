import fc from "fast-check";
import { expect, test } from "vitest";
import { readColumnName } from "./column-field";
import { columnId, splitColumns } from "./column-names";
import { FIELDS } from "./fields";

test.each([
  ["time,request.bucketName,ip", ["time", "request.bucketName", "ip"]],
  ['request."a,b",time', ['request."a,b"', "time"]],
  ['request.tags[0]."a\\",b":180,ip:9', ['request.tags[0]."a\\",b":180', "ip:9"]],
  [",time,,ip,", ["time", "ip"]],
  ["", []],
  ['nothing."a,b",time; drop,"x,y"', ['nothing."a,b"', "time; drop", '"x', 'y"']],
  ['request."a,b', ['request."a', "b"]],
])("%s is cut into its columns", (text, columns) => {
  expect(splitColumns(text)).toEqual(columns);
});

test("a name means a field or a path, whole", () => {
  expect(readColumnName("eventName")).toMatchObject({ field: { name: "event" }, path: [] });
  expect(readColumnName('request."a,b"[2]')).toMatchObject({
    field: { name: "request" },
    path: ["a,b", 2],
  });
  for (const wrong of ["", "nothing", "time; drop", "time,ip", "__proto__", 'request."a']) {
    expect(readColumnName(wrong)).toBe(null);
  }
});

test("columns are read back as they were joined, whatever their paths are called", () => {
  const unit = fc.constantFrom(...',"\\.:[]0 aé\u202e\ud800');
  const path = fc
    .array(fc.string({ unit, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
    .map((names) => names.map((name) => `."${name.replace(/["\\]/g, "\\$&")}"`).join(""))
    .map((tail) => `request${tail}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(path, fc.constantFrom("time", "ip:180"))), (columns) => {
      expect(splitColumns(columns.join(","))).toEqual(columns);
    }),
  );
});

test("a link knows a column by the same names as the catalogue", () => {
  for (const { name, aliases, type } of FIELDS) {
    for (const spelling of [name, ...aliases]) {
      expect(columnId(spelling)).toBe(name);
      expect(columnId(`${spelling}.a`)).toBe(type === "path" ? `${spelling}.a` : null);
      expect(readColumnName(spelling)?.field.name).toBe(name);
    }
  }
  for (const wrong of ["", "nothing", "time; drop", "__proto__", 'request."a']) {
    expect(columnId(wrong)).toBe(null);
  }
});
