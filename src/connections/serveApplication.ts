import { isApplicationKnown } from '../ari/isApplicationKnown';
import { readOnlyServes } from '../session/readOnlyServes';
import { askChoice } from '../ui/askChoice';
import { showInfo } from '../ui/messages';
import { SINGLE_STEP } from '../ui/runSteps';
import { confirmServing } from './confirmServing';
import type { ConnectionServices } from './connectionServices';

async function askApplication(services: ConnectionServices, id: string): Promise<string | undefined> {
  const known = services.connections.session(id)?.store.resources.application.values() ?? [];
  const answer = await askChoice(
    { ...SINGLE_STEP, title: 'Serve Application' },
    {
      placeholder: 'Choose an application, or type the name used in Stasis(name)',
      choices: [...known]
        .filter(({ ours }) => !ours)
        .map(({ id: name, inferred }) => ({
          label: name,
          description: inferred ? 'inferred from a channel' : 'known to the server',
          icon: 'package',
          value: name,
        })),
      free: (name) => ({ label: name, description: 'serve this name', icon: 'add', value: name }),
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Switches for this window, and offers to keep it so. */
async function switchTo(
  { connections, saved }: ConnectionServices,
  id: string,
  application: string | undefined,
): Promise<void> {
  await connections.serve(id, application);
  const profile = saved.profile(id);
  if (!profile || profile.application === application) return;
  const what = application === undefined ? 'Watching' : `Serving “${application}”`;
  void showInfo(`${what} on ${profile.name}, in this window only.`, {
    title: 'Save in the Connection',
    run: async () => {
      const mode = application === undefined ? 'watch' : 'serve';
      // The session goes on as it is; one that was replaced meanwhile takes nothing back unasked.
      await saved.save({ ...profile, mode, application }, id);
    },
  });
}

/**
 * Serves an application by its name in this window: its calls arrive here. Asks first when the server
 * knows the name (`applications.get`), or when it cannot be asked. `name` is asked for when absent.
 */
export async function serveApplication(
  services: ConnectionServices,
  id: string,
  name?: string,
): Promise<void> {
  // Before anything is asked, of the user or of Asterisk.
  if (services.connections.profile(id)?.readOnly) throw readOnlyServes(name ?? 'an application');
  const application = name ?? (await askApplication(services, id));
  if (application === undefined) return;
  const session = services.connections.session(id);
  const isLive = services.connections.state(id).status === 'live';
  const isKnown = session && isLive ? await isApplicationKnown(session.rest, application) : undefined;
  if (await confirmServing(application, isKnown)) await switchTo(services, id, application);
}

/** Goes back to watching under a name of this window's own. */
export async function watchServer(services: ConnectionServices, id: string): Promise<void> {
  await switchTo(services, id, undefined);
}
