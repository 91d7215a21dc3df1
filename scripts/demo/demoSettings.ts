/**
 * User settings of the demo's window: the extension itself starts a simulated Asterisk with this many calls a
 * minute, and so has its password and its connection.
 */
export function demoSettings(callsPerMinute: number): Record<string, unknown> {
  return {
    'ariWorkbench.simulator.startWithWindow': callsPerMinute,
    'workbench.startupEditor': 'readme',
    'security.workspace.trust.enabled': false,
  };
}
