import { askForm } from '../askForm';
import { namedOr } from '../callsOutcome';
import { planned } from '../plannedCall';
import type { ActionTarget, ResourceAction } from '../resourceAction';
import { moduleNameProblem, moduleText, unloadCost } from './moduleText';

/** Loads a module that is installed and not loaded. */
export const loadModule: ResourceAction = {
  plan: async (_target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'module',
          label: 'Module',
          prompt: 'Which module? Asterisk lists only those that are loaded',
          placeholder: 'app_queue.so',
          problem: moduleNameProblem,
        },
      ],
      'Load',
    );
    const moduleName = answers?.module?.trim();
    return moduleName === undefined
      ? undefined
      : [planned('asterisk.loadModule', { moduleName }, moduleName)];
  },
  done: (calls) => `Loaded ${namedOr(calls, 'module')}`,
};

/** Has modules read their configuration again. */
export const reloadModule: ResourceAction = {
  plan: ({ ids }) => ids.map((moduleName) => planned('asterisk.reloadModule', { moduleName }, moduleName)),
  // Of ten deliberate errors in a configuration, eight were answered with 204.
  done: (calls) =>
    `Had ${namedOr(calls, 'module')} read its configuration. Asterisk may have skipped what it found wrong`,
};

/** The module as Asterisk listed it, where somebody has looked at the list. */
function listed({ session }: ActionTarget, name: string): string {
  return moduleText(session.lists.get('module').items?.get(name)?.raw);
}

/** Unloads a module; asks twice, since Asterisk unloads even what all calls need. */
export const unloadModule: ResourceAction = {
  plan: ({ ids: [moduleName = ''] }) => [planned('asterisk.unloadModule', { moduleName }, moduleName)],
  question: (calls, target) => ({
    question: `Unload ${namedOr(calls, 'module')} on ${target.session.profile.name}?`,
    detail: [listed(target, namedOr(calls, 'module')), unloadCost(namedOr(calls, 'module'))].filter(
      (line) => line !== '',
    ),
    button: 'Unload',
    again: {
      question: `Really unload ${namedOr(calls, 'module')} on ${target.session.profile.name}, with the calls that run now?`,
      detail:
        'Asterisk does it even when calls need the module. Load Module… brings it back; calls it does not.',
      button: 'Unload It',
    },
  }),
  done: (calls) => `Unloaded ${namedOr(calls, 'module')}`,
};
