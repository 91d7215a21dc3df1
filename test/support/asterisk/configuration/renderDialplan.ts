/** `extensions.conf`: the numbers that tests call, then the test's own text. */
export function renderDialplan(extra: string): string {
  return `[globals]
TESTBED = ready

[from-trunk]
; 500 goes into the ARI application, 501 is a call that no application sees.
exten => 500,1,Answer()
 same => n,Stasis(myapp)
 same => n,Hangup()
exten => 501,1,Answer()
 same => n,Wait(3600)
 same => n,Hangup()
exten => 502,1,Answer()
 same => n,Echo()
exten => 503,1,Ringing()
 same => n,Wait(60)
 same => n,Hangup()
exten => 504,1,Busy(20)
; 505 enters the application unanswered, so that its Answer button has something to do.
exten => 505,1,Stasis(myapp,unanswered)
 same => n,Hangup()

[default]
exten => 100,1,Answer()
 same => n,Wait(3600)
 same => n,Hangup()
exten => 101,1,Answer()
 same => n,Echo()

${extra}
`;
}
