import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyNameProblem } from '../../../src/actions/recordings/copyNameProblem';
import { DEVICE_STATES, deviceNameProblem } from '../../../src/actions/system/deviceState';
import { LOG_LEVELS, logNameProblem } from '../../../src/actions/system/logChannelInput';
import { moduleNameProblem, moduleText, unloadCost } from '../../../src/actions/system/moduleText';
import { operations } from '../../../src/ari/generated/operations';

test('every state that ARI can set is offered', () => {
  const facts = operations['deviceStates.update'].params.find(({ name }) => name === 'deviceState');
  assert.deepEqual(DEVICE_STATES.map(([state]) => state).sort(), [...(facts?.allowed ?? [])].sort());
});

test('only devices of ARI’s own have their state set', () => {
  assert.equal(deviceNameProblem('Stasis:lamp'), undefined);
  for (const name of ['', 'Stasis:', 'PJSIP/alice', 'lamp', 'Custom:lamp']) {
    assert.match(deviceNameProblem(name) ?? '', /Stasis:/);
  }
});

test('a log stays in Asterisk’s folder', () => {
  assert.equal(logNameProblem('calls.log'), undefined);
  for (const name of ['', ' ', '../etc/passwd', 'a/b', '..', 'a\\b']) assert.ok(logNameProblem(name));
});

test('levels are words that Asterisk knows, none of them twice', () => {
  const levels = LOG_LEVELS.map(([level]) => level);
  assert.equal(new Set(levels).size, levels.length);
  for (const level of levels) assert.match(level, /^[a-z]+$/);
});

test('a module is a file’s name', () => {
  for (const name of ['app_echo.so', 'res_pjsip', ' chan_pjsip.so ']) {
    assert.equal(moduleNameProblem(name), undefined);
  }
  for (const name of ['', 'a b', '../x.so', 'x/y.so', '..']) assert.ok(moduleNameProblem(name));
});

test('what is said before a module goes', () => {
  const module = { name: 'x', description: 'Echo', status: 'Running', use_count: 1 };
  assert.equal(moduleText(module), 'Echo · Running · in use 1 time');
  assert.equal(moduleText({ ...module, use_count: 2 }), 'Echo · Running · in use 2 times');
  assert.equal(moduleText(undefined), '');
  assert.match(unloadCost('res_ari_channels.so'), /this connection/);
  assert.match(unloadCost('res_rtp_asterisk.so'), /sound/);
  assert.match(unloadCost('chan_pjsip.so'), /Telephones/);
  assert.match(unloadCost('app_echo.so'), /depends on it/);
});

test('a copy has another name, inside Asterisk’s folder', () => {
  assert.equal(copyNameProblem('b', 'a'), undefined);
  assert.equal(copyNameProblem('today/b', 'a'), undefined);
  for (const name of ['', '  ', 'a', ' a ', '/etc/x', '../x', 'x/../y']) {
    assert.ok(copyNameProblem(name, 'a'), name);
  }
});
