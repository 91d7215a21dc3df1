import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSteps, type Answer, type Step } from '../../../src/ui/runSteps';

type Draft = Readonly<Record<string, string>>;
type Move = 'back' | 'cancel' | { readonly value: string };

/** Steps that are answered from a script and note what they were asked. */
function scripted(
  keys: readonly string[],
  moves: readonly Move[],
  applies: Readonly<Record<string, (draft: Draft) => boolean>> = {},
): { steps: Step<Draft>[]; asked: string[] } {
  const script = [...moves];
  const asked: string[] = [];
  const steps = keys.map((key): Step<Draft> => {
    const condition = applies[key];
    return {
      key,
      ...(condition ? { applies: condition } : {}),
      ask: (draft, place): Promise<Answer<Draft>> => {
        asked.push(`${key} ${place.step}/${place.totalSteps} ${draft[key] ?? ''}`.trim());
        const move = script.shift();
        assert.ok(move, `${key} was asked once too often`);
        if (typeof move === 'string') return Promise.resolve({ kind: move });
        return Promise.resolve({ kind: 'value', value: { ...draft, [key]: move.value } });
      },
    };
  });
  return { steps, asked };
}

test('asks in order and gathers the answers', async () => {
  const { steps, asked } = scripted(['a', 'b'], [{ value: '1' }, { value: '2' }]);
  assert.deepEqual(await runSteps({ title: '', steps, draft: {} }), { a: '1', b: '2' });
  assert.deepEqual(asked, ['a 1/2', 'b 2/2']);
});

test('the way back keeps what was answered', async () => {
  const moves: Move[] = [
    { value: '1' },
    { value: '2' },
    'back',
    'back',
    { value: '9' },
    { value: '2' },
    { value: '3' },
  ];
  const { steps, asked } = scripted(['a', 'b', 'c'], moves);
  assert.deepEqual(await runSteps({ title: '', steps, draft: {} }), { a: '9', b: '2', c: '3' });
  assert.deepEqual(asked, ['a 1/3', 'b 2/3', 'c 3/3', 'b 2/3 2', 'a 1/3 1', 'b 2/3 2', 'c 3/3']);
});

test('cancelling ends it without a result', async () => {
  const { steps } = scripted(['a', 'b'], [{ value: '1' }, 'cancel']);
  assert.equal(await runSteps({ title: '', steps, draft: {} }), undefined);
});

test('a question that does not apply is neither asked nor counted, there and back', async () => {
  const moves: Move[] = [{ value: '1' }, 'back', { value: 'more' }, { value: '2' }, { value: '3' }];
  const { steps, asked } = scripted(['a', 'b', 'c'], moves, { b: ({ a }) => a === 'more' });
  assert.deepEqual(await runSteps({ title: '', steps, draft: {} }), { a: 'more', b: '2', c: '3' });
  assert.deepEqual(asked, ['a 1/2', 'c 2/2', 'a 1/2 1', 'b 2/3', 'c 3/3']);
});

test('starts in the middle, with the way back open', async () => {
  const { steps, asked } = scripted(['a', 'b'], ['back', { value: '1' }, { value: '2' }]);
  const draft = { a: 'x', b: 'y' };
  assert.deepEqual(await runSteps({ title: '', steps, draft, startAt: 'b' }), { a: '1', b: '2' });
  assert.deepEqual(asked, ['b 2/2 y', 'a 1/2 x', 'b 2/2 y']);
});
