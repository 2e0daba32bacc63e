"""Archive: a mailing list of people who print by hand."""

SCRIPT = """
== [letterpress] Cleaning wood type | Archive | en
@ines 118d 20:15 to=liste list=letterpress.lists.example
Hello all,

I've been given two drawers of wood type, 19th century, very dry and very
dirty. I am afraid of doing harm. How do you clean yours?

Ines
@walter 118d 21:40 to=liste list=letterpress.lists.example
Slowly, and never with water. A soft brush, then a cloth with a little
vegetable oil, then patience. If the end grain looks grey, leave the oil on
overnight.

Walter
@bea 117d 08:12 to=liste list=letterpress.lists.example
Seconding Walter. And don't stack them while they're drying: mine bowed,
and I had a wobbly W for years.

Bea
@ines 109d 19:30 to=liste list=letterpress.lists.example
Thank you both. Eleven days of patience later they are the colour of honey.
First proof tomorrow!

Ines

== [letterpress] Paper that takes a deep impression | Archive | en
@gregor 246d 18:05 to=liste list=letterpress.lists.example
Which cotton paper do you use for a deep impression on both sides? Mine
shows through at 300 g.

Gregor
@bea 246d 19:22 to=liste list=letterpress.lists.example
Two sheets of 270, pasted back to back after printing. It feels like
cheating until you hold it.

Bea
@mara 245d 08:50 to=liste list=letterpress.lists.example
We did the same for a set of museum cards last year. Use a starch paste and
press them under boards for a night, otherwise they curl.

Mara
@gregor 244d 21:10 to=liste list=letterpress.lists.example
Pasted, pressed, flat as a table. Danke!

Gregor

== [letterpress] Help identifying a sans serif | Archive | en
@walter 301d 17:45 to=liste list=letterpress.lists.example
Found in the attic of a printer's widow in Groningen: a sans in 36 point,
two cases, the lower-case g with an open tail, the capital R with a
straight leg. No foundry mark. Any ideas?

Walter
@gregor 301d 19:05 to=liste list=letterpress.lists.example
Is the dot on the i round? If so, look at the Dresden specimens from about
1912.

Gregor
@walter 300d 09:30 to=liste list=letterpress.lists.example
Round! And the Dresden specimen has the same g. Mystery solved after
eighty years in an attic and one evening on this list.

Walter

== [letterpress] Open studio weekend in Porto | Archive | en
@ines 64d 12:00 to=liste list=letterpress.lists.example
Dear all,

We open the studio on {+25}: two presses, one hundred posters, soup. If
you are anywhere near Porto, come and pull a print.

Ines
@bea 63d 18:44 to=liste list=letterpress.lists.example
I'm booking a train. A long one.

Bea
@gregor 62d 20:20 to=liste list=letterpress.lists.example
Keep one poster for me, please. I'll send you one of my owls in return.

Gregor

== [letterpress] Inking rollers in cold workshops | Archive | en
@bea 338d 09:15 to=liste list=letterpress.lists.example
My workshop is nine degrees this morning and the ink will not move. What do
you do in winter?

Bea
@walter 338d 10:02 to=liste list=letterpress.lists.example
A warming plate under the ink slab, 35 degrees, not more. And a hat.

Walter
@ines 338d 11:30 to=liste list=letterpress.lists.example
Nine degrees! I'll be quiet about Porto, then.

Ines
@bea 336d 16:55 to=liste list=letterpress.lists.example
The plate works wonders. So does the hat.

Bea

== [letterpress] Swap of New Year cards | Archive | en
@gregor 379d 18:30 to=liste list=letterpress.lists.example
As every year: whoever prints a New Year card sends five to me, and gets
five others back. Last day of posting is {+35}.

Gregor
@mara 378d 09:05 to=liste list=letterpress.lists.example
Count us in. Two colours this time, and a lighthouse.

Mara
@walter 377d 20:41 to=liste list=letterpress.lists.example
And I am in with one colour, as my other one froze.

Walter
"""
