import { operations, type OperationId } from '../../ari/generated/operations';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { applicationOperations } from './applicationOperations';
import { asteriskOperations } from './asteriskOperations';
import { bridgeOperations } from './bridgeOperations';
import { callOperations } from './callOperations';
import { channelMediaOperations } from './channelMediaOperations';
import { deviceStateOperations } from './deviceStateOperations';
import { endpointOperations } from './endpointOperations';
import { eventOperations } from './eventOperations';
import { mailboxOperations } from './mailboxOperations';
import type { OperationHandler, OperationHandlers } from './operationHandlers';
import { playbackOperations } from './playbackOperations';
import { recordingOperations } from './recordingOperations';
import { soundOperations } from './soundOperations';
import { variableOperations } from './variableOperations';

/** Every operation of ARI, on one exchange. */
export function allOperations(exchange: Exchange): OperationHandlers {
  const missing: OperationHandler = () => {
    throw new Refusal(501, 'Method not implemented');
  };
  const ids = Object.keys(operations) as OperationId[];
  return {
    ...(Object.fromEntries(ids.map((id) => [id, missing])) as OperationHandlers),
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
