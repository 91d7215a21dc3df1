/** SDP of sipp's phones: PCMU on sipp's own media port; sipp replaces `[…]`. */
export const SDP = `v=0
      o=- 53655765 2353687637 IN IP[local_ip_type] [local_ip]
      s=-
      c=IN IP[media_ip_type] [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0
      a=rtpmap:0 PCMU/8000`;

/** Headers of an answer within a call that began with the last message. */
export const REPLY_HEADERS = `[last_Via:]
      [last_From:]
      [last_To:];tag=[pid]SIPpTag01[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:[local_ip]:[local_port]>`;

/** Headers of the 200 to a BYE or CANCEL. */
const OK_HEADERS = `[last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0`;

/** Takes the other side's request, e.g. its BYE, and accepts it. */
export function acceptRequest(method: string): string {
  return `<recv request="${method}" />
  <send>
    <![CDATA[
      SIP/2.0 200 OK
      ${OK_HEADERS}

    ]]>
  </send>`;
}

/** A whole scenario file. */
export function scenarioFile(name: string, steps: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="${name}">
  ${steps}
</scenario>
`;
}
