import { commands, Disposable, workspace, type Memento } from 'vscode';
import { COMMANDS, CONTEXT_KEYS, SETTINGS, VIEWS, type CommandId } from '../contributions';
import { copyText } from '../ui/clipboard';
import { confirm, showInfo, showProblem } from '../ui/messages';
import { whenTrusted } from '../ui/whenTrusted';
import { isTrustedFor } from '../ui/workspaceTrust';
import { accessText } from './accessText';
import { askCalls } from './askCalls';
import { callsText, USUAL_CALLS } from './callsPerMinute';
import { SimulatedServer, type SimulatedServerOptions } from './simulatedServer';

const LAST_CALLS = 'simulatedCallsPerMinute';

/** What {@link registerSimulator} needs. */
export interface SimulatorFeature extends SimulatedServerOptions {
  /** Remembers the number of calls that was chosen last. */
  readonly memory: Memento;
}

/** The simulator as the window's end sees it. */
export interface RegisteredSimulator {
  dispose(): unknown;
  /** Ends the simulator, if one runs; resolves when its sockets are gone. */
  close(): Promise<void>;
}

/**
 * Registers the commands of the simulated Asterisk, and starts one where the setting
 * `simulator.startWithWindow` asks for it.
 */
export function registerSimulator(feature: SimulatorFeature): RegisteredSimulator {
  const { memory } = feature;
  const server = new SimulatedServer(feature);

  const copyAccess = async (): Promise<void> => {
    if (!server.access) return;
    await copyText(accessText(server.access));
    void showInfo('Address, user and password of the simulated Asterisk are in the clipboard.');
  };

  const start = async (calls: number): Promise<void> => {
    try {
      await server.start(calls);
    } catch (error) {
      await showProblem('The simulated Asterisk did not start', error, {
        title: 'Try Again',
        run: () => start(calls),
      });
      return;
    }
    if (!server.access) return;
    await commands.executeCommand(`${VIEWS.servers}.focus`);
    void showInfo(
      `A simulated Asterisk runs at ${server.access.url}, with ${callsText(calls)}. It ends with this window.`,
      { title: 'Show Events', run: () => commands.executeCommand(`${VIEWS.events}.focus`) },
      { title: 'Copy Access for a Program', run: copyAccess },
    );
  };

  const chooseCalls = async (title: string): Promise<number | undefined> => {
    const calls = await askCalls(title, memory.get(LAST_CALLS, USUAL_CALLS));
    if (calls !== undefined) await memory.update(LAST_CALLS, calls);
    return calls;
  };

  const stop = async (): Promise<void> => {
    const { programs } = server;
    const lost = programs.map((name) => `“${name}”`).join(', ');
    const detail = `A program serves ${lost} on it: it loses its server, and its calls end.`;
    if (programs.length > 0 && !(await confirm('Stop the simulated Asterisk?', detail, 'Stop'))) return;
    await server.stop();
  };

  const command = (id: CommandId, title: string, run: () => Promise<void>): Disposable =>
    commands.registerCommand(id, async () => {
      try {
        await run();
      } catch (error) {
        await showProblem(title, error);
      }
    });

  const tellRunning = (): void =>
    void commands.executeCommand('setContext', CONTEXT_KEYS.simulatorRunning, server.access !== undefined);
  const subscription = Disposable.from(
    server,
    server.onDidChange(tellRunning),
    command(COMMANDS.startSimulator, 'Start Simulated Asterisk', async () => {
      if (!isTrustedFor('Start Simulated Asterisk')) return;
      const calls = await chooseCalls('Start Simulated Asterisk');
      if (calls !== undefined) await start(calls);
    }),
    command(COMMANDS.changeSimulatedCalls, 'Change Simulated Calls', async () => {
      const calls = await chooseCalls('Change Simulated Calls');
      if (calls !== undefined) server.setCallsPerMinute(calls);
    }),
    command(COMMANDS.copySimulatorAccess, 'Copy Access', copyAccess),
    command(COMMANDS.stopSimulator, 'Stop Simulated Asterisk', stop),
  );
  const wished = workspace.getConfiguration('ariWorkbench').get<number | null>(SETTINGS.startSimulator, null);
  const starting = whenTrusted(workspace, () => {
    if (typeof wished === 'number') void start(wished);
  });
  return {
    close: () => server.close(),
    dispose: () => {
      starting.dispose();
      subscription.dispose();
    },
  };
}
