import type { CallerBehaviour } from '../server/serverUnderTest';
import { acceptRequest, scenarioFile, SDP } from './sippText';

/** A request of the caller within its call. */
function request(method: string, uri: string, cseq: string, branch: string, more = ''): string {
  return `${method} ${uri} SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=${branch}
      From: "Test caller" <sip:caller@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>${more}
      Call-ID: [call_id]
      CSeq: ${cseq} ${method}
      Contact: <sip:caller@[local_ip]:[local_port]>
      Max-Forwards: 70`;
}

const TARGET = 'sip:[service]@[remote_ip]:[remote_port]';

const INVITE = `<send retrans="500">
    <![CDATA[
      ${request('INVITE', TARGET, '1', '[branch]')}
      Content-Type: application/sdp
      Content-Length: [len]

      ${SDP}
    ]]>
  </send>`;

const PROVISIONAL = `<recv response="100" optional="true" />
  <recv response="180" optional="true" />
  <recv response="183" optional="true" />`;

const ACK = `<send>
    <![CDATA[
      ${request('ACK', '[next_url]', '1', '[branch]', '[peer_tag_param]')}
      Content-Length: 0

    ]]>
  </send>`;

const BYE = `<send retrans="500">
    <![CDATA[
      ${request('BYE', '[next_url]', '2', '[branch]', '[peer_tag_param]')}
      Content-Length: 0

    ]]>
  </send>
  <recv response="200" />`;

/** The branch of the INVITE names what is cancelled. */
const CANCEL = `<send retrans="500">
    <![CDATA[
      ${request('CANCEL', TARGET, '1', '[branch-4]')}
      Content-Length: 0

    ]]>
  </send>
  <recv response="200" />
  <recv response="487" />
  <send>
    <![CDATA[
      ${request('ACK', TARGET, '1', '[branch-7]', '[peer_tag_param]')}
      Content-Length: 0

    ]]>
  </send>`;

const pause = (ms: number): string => `<pause milliseconds="${String(ms)}" />`;

/** The sipp scenario of somebody who calls the service given by sipp's `-s`. */
export function callerScenario({ abandonAfterMs, hangUpAfterMs }: CallerBehaviour): string {
  if (abandonAfterMs !== undefined) {
    const ringing = '<recv response="100" optional="true" />\n  <recv response="180" />';
    return scenarioFile('abandoning caller', [INVITE, ringing, pause(abandonAfterMs), CANCEL].join('\n  '));
  }
  const answer = `${PROVISIONAL}\n  <recv response="200" rtd="true" rrs="true" />`;
  const end = hangUpAfterMs === undefined ? acceptRequest('BYE') : `${pause(hangUpAfterMs)}\n  ${BYE}`;
  return scenarioFile('caller', [INVITE, answer, ACK, end].join('\n  '));
}
