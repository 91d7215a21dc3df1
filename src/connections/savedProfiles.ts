import { commands, ConfigurationTarget, workspace, type Disposable } from 'vscode';
import { SETTINGS } from '../contributions';
import type { Connections } from '../session/connections';
import type { ServerProfile } from '../session/serverProfile';
import { showWarning } from '../ui/messages';
import { withoutProfile, withProfile } from './profileEntries';
import { parseProfiles, type SettingProblem } from './profileSettings';

const SECTION = 'ariWorkbench';
const SETTING = `${SECTION}.${SETTINGS.connections}`;

function sentence({ index, message }: SettingProblem): string {
  return index === undefined ? message : `Entry ${index + 1}: ${message}`;
}

/** The setting `ariWorkbench.connections`, kept in step with the {@link Connections}. */
export class SavedProfiles implements Disposable {
  readonly #connections: Connections;
  readonly #listener: Disposable;
  #told = '';

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#listener = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTING)) this.#load();
    });
    this.#load();
  }

  /** A profile as it is saved, whatever this window does with it. */
  profile(id: string): ServerProfile | undefined {
    return parseProfiles(this.#read()).profiles.find((profile) => profile.id === id);
  }

  /** Writes a profile into the user's settings, in the place of `replaces` (a profile id) if given. */
  async save(profile: ServerProfile, replaces?: string): Promise<void> {
    await this.#write(withProfile(this.#read(), profile, replaces));
  }

  /** Takes a profile out of the user's settings. */
  async remove(id: string): Promise<void> {
    await this.#write(withoutProfile(this.#read(), id));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #read(): unknown {
    return workspace.getConfiguration(SECTION).get<unknown>(SETTINGS.connections) ?? [];
  }

  async #write(list: readonly unknown[]): Promise<void> {
    await workspace.getConfiguration(SECTION).update(SETTINGS.connections, list, ConfigurationTarget.Global);
    this.#load();
  }

  #load(): void {
    const { profiles, problems } = parseProfiles(this.#read());
    this.#connections.setProfiles(profiles);
    this.#tell(problems.map(sentence).join(' '));
  }

  #tell(problems: string): void {
    if (problems === this.#told) return;
    this.#told = problems;
    if (problems === '') return;
    void showWarning(`The setting ${SETTING} has a mistake. ${problems}`, {
      title: 'Open Settings',
      run: () => commands.executeCommand('workbench.action.openSettings', SETTING),
    });
  }
}
