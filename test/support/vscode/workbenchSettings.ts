/** The colour themes that a workbench can start with. */
export type WorkbenchTheme =
  'Dark Modern' | 'Light Modern' | 'Default High Contrast' | 'Default High Contrast Light';

/** User settings of a test workbench: quiet, and the same at every start. */
export function workbenchSettings(
  theme: WorkbenchTheme,
  own: Record<string, unknown>,
): Record<string, unknown> {
  return {
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.enableExperiments': false,
    'workbench.reduceMotion': 'on',
    'workbench.layoutControl.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
    'window.menuBarVisibility': 'compact',
    'telemetry.telemetryLevel': 'off',
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'remote.autoForwardPorts': false,
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'workbench.colorTheme': theme,
    ...own,
  };
}
