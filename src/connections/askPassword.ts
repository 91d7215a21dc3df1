import type { ServerProfile } from '../session/serverProfile';
import { askChoice } from '../ui/askChoice';
import { askText } from '../ui/askText';
import { runSteps } from '../ui/runSteps';
import type { PasswordAnswer } from './passwords';

/** Asks for the password of a connection, masked, and whether to keep it. */
export function askPassword(profile: ServerProfile): Promise<PasswordAnswer | undefined> {
  return runSteps<PasswordAnswer>({
    title: `Connect to ${profile.name}`,
    draft: { password: '', keep: true },
    steps: [
      {
        key: 'password',
        ask: async (draft, place) => {
          const prompt = `Password of ${profile.user} at ${profile.url}`;
          const problem = (text: string): string | undefined =>
            text === '' ? 'Asterisk refuses empty passwords.' : undefined;
          const answer = await askText(place, { prompt, masked: true, value: draft.password, problem });
          return answer.kind === 'value'
            ? { ...answer, value: { ...draft, password: answer.value } }
            : answer;
        },
      },
      {
        key: 'keep',
        ask: async (draft, place) => {
          const answer = await askChoice(place, {
            placeholder: 'Keep the password?',
            active: draft.keep,
            choices: [
              { label: 'Keep', detail: 'In the secret storage of VS Code.', icon: 'lock', value: true },
              {
                label: 'Only for this window',
                detail: 'Asked again next time.',
                icon: 'clock',
                value: false,
              },
            ],
          });
          return answer.kind === 'value' ? { ...answer, value: { ...draft, keep: answer.value } } : answer;
        },
      },
    ],
  });
}
