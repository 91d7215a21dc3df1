import { ofBridge, type ActionFacts } from './actionFacts';

/** Bridges of Dial or ConfBridge take nothing from ARI: it answers 409. */
const ours = ofBridge(({ creator }) => creator === 'Stasis');

const hasMembers = ofBridge(({ creator, channelIds }) => creator === 'Stasis' && channelIds.length > 0);

/** Of the branches that live, 22.10 and its contemporaries brought variables of bridges. */
const VARIABLES_SINCE = ['20.20.0', '22.10.0', '23.4.0'];

/** The typed actions on bridges, in the order in which they are listed. */
export const BRIDGE_ACTIONS = {
  createBridge: { title: 'Create Bridge', kinds: ['server'], operations: ['bridges.createWithId'] },
  addToBridge: {
    title: 'Add Channels to Bridge',
    kinds: ['bridge'],
    operations: ['bridges.addChannel'],
    fits: ours,
  },
  takeFromBridge: {
    title: 'Remove Channels from Bridge',
    kinds: ['bridge'],
    operations: ['bridges.removeChannel'],
    fits: hasMembers,
  },
  playOnBridge: {
    title: 'Play on Bridge',
    kinds: ['bridge'],
    operations: ['bridges.playWithId'],
    fits: ours,
  },
  recordBridge: { title: 'Record Bridge', kinds: ['bridge'], operations: ['bridges.record'], fits: ours },
  startBridgeMoh: {
    title: 'Start Music on Hold on Bridge',
    kinds: ['bridge'],
    operations: ['bridges.startMoh'],
    fits: ours,
  },
  stopBridgeMoh: {
    title: 'Stop Music on Hold on Bridge',
    kinds: ['bridge'],
    operations: ['bridges.stopMoh'],
    fits: ours,
  },
  setVideoSource: {
    title: 'Set Video Source',
    kinds: ['bridge'],
    operations: ['bridges.setVideoSource'],
    fits: hasMembers,
  },
  clearVideoSource: {
    title: 'Clear Video Source',
    kinds: ['bridge'],
    operations: ['bridges.clearVideoSource'],
    fits: ours,
  },
  getBridgeVariables: {
    title: 'Get Bridge Variables',
    kinds: ['bridge'],
    operations: ['bridges.getBridgeVar'],
    reads: true,
    since: VARIABLES_SINCE,
    fits: ours,
  },
  setBridgeVariables: {
    title: 'Set Bridge Variables',
    kinds: ['bridge'],
    operations: ['bridges.setBridgeVars'],
    since: VARIABLES_SINCE,
    fits: ours,
  },
  destroyBridge: {
    title: 'Destroy Bridge',
    kinds: ['bridge'],
    operations: ['bridges.destroy'],
    several: true,
    fits: ours,
  },
} as const satisfies Readonly<Record<string, ActionFacts>>;
