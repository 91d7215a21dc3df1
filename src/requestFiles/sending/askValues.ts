import { randomUUID } from 'node:crypto';
import { jsonOf } from '../../ari/jsonOf';
import { problemOf } from '../../ari/problemOf';
import { suggestValues } from '../../operations/suggestions/suggestValues';
import type { OperationCatalog } from '../../operations/operationCatalog';
import type { ServerSession } from '../../session/serverSession';
import { problemText } from '../../shared/problemText';
import { askChoice } from '../../ui/askChoice';
import { askText } from '../../ui/askText';
import type { Choice, Separator } from '../../ui/choice';
import { runSteps, type Step } from '../../ui/runSteps';
import { parameterOf, pathPieces } from '../meaning/findOperation';
import { generatedValue } from '../meaning/generatedValues';
import { livePick, type LivePick } from '../meaning/livePicks';
import type { NeededValue } from '../meaning/neededValues';
import { valueKey, type FoundValue } from './foundValues';

/** Where live values come from; without a session they are typed. */
export interface ValueSource {
  readonly title: string;
  readonly session: ServerSession | undefined;
  readonly catalog: OperationCatalog;
}

type Draft = ReadonlyMap<string, FoundValue>;

async function liveChoices(
  { operationId, parameter }: LivePick,
  session: ServerSession,
): Promise<readonly (Choice<string> | Separator)[]> {
  try {
    const found = await suggestValues(session, { operationId, name: parameter }, {});
    return found.map(({ value, description, detail }) => ({
      label: value,
      ...(description === undefined ? {} : { description }),
      ...(detail === undefined ? {} : { detail }),
      value,
    }));
  } catch (error) {
    return [{ separator: problemText(problemOf(error)) }];
  }
}

function pickStep(needed: NeededValue, pick: LivePick, { session }: ValueSource): Step<Draft> {
  const key = valueKey(needed);
  return {
    key,
    ask: async (draft, place) => {
      const later = session ? liveChoices(pick, session) : Promise.resolve([]);
      const answer = await askChoice<string>(place, {
        placeholder: session
          ? `${pick.title} Choose one that is there, or type it.`
          : `${pick.title} The server is not connected: type it.`,
        choices: [],
        later,
        free: (text) => ({ label: text, description: pick.name, value: text }),
      });
      return answer.kind === 'value'
        ? { kind: 'value', value: new Map([...draft, [key, { value: answer.value }]]) }
        : answer;
    },
  };
}

function questionStep(needed: NeededValue): Step<Draft> {
  const key = valueKey(needed);
  return {
    key,
    ask: async (draft, place) => {
      const known = draft.get(key)?.value;
      const answer = await askText(place, {
        prompt: needed.name,
        value: typeof known === 'string' ? known : '',
      });
      return answer.kind === 'value'
        ? { kind: 'value', value: new Map([...draft, [key, { value: answer.value, isWritten: true }]]) }
        : answer;
    },
  };
}

/** The whole resource behind an id, as Asterisk tells it now. Rejects with an AriError. */
async function wholeOf(
  { get }: LivePick,
  id: string,
  { session, catalog }: ValueSource,
  signal: AbortSignal,
): Promise<unknown> {
  const operation = await catalog.get(get);
  if (!session || !operation) return undefined;
  const names = pathPieces(operation.path)
    .map(parameterOf)
    .filter((name) => name !== undefined);
  // An endpoint's id is technology/resource, everything else is one name.
  const slash = id.indexOf('/');
  const values = names.length === 2 ? [id.slice(0, slash), id.slice(slash + 1)] : [id];
  const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  const answer = await session.rest.run(operation, params, { signal });
  if (answer.error) throw answer.error;
  return jsonOf(answer);
}

/**
 * Finds out what only sending can tell: makes what is generated, asks what is chosen or typed, one question after
 * the other. Undefined when the user gives up; rejects with an AriError where a resource cannot be had.
 */
export async function askValues(
  needed: readonly NeededValue[],
  source: ValueSource,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundValue> | undefined> {
  const generated = needed.flatMap((each): [string, FoundValue][] => {
    const maker = each.source === 'generated' ? generatedValue(each.name) : undefined;
    return maker ? [[valueKey(each), { value: maker.make(randomUUID, Date.now()) }]] : [];
  });
  const steps = needed.flatMap((each): Step<Draft>[] => {
    if (each.source === 'question') return [questionStep(each)];
    const pick = each.source === 'name' ? livePick(each.name) : undefined;
    return pick ? [pickStep(each, pick, source)] : [];
  });
  const asked = await runSteps<Draft>({ title: source.title, steps, draft: new Map(generated) });
  if (!asked) return undefined;
  const values = new Map(asked);
  for (const each of needed.filter(({ hasParts }) => hasParts)) {
    const pick = each.source === 'name' ? livePick(each.name) : undefined;
    const id = values.get(valueKey(each))?.value;
    if (!pick || typeof id !== 'string') continue;
    values.set(valueKey(each), { value: id, whole: await wholeOf(pick, id, source, signal) });
  }
  return values;
}
