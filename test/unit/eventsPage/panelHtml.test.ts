import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panelHtml } from '../../../src/eventsPage/panelHtml';

const PAGE = { cspSource: 'font:', scriptUri: 'a.js', styleUri: 'a.css', nonce: '5eed' };

// Policy and trusted types stop most attempts twice, so that a page would not show that one of them is gone.
test('the policy allows one script and one style sheet by nonce, one font, and nothing else', () => {
  const [, policy = ''] =
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(PAGE)) ?? [];
  assert.deepEqual(policy.split('; ').sort(), [
    "base-uri 'none'",
    "default-src 'none'",
    'font-src font:',
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "script-src 'nonce-5eed'",
    "style-src 'nonce-5eed'",
    'trusted-types fast-html',
  ]);
});

test('nothing is inline, and nothing but the two files is loaded', () => {
  const html = panelHtml(PAGE);
  assert.doesNotMatch(html, /\sstyle=|\son\w+=|javascript:|<style|<base|<form|<iframe/i);
  assert.deepEqual(html.match(/(?:src|href)="[^"]*"/g), ['href="a.css"', 'src="a.js"']);
  assert.match(html, /<script nonce="5eed" src="a\.js"><\/script>/);
});
