import { confirm } from '../ui/messages';

/**
 * Asks before an application is served. `isKnown` is what the server says: it lists an application as
 * long as it is registered, even when no program serves it any more; undefined when it was not asked.
 */
export async function confirmServing(application: string, isKnown: boolean | undefined): Promise<boolean> {
  if (isKnown === false) return true;
  const known = isKnown ? 'Asterisk knows this application. ' : '';
  return confirm(
    `Serve the application “${application}”?`,
    `${known}Connecting under its name takes the calls away from the program that serves it: ` +
      'they arrive here, and it receives nothing until it connects again.',
    'Serve',
  );
}
