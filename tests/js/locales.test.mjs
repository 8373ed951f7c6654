import assert from "node:assert/strict";
import { test } from "node:test";

import { bestLocale } from "../../src/caretoolkit/render/assets/locales.mjs";

const LOCALES = ["en", "es", "fr", "ar", "zh-Hans"];

const CASES = [
  { wanted: ["es"], best: "es", why: "the same tag" },
  { wanted: ["es-CO", "en"], best: "es", why: "the same language" },
  { wanted: ["ar-EG"], best: "ar", why: "the same language and script" },
  { wanted: ["zh-CN"], best: "zh-Hans", why: "the script a region writes in" },
  { wanted: ["zh-TW"], best: "zh-Hans", why: "the same language in another script, rather than none" },
  { wanted: ["sw", "fr-SN"], best: "fr", why: "the second language, when there is no first" },
  { wanted: ["sw"], best: "en", why: "the default, when nothing fits" },
  { wanted: [], best: "en", why: "the default, when nothing is known" },
  { wanted: ["not a tag", "FR"], best: "fr", why: "a wrong tag is passed over, and case does not count" },
];

for (const { wanted, best, why } of CASES) {
  test(`a visitor who reads ${wanted.join(", ") || "nothing known"} is led to ${best}: ${why}`, () => {
    assert.equal(bestLocale(LOCALES, wanted), best);
  });
}

test("a site without locales leads nowhere", () => {
  assert.equal(bestLocale([], ["en"]), undefined);
});
