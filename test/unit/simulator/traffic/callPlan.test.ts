import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallPlanner, ORDINARY_MIX, type CallKind } from '../../../../src/simulator/traffic/callPlan';
import { Random } from '../../../../src/simulator/traffic/random';

test('the same seed gives the same numbers, in their range and evenly', () => {
  const numbers = (seed: number): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 10_000 }, () => random.between(1, 10));
  };
  assert.deepEqual(numbers(1), numbers(1));
  assert.notDeepEqual(numbers(1), numbers(2));
  for (let value = 1; value <= 10; value += 1) {
    const count = numbers(1).filter((number) => number === value).length;
    assert.ok(count > 850 && count < 1150, `${value}: ${count}`);
  }
  assert.equal(
    numbers(1).every((number) => Number.isInteger(number) && number >= 1 && number <= 10),
    true,
  );
  assert.throws(() => new Random(1).pick([]), RangeError);
});

test('each hundred calls has exactly the mix, in an order of its own', () => {
  const planner = new CallPlanner(new Random(1));
  const hundreds = Array.from({ length: 3 }, () => Array.from({ length: 100 }, () => planner.next().kind));
  for (const kinds of hundreds) {
    for (const [kind, count] of Object.entries(ORDINARY_MIX) as [CallKind, number][]) {
      assert.equal(kinds.filter((drawn) => drawn === kind).length, count, kind);
    }
  }
  assert.notDeepEqual(hundreds[0], hundreds[1]);
});

test('callers have names in several scripts; times are those of calls', () => {
  const planner = new CallPlanner(new Random(2));
  const plans = Array.from({ length: 500 }, () => planner.next());
  const names = plans.map(({ caller }) => caller.name).join('\n');
  for (const script of ['Latin', 'Cyrillic', 'Greek', 'Han', 'Hangul', 'Arabic', 'Hebrew', 'Devanagari']) {
    assert.match(names, new RegExp(`\\p{Script=${script}}`, 'u'), script);
  }
  for (const { caller, talk, ring, change, phone, otherPhone, phoneTalk } of plans) {
    assert.match(caller.number, /^\+\d{11,12}$/);
    assert.ok(talk >= 20_000 && talk <= 240_000);
    assert.ok(ring >= 2000 && ring <= 12_000);
    assert.ok(change > 0 && change < talk / 2 + 1);
    assert.notEqual(phone, otherPhone);
    assert.ok((phoneTalk.holdAfter ?? 0) < talk);
  }
});
