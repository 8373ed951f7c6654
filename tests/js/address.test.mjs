import assert from "node:assert/strict";
import { test } from "node:test";

import { FIRST, MOST, read, write } from "../../src/caretoolkit/render/assets/address.mjs";

for (const address of [
  "",
  "?words=night+care",
  "?five_r=reduce,reward&regions=africa",
  "?words=%D8%B1%D8%B9%D8%A7%D9%8A%D8%A9&groups=women&sort=newest&view=table&shown=36&compare=one,two",
  "?words=a%26b%3Dc%2Cd%23e",
]) {
  test(`an address that is read and written again is the same: ${address || "nothing chosen"}`, () => {
    assert.equal(write(read(address)), address);
  });
}

for (const { address, same, why } of [
  { address: "?five_r=reduce&five_r=reward", same: "?five_r=reduce,reward", why: "a facet given twice" },
  { address: "?five_r=reduce,reduce,", same: "?five_r=reduce", why: "a term given twice, and none" },
  { address: "?sort=worst&view=map&shown=-3", same: "", why: "values that there are not" },
  { address: "?five_r=%3Cscript%3E&regions=a/b", same: "", why: "what is no id" },
  { address: "?words=++", same: "", why: "a query of spaces" },
  { address: "?compare=a,b,c,d,e", same: "?compare=a,b,c,d", why: `no more than ${MOST} cases` },
  { address: `?shown=${FIRST}`, same: "", why: "what is shown anyway" },
  { address: "?shown=1e9", same: "?shown=1000000000", why: "a great number, which the hits limit" },
  { address: "?shown=NaN", same: "", why: "no number" },
]) {
  test(`an address is read as it is meant: ${why}`, () => {
    assert.equal(write(read(address)), same);
  });
}

test("a very long query is cut", () => {
  assert.equal(read(`?words=${"care ".repeat(1000)}`).query.length, 200);
});
