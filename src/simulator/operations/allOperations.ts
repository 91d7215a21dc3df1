import type { Exchange } from '../exchange/exchange';
import { applicationOperations } from './applicationOperations';
import { asteriskOperations } from './asteriskOperations';
import { bridgeOperations } from './bridgeOperations';
import { callOperations } from './callOperations';
import { channelMediaOperations } from './channelMediaOperations';
import { deviceStateOperations } from './deviceStateOperations';
import { endpointOperations } from './endpointOperations';
import { eventOperations } from './eventOperations';
import { mailboxOperations } from './mailboxOperations';
import type { OperationHandlers } from './operationHandlers';
import { playbackOperations } from './playbackOperations';
import { recordingOperations } from './recordingOperations';
import { soundOperations } from './soundOperations';
import { variableOperations } from './variableOperations';

/** Every operation of ARI, on one exchange. */
export function allOperations(exchange: Exchange): OperationHandlers {
  return {
    ...applicationOperations(exchange),
    ...asteriskOperations(exchange),
    ...bridgeOperations(exchange),
    ...callOperations(exchange),
    ...channelMediaOperations(exchange),
    ...deviceStateOperations(exchange),
    ...endpointOperations(exchange),
    ...eventOperations(exchange),
    ...mailboxOperations(),
    ...playbackOperations(exchange),
    ...recordingOperations(exchange),
    ...soundOperations(),
    ...variableOperations(exchange),
  };
}
