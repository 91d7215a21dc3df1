import { askChoice } from '../../ui/askChoice';
import { askChoices } from '../../ui/askChoices';
import { askText } from '../../ui/askText';
import { runSteps, type Step } from '../../ui/runSteps';
import type { Asks } from '../resourceAction';
import { BRIDGE_KINDS, bridgeExtras, bridgeType, extrasProblem } from './bridgeType';

/** A bridge to be made. */
export interface NewBridge {
  readonly type: string;
  /** Empty for none. */
  readonly name: string;
}

interface Draft {
  readonly kind: string;
  readonly extras: readonly string[];
  readonly name: string;
}

function kindStep({ signal }: Asks): Step<Draft> {
  return {
    key: 'kind',
    ask: async (draft, place) => {
      const choices = BRIDGE_KINDS.map(({ word, meaning }) => ({
        label: word,
        description: meaning,
        value: word,
      }));
      const answer = await askChoice(place, {
        placeholder: 'What the bridge does with the channels in it',
        choices,
        active: draft.kind,
        signal,
      });
      return answer.kind === 'value' ? { kind: 'value', value: { ...draft, kind: answer.value } } : answer;
    },
  };
}

function extrasStep({ signal }: Asks, version: string | undefined): Step<Draft> {
  return {
    key: 'extras',
    applies: ({ kind }) => kind === 'mixing',
    ask: async (draft, place) => {
      const answer = await askChoices(place, {
        placeholder: 'What it does besides; none is usual',
        choices: bridgeExtras(version).map(({ word, meaning }) => ({
          label: word,
          description: meaning,
          picked: draft.extras.includes(word),
          value: word,
        })),
        problem: extrasProblem,
        signal,
      });
      return answer.kind === 'value' ? { kind: 'value', value: { ...draft, extras: answer.value } } : answer;
    },
  };
}

function nameStep({ signal }: Asks): Step<Draft> {
  return {
    key: 'name',
    ask: async (draft, place) => {
      const answer = await askText(place, {
        prompt: 'Name of the bridge; leave empty for none',
        value: draft.name,
        signal,
      });
      return answer.kind === 'value'
        ? { kind: 'value', value: { ...draft, name: answer.value.trim() } }
        : answer;
    },
  };
}

/** Asks for a bridge to make, on a server of `version`; undefined when the user gives up. */
export async function askNewBridge(asks: Asks, version: string | undefined): Promise<NewBridge | undefined> {
  const draft = await runSteps<Draft>({
    title: asks.title,
    steps: [kindStep(asks), extrasStep(asks, version), nameStep(asks)],
    draft: { kind: 'mixing', extras: [], name: '' },
  });
  return draft && { type: bridgeType(draft.kind, draft.extras), name: draft.name };
}
