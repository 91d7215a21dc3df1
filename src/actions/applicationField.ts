import type { ServerSession } from '../session/serverSession';
import type { FormField } from './askForm';
import { needed } from './formValues';

/** Asks for an application: ours first, then those the server knows, or any by its name. */
export function applicationField({ ourApplication, store }: ServerSession, prompt: string): FormField {
  const others = [...store.resources.application.keys()].filter((name) => name !== ourApplication);
  return {
    key: 'app',
    label: 'Application',
    prompt,
    value: ourApplication,
    choices: [
      {
        label: ourApplication,
        description: 'our application: the actions here drive it',
        icon: 'target',
        value: ourApplication,
      },
      ...others.map((app) => ({ label: app, description: 'application', icon: 'symbol-event', value: app })),
    ],
    problem: needed('Type the name of an application.'),
  };
}

/** Asks for what `Stasis()` gets besides the application's name. */
export const APP_ARGS_FIELD: FormField = {
  key: 'appArgs',
  label: 'Arguments',
  prompt: 'Arguments for the application, separated by commas',
  placeholder: 'one,two',
  optional: true,
};
