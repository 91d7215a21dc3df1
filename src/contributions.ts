/*
 * Every id that package.json contributes. A test holds the two against each other in both directions,
 * so that a command without a handler, or a handler nobody can reach, does not pass.
 */

/** Command ids by their short name. */
export const COMMANDS = {
  addConnection: 'ariWorkbench.addConnection',
  editConnection: 'ariWorkbench.editConnection',
  removeConnection: 'ariWorkbench.removeConnection',
  connect: 'ariWorkbench.connect',
  takeOver: 'ariWorkbench.takeOver',
  disconnect: 'ariWorkbench.disconnect',
  refresh: 'ariWorkbench.refresh',
  serveApplication: 'ariWorkbench.serveApplication',
  watchServer: 'ariWorkbench.watchServer',
  startSimulator: 'ariWorkbench.startSimulator',
  stopSimulator: 'ariWorkbench.stopSimulator',
  changeSimulatedCalls: 'ariWorkbench.changeSimulatedCalls',
  copySimulatorAccess: 'ariWorkbench.copySimulatorAccess',
  setUpAsterisk: 'ariWorkbench.setUpAsterisk',
  originate: 'ariWorkbench.originate',
  repeatOriginate: 'ariWorkbench.repeatOriginate',
  reloadDialplan: 'ariWorkbench.reloadDialplan',
  answer: 'ariWorkbench.answer',
  play: 'ariWorkbench.play',
  bridge: 'ariWorkbench.bridge',
  hangup: 'ariWorkbench.hangup',
  hangupWithReason: 'ariWorkbench.hangupWithReason',
  removeFromBridge: 'ariWorkbench.removeFromBridge',
  destroyBridge: 'ariWorkbench.destroyBridge',
  copyId: 'ariWorkbench.copyId',
  showInEvents: 'ariWorkbench.showInEvents',
  switchEventTypes: 'ariWorkbench.switchEventTypes',
  openResource: 'ariWorkbench.openResource',
  saveCapture: 'ariWorkbench.saveCapture',
  openCapture: 'ariWorkbench.openCapture',
} as const;

/** View ids by their short name. */
export const VIEWS = {
  servers: 'ariWorkbench.servers',
  events: 'ariWorkbench.events',
} as const;

/** Custom editors by their short name. */
export const CUSTOM_EDITORS = {
  capture: 'ariWorkbench.capture',
} as const;

/** Setting ids, relative to `ariWorkbench`. */
export const SETTINGS = {
  connections: 'connections',
  maxEvents: 'events.maxEvents',
  maxMegabytes: 'events.maxMegabytes',
  revealInTree: 'events.revealInTree',
  startSimulator: 'simulator.startWithWindow',
} as const;

/** Context keys that `when` clauses and `enablement` in package.json use. */
export const CONTEXT_KEYS = {
  /** True when there is at least one connection. */
  hasConnections: 'ariWorkbench.hasConnections',
  /** True when at least one connection is live. */
  hasLive: 'ariWorkbench.hasLive',
  /** True when at least one live connection may write. */
  hasLiveWritable: 'ariWorkbench.hasLiveWritable',
  /** True when the log of the window's connections holds rows. */
  hasEvents: 'ariWorkbench.hasEvents',
  /** True while this window's simulated Asterisk runs. */
  simulatorRunning: 'ariWorkbench.simulatorRunning',
} as const;

/** Scheme of the read-only documents that show a resource. */
export const RESOURCE_SCHEME = 'ari-resource';

/** A command id. */
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];
