import type { Connections } from '../session/connections';
import { askChoice } from '../ui/askChoice';
import { showInfo } from '../ui/messages';
import { SINGLE_STEP } from '../ui/runSteps';

/** For which connections a command makes sense, and what to say when there is none. */
export interface ServerWish {
  readonly title: string;
  readonly fits: (connectionId: string) => boolean;
  readonly none: string;
}

/** Lets the user choose one of the connections that fit; takes the only one without asking. */
export async function pickServer(connections: Connections, wish: ServerWish): Promise<string | undefined> {
  const [first, ...others] = connections.list().filter(({ id }) => wish.fits(id));
  if (!first) {
    void showInfo(wish.none);
    return undefined;
  }
  if (others.length === 0) return first.id;
  const answer = await askChoice(
    { ...SINGLE_STEP, title: wish.title },
    {
      placeholder: 'Which server?',
      choices: [first, ...others].map(({ id, name, url, user }) => ({
        label: name,
        description: `${user} at ${url}`,
        icon: 'server',
        value: id,
      })),
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}
