import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "../../src/caretoolkit/render/assets/csv.mjs";

for (const { said, cell, why } of [
  { said: "plain", cell: "plain", why: "as it is" },
  { said: "one, two", cell: '"one, two"', why: "a comma is quoted" },
  { said: 'a "word"', cell: '"a ""word"""', why: "quotation marks are doubled" },
  { said: "two\nlines", cell: '"two\nlines"', why: "a line break is quoted" },
  { said: "=1+1", cell: "'=1+1", why: "a formula is disarmed" },
  { said: "+1", cell: "'+1", why: "a plus is disarmed" },
  { said: "-1", cell: "'-1", why: "a minus is disarmed" },
  { said: "@SUM(A1)", cell: "'@SUM(A1)", why: "an at sign is disarmed" },
  { said: "\t=1", cell: "'\t=1", why: "a tab is disarmed" },
  { said: '=HYPERLINK("x")', cell: '"\'=HYPERLINK(""x"")"', why: "a disarmed formula is quoted too" },
  { said: "1 = 1", cell: "1 = 1", why: "a sign within is harmless" },
]) {
  test(`a cell: ${why}`, () => {
    assert.equal(csv([[said, "x"]]), `${cell},x\n`);
  });
}
