/** What reads well but means nothing, or is read with a warning: see issue-carets.test.ts. */
export const VALUE_DRAWINGS = `
# values of a wrong type

ip:ec2.amazonaws.com
   ^^^^^^^^^^^^^^^^^ E108 ec2.amazonaws.com is an AWS service, not an address. Use via:ec2.amazonaws.com.  [Use via:ec2.amazonaws.com]
=> via:ec2.amazonaws.com$

ip!=ec2.amazonaws.com
    ^^^^^^^^^^^^^^^^^ E108 ec2.amazonaws.com is an AWS service, not an address. Use via:ec2.amazonaws.com.  [Use via:ec2.amazonaws.com]
=> via!=ec2.amazonaws.com$

ip:(10.0.0.1 OR ec2.amazonaws.com)
                ^^^^^^^^^^^^^^^^^ E108 ec2.amazonaws.com is an AWS service, not an address. Use via:ec2.amazonaws.com.

ip:office
   ^^^^^^ E108 "office" is not an IP address or CIDR block.

mfa:yes
    ^^^ E108 mfa is true or false.  [Write true]
=> mfa:true$

mfa:maybe
    ^^^^^ E108 mfa is true or false.

outcome:denid
        ^^^^^ E108 outcome is one of success, denied, error, unknown.  [Write denied]
=> outcome:denied$

integrity:Missing
          ^^^^^^^ E108 A missing log file has no events. -integrity:verified is what is not proven.

integrity:not-verified
          ^^^^^^^^^^^^ E108 integrity is one of verified, mismatch, unreferenced, invalid-format, trailing-data, wrong-algorithm, not-covered, cannot-check, not-checked.  [Write not-covered]  [Write not-checked]
=> integrity:not-covered$
=> integrity:not-checked$

hour:25
     ^^ E108 hour is a whole number from 0 to 23.  [Write 23]
=> hour:23$

hour:(3, -1)
         ^^ E108 hour is a whole number from 0 to 23.  [Write 0]
=> hour:(3, 0)$

hour:2.5
     ^^^ E108 hour is a whole number from 0 to 23.  [Write 2]
=> hour:2$

hour:noon
     ^^^^ E108 "noon" is not a number.

hour:22..30
         ^^ E108 hour is a whole number from 0 to 23.

hour<24
     ^^ E108 hour is a whole number from 0 to 23.

weekday:montag
        ^^^^^^ E108 weekday is one of mon, tue, wed, thu, fri, sat, sun.  [Write mon]
=> weekday:mon$

global:yes
       ^^^ E108 global is true or false.  [Write true]
=> global:true$

account:123
        ^^^ E108 An account id has 12 digits.

time:>Infinity
      ^^^^^^^^ E108 "Infinity" is not a time. Write 2026-11-21, 2026-11-21T03:14Z or now-24h.

time:+292278994-08-17
     ^^^^^^^^^^^^^^^^ E108 "+292278994-08-17" is not a time. Write 2026-11-21, 2026-11-21T03:14Z or now-24h.

version:new
        ^^^ E108 "new" is not a version like 1.08.

version>1
        ^ E108 "1" is not a version.

a*
^^ E108 Without a field, a wildcard needs at least 3 other characters.  [Remove it]
=> $

~ab
^^^ E108 Without a field, a wildcard needs at least 3 other characters.  [Remove it]
=> $

ip:10.0.0.0/33
            ^^ E109 Prefix length must be 0–32.

ip:2001:db8::/129
              ^^^ E109 Prefix length must be 0–128.

ip:10.0.0.0/08
            ^^ E109 Prefix length must be 0–32.

ip:10.0.0.0/
           ^ E109 Prefix length must be 0–32.

# ranges that run backwards

time:[2026-11-09 TO 2026-11-01]
     ^^^^^^^^^^^^^^^^^^^^^^^^^^ E110 The range runs backwards.  [Swap]
=> time:[2026-11-01 TO 2026-11-09]$

time:2026..2025
     ^^^^^^^^^^ E110 The range runs backwards.  [Swap]
=> time:2025..2026$

hour:22..2
     ^^^^^ E110 The range runs backwards.  [Go past midnight]  [Swap]
=> hour:(22, 23, 0, 1, 2)$
=> hour:2..22$

hour:{22 TO 2]
     ^^^^^^^^^ E110 The range runs backwards.  [Swap]
=> hour:{2 TO 22]$

version:{1.10 TO 1.9}
        ^^^^^^^^^^^^^ E110 The range runs backwards.  [Swap]
=> version:{1.9 TO 1.10}$

time:now..now-1h
     ^^^^^^^^^^^ E110 The range runs backwards.  [Swap]
=> time:now-1h..now$

# operators that a field does not have

user>alice
    ^ E111 user has no order: use : instead of >.  [Use :]
=> user:alice$

user > alice
     ^ E111 user has no order: use : instead of >.  [Use :]
=> user:alice$

mfa~true
   ^ E111 mfa is compared as a whole: use : instead of ~.  [Use :]
=> mfa:true$

mfa!~true
   ^^ W203 !~ is read as does not contain.
   ^^ E111 mfa is compared as a whole: use != instead of !~.  [Use !=]
=> mfa!=true$

time~2026
    ^ E111 time is compared as a whole: use : instead of ~.  [Use :]
=> time:2026$

event:=Create*
     ^^ E111 := takes no wildcards: use : or quote the value.  [Use :]
=> event:Create*$

user:[a TO b]
     ^^^^^^^^ E111 user takes no ranges.

weekday>mon
       ^ E111 weekday has no order: use : instead of >.  [Use :]
=> weekday:mon$

# too much at once

(((((((((((((((((((((((((((((((((a
                                ^ E112 Brackets and NOT go at most 32 deep.

event:a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E112 A value has at most 16 wildcards; quote it to mean the characters.

# other languages

user:/ab+c/
     ^^^^^^ E113 Regular expressions are not supported; use the wildcards * and ?.  [Search for it as text]
=> user:"/ab+c/"$

/(a+)+$/
^^^^^^^^ E113 Regular expressions are not supported; use the wildcards * and ?.  [Search for it as text]
=> "/(a+)+$/"$

user=~alice
    ^^ E113 Regular expressions are not supported; ~ means contains.  [Use ~]
=> user~alice$

user =~ alice
     ^^ E113 Regular expressions are not supported; ~ means contains.  [Use ~]
=> user~alice$

user:alice | stats
           ^ E114 Pipes are not part of this language; a query only filters.  [Remove the pipe and what follows]
=> user:alice $

| head
^ E114 Pipes are not part of this language; a query only filters.  [Remove the pipe and what follows]
=> $

user:(a|b)
       ^ E114 Pipes are not part of this language; a query only filters.  [Remove the pipe and what follows]
=> user:(a$

# warnings

user:a event:b OR user:c
^^^^^^^^^^^^^^^^^^^^^^^^ W201 AND binds tighter than OR; brackets make it plain.  [Add brackets]
=> (user:a event:b) OR user:c$

event:*Policy
      ^^^^^^^ W202 A wildcard in front is slow: every value has to be compared.

~policy
^^^^^^^ W202 A wildcard in front is slow: every value has to be compared.

user=alice
    ^ W203 = is read as a colon.  [Write :]
=> user:alice$

user == alice
     ^^ W203 == is read as a colon.  [Write :]
=> user:alice$

user!~ali
    ^^ W203 !~ is read as does not contain.

user:a && ip:10.0.0.1
       ^^ W203 && is read as AND.  [Write AND]
=> user:a  AND  ip:10.0.0.1$

user:a||user:b
      ^^ W203 || is read as OR.  [Write OR]
=> user:a OR user:b$

user:“alice”
     ^^^^^^^ W203 Curly quotes are read as straight ones.  [Use straight quotes]
=> user:"alice"$

“alice
^^^^^^ E106 The quote is not closed.  [Add "]
=> “alice"$

ip:10.1.2.3/8
   ^^^^^^^^^^ W205 10.1.2.3/8 has bits set after its prefix; it is read as 10.0.0.0/8.  [Write 10.0.0.0/8]
=> ip:10.0.0.0/8$

ip:2001:db8::1/32
   ^^^^^^^^^^^^^^ W205 2001:db8::1/32 has bits set after its prefix; it is read as 2001:db8::/32.  [Write 2001:db8::/32]
=> ip:2001:db8::/32$
`;
