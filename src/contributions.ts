/*
 * Every id that package.json contributes. A test holds the two against each other in both directions,
 * so that a command without a handler, or a handler nobody can reach, does not pass.
 */

/** Command ids by their short name. */
export const COMMANDS = {
  sendRequest: 'ariWorkbench.sendRequest',
  copyRequest: 'ariWorkbench.copyRequest',
  chooseRequestServer: 'ariWorkbench.chooseRequestServer',
  newRequestFile: 'ariWorkbench.newRequestFile',
  addConnection: 'ariWorkbench.addConnection',
  editConnection: 'ariWorkbench.editConnection',
  removeConnection: 'ariWorkbench.removeConnection',
  connect: 'ariWorkbench.connect',
  takeOver: 'ariWorkbench.takeOver',
  disconnect: 'ariWorkbench.disconnect',
  refresh: 'ariWorkbench.refresh',
  serveApplication: 'ariWorkbench.serveApplication',
  watchServer: 'ariWorkbench.watchServer',
  newApplication: 'ariWorkbench.newApplication',
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
  ring: 'ariWorkbench.ring',
  ringStop: 'ariWorkbench.ringStop',
  progress: 'ariWorkbench.progress',
  hold: 'ariWorkbench.hold',
  unhold: 'ariWorkbench.unhold',
  mute: 'ariWorkbench.mute',
  unmute: 'ariWorkbench.unmute',
  startMoh: 'ariWorkbench.startMoh',
  stopMoh: 'ariWorkbench.stopMoh',
  startSilence: 'ariWorkbench.startSilence',
  stopSilence: 'ariWorkbench.stopSilence',
  sendDtmf: 'ariWorkbench.sendDtmf',
  record: 'ariWorkbench.record',
  snoop: 'ariWorkbench.snoop',
  getVariables: 'ariWorkbench.getVariables',
  setVariables: 'ariWorkbench.setVariables',
  continueInDialplan: 'ariWorkbench.continueInDialplan',
  redirect: 'ariWorkbench.redirect',
  move: 'ariWorkbench.move',
  dial: 'ariWorkbench.dial',
  rtpStatistics: 'ariWorkbench.rtpStatistics',
  transferProgress: 'ariWorkbench.transferProgress',
  createBridge: 'ariWorkbench.createBridge',
  addToBridge: 'ariWorkbench.addToBridge',
  takeFromBridge: 'ariWorkbench.takeFromBridge',
  playOnBridge: 'ariWorkbench.playOnBridge',
  recordBridge: 'ariWorkbench.recordBridge',
  startBridgeMoh: 'ariWorkbench.startBridgeMoh',
  stopBridgeMoh: 'ariWorkbench.stopBridgeMoh',
  setVideoSource: 'ariWorkbench.setVideoSource',
  clearVideoSource: 'ariWorkbench.clearVideoSource',
  getBridgeVariables: 'ariWorkbench.getBridgeVariables',
  setBridgeVariables: 'ariWorkbench.setBridgeVariables',
  controlPlayback: 'ariWorkbench.controlPlayback',
  pausePlayback: 'ariWorkbench.pausePlayback',
  resumePlayback: 'ariWorkbench.resumePlayback',
  restartPlayback: 'ariWorkbench.restartPlayback',
  forwardPlayback: 'ariWorkbench.forwardPlayback',
  reversePlayback: 'ariWorkbench.reversePlayback',
  stopPlayback: 'ariWorkbench.stopPlayback',
  stopRecording: 'ariWorkbench.stopRecording',
  pauseRecording: 'ariWorkbench.pauseRecording',
  resumeRecording: 'ariWorkbench.resumeRecording',
  muteRecording: 'ariWorkbench.muteRecording',
  unmuteRecording: 'ariWorkbench.unmuteRecording',
  discardRecording: 'ariWorkbench.discardRecording',
  playRecording: 'ariWorkbench.playRecording',
  playSound: 'ariWorkbench.playSound',
  listenToRecording: 'ariWorkbench.listenToRecording',
  downloadRecording: 'ariWorkbench.downloadRecording',
  copyRecording: 'ariWorkbench.copyRecording',
  deleteRecording: 'ariWorkbench.deleteRecording',
  createChannel: 'ariWorkbench.createChannel',
  externalMedia: 'ariWorkbench.externalMedia',
  sendMessage: 'ariWorkbench.sendMessage',
  refer: 'ariWorkbench.refer',
  userEvent: 'ariWorkbench.userEvent',
  subscribeApplication: 'ariWorkbench.subscribeApplication',
  unsubscribeApplication: 'ariWorkbench.unsubscribeApplication',
  editEventFilter: 'ariWorkbench.editEventFilter',
  setDeviceState: 'ariWorkbench.setDeviceState',
  deleteDeviceState: 'ariWorkbench.deleteDeviceState',
  setMailbox: 'ariWorkbench.setMailbox',
  deleteMailbox: 'ariWorkbench.deleteMailbox',
  loadModule: 'ariWorkbench.loadModule',
  reloadModule: 'ariWorkbench.reloadModule',
  unloadModule: 'ariWorkbench.unloadModule',
  addLogChannel: 'ariWorkbench.addLogChannel',
  rotateLogChannel: 'ariWorkbench.rotateLogChannel',
  removeLogChannel: 'ariWorkbench.removeLogChannel',
  getGlobalVariable: 'ariWorkbench.getGlobalVariable',
  setGlobalVariable: 'ariWorkbench.setGlobalVariable',
  copyId: 'ariWorkbench.copyId',
  copyAs: 'ariWorkbench.copyAs',
  repeatCall: 'ariWorkbench.repeatCall',
  editCall: 'ariWorkbench.editCall',
  openCall: 'ariWorkbench.openCall',
  filterHistory: 'ariWorkbench.filterHistory',
  clearHistory: 'ariWorkbench.clearHistory',
  showInEvents: 'ariWorkbench.showInEvents',
  switchEventTypes: 'ariWorkbench.switchEventTypes',
  openResource: 'ariWorkbench.openResource',
  refreshFolder: 'ariWorkbench.refreshFolder',
  filterFolder: 'ariWorkbench.filterFolder',
  clearFolderFilter: 'ariWorkbench.clearFolderFilter',
  showMore: 'ariWorkbench.showMore',
  showGlobalVariable: 'ariWorkbench.showGlobalVariable',
  forgetGlobalVariable: 'ariWorkbench.forgetGlobalVariable',
  runOperation: 'ariWorkbench.runOperation',
  saveCapture: 'ariWorkbench.saveCapture',
  openCapture: 'ariWorkbench.openCapture',
} as const;

/** View ids by their short name. */
export const VIEWS = {
  servers: 'ariWorkbench.servers',
  history: 'ariWorkbench.history',
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
  /** True while the history shows failed requests only. */
  historyFailedOnly: 'ariWorkbench.historyFailedOnly',
} as const;

/** Scheme of the read-only documents that show a resource. */
export const RESOURCE_SCHEME = 'ari-resource';

/** Scheme of the read-only documents that show what a request was answered with. */
export const ANSWER_SCHEME = 'ari-answer';

/** Scheme of the read-only files that are recordings opened for listening. */
export const RECORDING_SCHEME = 'ari-recording';

/** A command id. */
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];
