import type { ListedResource } from '../../session/lists/listedResource';
import { fieldsOf } from '../../shared/fields';
import { isOneOf, needed, wholeNumber } from '../formValues';
import { askForm, type FormField } from '../askForm';
import { namedOr } from '../callsOutcome';
import { planned, type PlannedCall } from '../plannedCall';
import { presentValue } from '../presentValue';
import type { ActionTarget, ResourceAction } from '../resourceAction';
import { DEVICE_STATES, deviceNameProblem, type SettableState } from './deviceState';

const STATES: readonly SettableState[] = DEVICE_STATES.map(([state]) => state);

/** The resource that an action is about, or none where it was called on a server. */
function idOf({ kind, ids }: ActionTarget, wanted: ActionTarget['kind']): string | undefined {
  return kind === wanted ? ids[0] : undefined;
}

function detailOf(sentence: string, calls: readonly PlannedCall[]): readonly string[] {
  return [sentence, ...(calls.length === 1 ? [] : calls.map(({ about }) => about))];
}

/** Sets the state of a device of ARI's own, a new one too. */
export const setDeviceState: ResourceAction = {
  plan: async (target, asks) => {
    const device = idOf(target, 'deviceState');
    const answers = await askForm(
      asks,
      [
        ...(device === undefined
          ? [
              {
                key: 'device',
                label: 'Device',
                prompt: 'Which device? Hints of the dialplan can follow it',
                placeholder: 'Stasis:lamp',
                value: 'Stasis:',
                problem: deviceNameProblem,
              },
            ]
          : []),
        {
          key: 'state',
          label: 'State',
          prompt: `Which state shall ${device ?? 'it'} have?`,
          only: true,
          choices: DEVICE_STATES.map(([state, meaning]) => ({
            label: state,
            description: meaning,
            value: state,
          })),
        },
      ],
      'Set',
    );
    const deviceName = device ?? answers?.device?.trim() ?? '';
    const deviceState = answers?.state;
    if (!isOneOf(STATES, deviceState)) return undefined;
    return [planned('deviceStates.update', { deviceName, deviceState }, deviceName)];
  },
  done: (calls) => `${namedOr(calls, 'device')} is now ${String(calls[0]?.params.deviceState)}`,
};

/** Deletes devices of ARI's own. */
export const deleteDeviceState: ResourceAction = {
  plan: ({ ids }) => ids.map((deviceName) => planned('deviceStates.delete', { deviceName }, deviceName)),
  question: (calls, { session }) => ({
    question: `Delete the state of ${namedOr(calls, 'device')} on ${session.profile.name}?`,
    detail: detailOf('Hints and programs that follow it see it as NOT_INUSE from then on.', calls),
    button: 'Delete',
  }),
  done: (calls) => `Deleted the state of ${namedOr(calls, 'device')}`,
};

function countField(key: string, label: string, present: unknown): FormField {
  return {
    key,
    label,
    prompt: `How many ${label.toLowerCase()}?`,
    value: typeof present === 'number' ? String(present) : '0',
    problem: wholeNumber(0, 9_999),
  };
}

/** Asks for a mailbox: one that ARI counts for already, or a new one. */
function mailboxField(lists: ActionTarget['session']['lists']): FormField {
  return {
    key: 'mailbox',
    label: 'Mailbox',
    prompt: 'Which mailbox? Choose one, or type a new one such as 100@default',
    choices: [],
    later: async () => {
      const known = await lists.load('mailbox').catch(() => new Map<string, ListedResource>());
      return [...known.values()].map(({ id, raw }) => ({
        label: id,
        description: `${String(raw.new_messages)} new, ${String(raw.old_messages)} old`,
        value: id,
      }));
    },
    problem: needed('Type the name of a mailbox.'),
  };
}

/** Sets how many messages a mailbox has, a new one too. */
export const setMailbox: ResourceAction = {
  plan: async (target, asks) => {
    const chosen = idOf(target, 'mailbox');
    const { lists } = target.session;
    const named = chosen === undefined ? await askForm(asks, [mailboxField(lists)], 'Set') : undefined;
    const mailbox = chosen ?? named?.mailbox?.trim();
    if (mailbox === undefined) return undefined;
    const present = lists.get('mailbox').items?.get(mailbox)?.raw;
    const answers = await askForm(
      asks,
      [
        countField('new', 'New messages', present?.new_messages),
        countField('old', 'Old messages', present?.old_messages),
      ],
      'Set',
    );
    if (!answers) return undefined;
    const params = {
      mailboxName: mailbox,
      newMessages: Number(answers.new ?? 0),
      oldMessages: Number(answers.old ?? 0),
    };
    return [planned('mailboxes.update', params, mailbox)];
  },
  done: (calls) =>
    `${namedOr(calls, 'mailbox')} now has ${String(calls[0]?.params.newMessages)} new messages`,
};

/** Deletes mailboxes that ARI counts for somebody else. */
export const deleteMailbox: ResourceAction = {
  plan: ({ ids }) => ids.map((mailboxName) => planned('mailboxes.delete', { mailboxName }, mailboxName)),
  question: (calls, { session }) => ({
    question: `Delete ${calls.length === 1 ? 'the mailbox ' : ''}${namedOr(calls, 'mailbox')} on ${session.profile.name}?`,
    detail: detailOf('Its counts go, and so do the lamps of telephones that show them.', calls),
    button: 'Delete',
  }),
  done: (calls) => `Deleted ${namedOr(calls, 'mailbox')}`,
};

/** Asks for a variable by its name where none was chosen. */
function variableFields(variable: string | undefined): readonly FormField[] {
  if (variable !== undefined) return [];
  const prompt = 'Name of the global variable; a function such as DB(family/key) is read, too';
  return [{ key: 'variable', label: 'Variable', prompt, problem: needed('Type the name of a variable.') }];
}

/** Reads a global variable, or a function that needs no channel. */
export const getGlobalVariable: ResourceAction = {
  plan: async (target, asks) => {
    const chosen = idOf(target, 'globalVariable');
    const answers = await askForm(asks, variableFields(chosen), 'Get');
    const variable = chosen ?? answers?.variable?.trim();
    return answers && variable !== undefined
      ? [planned('asterisk.getGlobalVar', { variable }, variable)]
      : undefined;
  },
  done: (calls) => `Read ${namedOr(calls, 'variable')}`,
  show: async (answers, _target, sinks) => {
    for (const { call, value } of answers) {
      const text = fieldsOf(value)?.value;
      // Asterisk tells an unset variable and an empty one alike.
      sinks.value(call.about, typeof text === 'string' ? text : '');
    }
    return Promise.resolve();
  },
};

/** Sets a global variable, or a function that needs no channel. */
export const setGlobalVariable: ResourceAction = {
  plan: async (target, asks) => {
    const chosen = idOf(target, 'globalVariable');
    const named = await askForm(asks, variableFields(chosen), 'Set');
    const variable = chosen ?? named?.variable?.trim();
    if (!named || variable === undefined) return undefined;
    const { rest } = target.session;
    const before = await presentValue(asks.signal, async (options) =>
      rest.call('asterisk.getGlobalVar', { variable }, options),
    );
    const answers = await askForm(
      asks,
      [{ key: 'value', label: 'Value', prompt: `Value of ${variable}; empty to unset it`, value: before }],
      'Set',
    );
    return answers && [planned('asterisk.setGlobalVar', { variable, value: answers.value ?? '' }, variable)];
  },
  done: (calls) => `Set ${namedOr(calls, 'variable')} to ${String(calls[0]?.params.value)}`,
};
