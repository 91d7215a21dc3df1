import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aptMirror } from '../../support/asterisk/aptMirror';

test('reads the deb822 format and leaves security updates aside', () => {
  const sources = `Types: deb
# a comment
URIs: http://security.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
URIs: http://mirror.example/debian http://second.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
`;
  assert.equal(aptMirror(sources, 'bookworm'), 'http://mirror.example/debian');
});

test('reads the one-line format with and without options', () => {
  const sources = `deb-src http://source.example/debian trixie main
# deb http://comment.example/debian trixie main
deb http://other.example/tools stable main
deb [arch=amd64 signed-by=/a/b.gpg] http://mirror.example/debian trixie main contrib
`;
  assert.equal(aptMirror(sources, 'trixie'), 'http://mirror.example/debian');
  assert.equal(
    aptMirror('deb http://plain.example/debian trixie main', 'trixie'),
    'http://plain.example/debian',
  );
});

test('finds nothing for another release or without the component main', () => {
  assert.equal(aptMirror('deb http://mirror.example/debian bookworm main', 'trixie'), undefined);
  assert.equal(aptMirror('deb http://mirror.example/debian trixie contrib', 'trixie'), undefined);
  assert.equal(aptMirror('', 'trixie'), undefined);
});
