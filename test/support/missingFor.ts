import type { SnippetLanguage } from '../../src/snippets/snippetRequest';
import { findCurl } from './clients/curl';
import { findPython } from './clients/findPython';
import { whyMissing } from './clients/whyMissing';
import { findGo } from './runSnippet';

/** Why copied code of a language cannot run on this machine; false where it can. */
export const MISSING_FOR: Readonly<Record<SnippetLanguage, string | false>> = {
  curl: whyMissing(findCurl),
  wscat: false,
  typescript: false,
  python: whyMissing(findPython),
  go: whyMissing(findGo),
};
