/** What cannot be read, as a user sees it: see issue-carets.test.ts. */
export const SYNTAX_DRAWINGS = String.raw`
# unexpected characters and words

user:'alice'
     ^^^^^^^ E101 Single quotes do not quote here; use ".  [Use double quotes]
=> user:"alice"$

user:'alice
     ^ E101 Single quotes do not quote here; use ".  [Remove it]
=> user:alice$

al"ice"
  ^ E101 Unexpected quote inside a word.  [Escape it]  [Add a space]
=> al\"ice\"$
=> al "ice"$

event:(A B)
         ^ E101 Values of a list are joined by OR or a comma.  [Put OR between]
=> event:(A OR B)$

event:(A (B))
         ^ E101 Values of a list are joined by OR or a comma.

user:(a AND b)
        ^^^ E101 Values of a list are joined by OR or a comma.  [Write OR]
=> user:(a OR b)$

event:(A OR NOT B)
            ^^^ E101 Values of a list are joined by OR or a comma.

# what is not closed, or closed twice

(user:a
^ E102 This ( is not closed.  [Add )]
=> (user:a)$

event:(A OR B
      ^ E102 The list is not closed.  [Add )]
=> event:(A OR B)$

event:[A, B
      ^ E102 The list is not closed.  [Add ]]
=> event:[A, B]$

time:[2026 TO 2027
     ^ E102 The range is not closed.  [Add ]]
=> time:[2026 TO 2027]$

(user:a\
^ E102 This ( is not closed.  [Add )]
=> (user:a\\)$

user:a)
      ^ E103 No ( stands before this ).  [Remove )]
=> user:a$

x); select:1
 ^ E103 No ( stands before this ).  [Remove )]
=> x; select:1$

user:"alice
     ^^^^^^ E106 The quote is not closed.  [Add "]
=> user:"alice"$

"alice\
^^^^^^^ E106 The quote is not closed.  [Add "]
=> "alice\\"$

# missing values

user:
^^^^^ E104 user: needs a value after it.  [Remove it]
=> $

user: AND a
^^^^^ E104 user: needs a value after it.  [Remove it]
=>  AND a$

user: event:A
^^^^^ E104 user: needs a value after it.  [Remove it]
=>  event:A$

has:
^^^^ E104 has: needs a value after it.  [Remove it]
=> $

()
^^ E104 The brackets are empty.  [Remove ()]
=> $

*
^ E104 A wildcard needs some text beside it.  [Remove it]
=> $

""
^^ E104 The quotes are empty.  [Remove it]
=> $

event:(A,,B)
         ^ E104 The list lacks a value.

event:()
      ^^ E104 The list lacks a value.

# unknown fields

regoin:us-east-1
^^^^^^ E105 Unknown field "regoin".  [Did you mean region?]  [Search for it as text]
=> region:us-east-1$
=> "regoin:us-east-1"$

s3:GetObject
^^ E105 Unknown field "s3".  [Use service:s3 event:GetObject]  [Search for it as text]
=> service:s3 event:GetObject$
=> "s3:GetObject"$

has:usr
    ^^^ E105 Unknown field "usr".  [Did you mean user?]
=> has:user$

__proto__:x
^^^^^^^^^ E105 Unknown field "__proto__".  [Search for it as text]
=> "__proto__:x"$

@evnt:A
^^^^^ E105 Unknown field "@evnt".  [Did you mean event?]  [Search for it as text]
=> event:A$
=> "@evnt:A"$

# words that join nothing

user:alice AND
           ^^^ E107 AND needs a condition after it.  [Remove AND]
=> user:alice $

OR user:alice
^^ E107 OR needs a condition before it.  [Remove OR]
=>  user:alice$

user:a OR )
       ^^ E107 OR needs a condition after it.  [Remove OR]
=> user:a  )$

NOT
^^^ E107 NOT needs a condition after it.  [Remove NOT]
=> $

user:a AND OR user:b
       ^^^ E107 AND needs a condition after it.  [Remove AND]
=> user:a  OR user:b$
`;
