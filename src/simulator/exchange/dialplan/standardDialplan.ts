/**
 * The dialplan that the simulator runs unless it is given another. The tests' real Asterisk reads this text as
 * its `extensions.conf`.
 */
export const standardDialplan = `[globals]
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
; 506 refuses, 507 finds no line.
exten => 506,1,Hangup(21)
exten => 507,1,Congestion(20)
; 510 enters the application unanswered and with arguments; nobody serves the one that 511 wants.
exten => 510,1,Stasis(myapp,arg1,arg two)
 same => n,Set(AFTER=\${STASISSTATUS})
 same => n,Wait(60)
 same => n,Hangup()
exten => 511,1,Stasis(nobody)
 same => n,Set(AFTER=\${STASISSTATUS})
 same => n,Wait(60)
 same => n,Hangup()
exten => 520,1,Answer()
 same => n,SendDTMF(1234#)
 same => n,Wait(60)
 same => n,Hangup()
; 530 is offered to every application; claimed by nobody, it goes on.
exten => 530,1,StasisBroadcast(2000)
 same => n,Wait(60)
 same => n,Hangup()
; Who comes in over the trunk may call the phones.
include => internal

[redir]
exten => 1,1,NoOp(redirected)
 same => n,Set(REDIRECTED=yes)
 same => n,Wait(3)
 same => n,Hangup()

[internal]
exten => 101,1,Dial(PJSIP/alice,20)
 same => n,Hangup()
exten => 102,1,Dial(PJSIP/bob,20)
 same => n,Hangup()
exten => 103,1,Dial(PJSIP/carol,20)
 same => n,Hangup()

[default]
exten => 100,1,Answer()
 same => n,Wait(3600)
 same => n,Hangup()
exten => 101,1,Answer()
 same => n,Echo()
`;
