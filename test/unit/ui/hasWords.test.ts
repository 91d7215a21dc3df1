import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWords } from '../../../src/ui/hasWords';

const TEXTS = ['channels.play', 'POST /channels/{channelId}/play · Start playback', undefined];

test('several words are found in whatever order and case, over all texts', () => {
  for (const typed of ['post play', 'PLAY post', 'channels.play  start', ' playback /channels ']) {
    assert.equal(hasWords(TEXTS, typed), true, typed);
  }
});

test('one word that is nowhere is enough to be passed over', () => {
  assert.equal(hasWords(TEXTS, 'post playing'), false);
  assert.equal(hasWords(TEXTS, 'get play'), false);
});

test('a single word, or none, is left to VS Code', () => {
  for (const typed of ['play', '', '  ', ' play ']) assert.equal(hasWords(TEXTS, typed), false, typed);
});
