/**
 * sipp scenarios as XML. The SDP is fixed at PCMU on sipp's own media port; sipp replaces `[…]`.
 */
const SDP = `v=0
      o=- 53655765 2353687637 IN IP[local_ip_type] [local_ip]
      s=-
      c=IN IP[media_ip_type] [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0
      a=rtpmap:0 PCMU/8000`;

const REPLY_HEADERS = `[last_Via:]
      [last_From:]
      [last_To:];tag=[pid]SIPpTag01[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:[local_ip]:[local_port]>`;

const OK_TO_LAST = `[last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0`;

/** A phone that rings for `ringMs` milliseconds, answers, and keeps the call until the other side hangs up. */
export function answeringPhone(ringMs: number): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="answering phone">
  <recv request="INVITE" crlf="true" />
  <send>
    <![CDATA[
      SIP/2.0 180 Ringing
      ${REPLY_HEADERS}
      Content-Length: 0

    ]]>
  </send>
  <pause milliseconds="${ringMs}" />
  <send retrans="500">
    <![CDATA[
      SIP/2.0 200 OK
      ${REPLY_HEADERS}
      Content-Type: application/sdp
      Content-Length: [len]

      ${SDP}
    ]]>
  </send>
  <recv request="ACK" />
  <recv request="BYE" />
  <send>
    <![CDATA[
      SIP/2.0 200 OK
      ${OK_TO_LAST}

    ]]>
  </send>
</scenario>
`;
}

/** A phone that refuses every call as busy. */
export function busyPhone(): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="busy phone">
  <recv request="INVITE" crlf="true" />
  <send retrans="500">
    <![CDATA[
      SIP/2.0 486 Busy Here
      ${REPLY_HEADERS}
      Content-Length: 0

    ]]>
  </send>
  <recv request="ACK" />
</scenario>
`;
}

/** A caller that dials the service given by sipp's `-s`, and keeps the call until Asterisk hangs up. */
export function caller(): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="caller">
  <send retrans="500">
    <![CDATA[
      INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: "Test caller" <sip:caller@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>
      Call-ID: [call_id]
      CSeq: 1 INVITE
      Contact: <sip:caller@[local_ip]:[local_port]>
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: [len]

      ${SDP}
    ]]>
  </send>
  <recv response="100" optional="true" />
  <recv response="180" optional="true" />
  <recv response="183" optional="true" />
  <recv response="200" />
  <send>
    <![CDATA[
      ACK [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      CSeq: 1 ACK
      Max-Forwards: 70
      Content-Length: 0

    ]]>
  </send>
  <recv request="BYE" />
  <send>
    <![CDATA[
      SIP/2.0 200 OK
      ${OK_TO_LAST}

    ]]>
  </send>
</scenario>
`;
}
