import type { PhoneBehaviour } from '../server/serverUnderTest';
import { acceptRequest, REPLY_HEADERS, scenarioFile, SDP } from './sippText';

/** Remembers what must be named again: in the 487 that follows a CANCEL, in a BYE of the phone's own. */
const INVITE = `<recv request="INVITE" crlf="true">
    <action>
      <ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="invite" />
      <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via" />
      <ereg regexp=".*" search_in="hdr" header="From:" assign_to="from" />
      <ereg regexp=".*" search_in="hdr" header="To:" assign_to="to" />
    </action>
  </recv>
  <Reference variables="invite,via,from,to" />`;

/** Time for Asterisk to come to rest: what it does on the INVITE and what on the answer shall not mix. */
const THINK = '<pause milliseconds="50" />';

const RINGING = `${THINK}
  <send>
    <![CDATA[
      SIP/2.0 180 Ringing
      ${REPLY_HEADERS}
      Content-Length: 0

    ]]>
  </send>`;

const ANSWER = `<send retrans="500">
    <![CDATA[
      SIP/2.0 200 OK
      ${REPLY_HEADERS}
      Content-Type: application/sdp
      Content-Length: [len]

      ${SDP}
    ]]>
  </send>
  <recv request="ACK" />`;

const BUSY = `${THINK}
  <send retrans="500">
    <![CDATA[
      SIP/2.0 486 Busy Here
      ${REPLY_HEADERS}
      Content-Length: 0

    ]]>
  </send>
  <recv request="ACK" />`;

const TERMINATED = `<send retrans="500">
    <![CDATA[
      SIP/2.0 487 Request Terminated
      Via:[$via]
      [last_From:]
      [last_To:];tag=[pid]SIPpTag01[call_number]
      [last_Call-ID:]
      CSeq: [$invite] INVITE
      Content-Length: 0

    ]]>
  </send>
  <recv request="ACK" />`;

const HANGUP = `<send retrans="500">
    <![CDATA[
      BYE [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From:[$to];tag=[pid]SIPpTag01[call_number]
      To:[$from]
      [last_Call-ID:]
      CSeq: 1 BYE
      Max-Forwards: 70
      Content-Length: 0

    ]]>
  </send>
  <recv response="200" />`;

/** The sipp scenario of a phone that takes calls. */
export function phoneScenario(behaviour: PhoneBehaviour): string {
  switch (behaviour.kind) {
    case 'busy':
      return scenarioFile('busy phone', [INVITE, BUSY].join('\n  '));
    case 'rings':
      return scenarioFile(
        'ringing phone',
        [INVITE, RINGING, acceptRequest('CANCEL'), TERMINATED].join('\n  '),
      );
    case 'answers': {
      const pause = `<pause milliseconds="${String(behaviour.ringMs ?? 0)}" />`;
      const end =
        behaviour.hangUpAfterMs === undefined
          ? acceptRequest('BYE')
          : `<pause milliseconds="${String(behaviour.hangUpAfterMs)}" />\n  ${HANGUP}`;
      return scenarioFile('answering phone', [INVITE, RINGING, pause, ANSWER, end].join('\n  '));
    }
  }
}
