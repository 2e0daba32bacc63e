"""Projekte/Website: a new site for a family of tea merchants in London."""

SCRIPT = """
== Brookfield & Daughters: a new website | Projekte/Website | en
@eleanor 163d 11:05 to=priya cc=mara
Dear Priya,

Your name was passed on to me by the Hackney bookshop, whose site I admire
every time I fail to leave it without buying something.

We are a small tea merchant, third generation, and our website is older
than my eldest daughter. She is fourteen and tells me so weekly. Might we
talk about a new one?

With kind regards,
Eleanor Brookfield
@priya 163d 14:22
Dear Eleanor,

What a lovely introduction, thank you. We would be delighted. Would
{+6} at ten suit you? We'll come to you: seeing the shop first tells us
more than any brief.

I'm copying Mara, who runs our Hamburg studio and will look after the
design with me.

Best wishes,
Priya
@eleanor 162d 09:40
Ten o'clock is perfect. I shall put the kettle on, which I admit is no
great concession in our line of work.

Eleanor
@mara 157d 17:15 to=eleanor cc=priya fresh +Notes-First-Visit.pdf
Dear Eleanor,

Thank you for the tour, and for the Lapsang. Our notes are attached. The
thing we all remembered on the train was the wall of tins with handwritten
labels: people should find tea on the site the way they find it on that
wall, by looking, not by filtering.

We'll come back with two directions by {+12}.

Warm regards,
Mara

== Two directions for the homepage | Projekte/Website | en
@priya 142d 10:30 to=eleanor cc=mara,tom +Homepage-Directions.pdf
Dear Eleanor,

Two directions for the homepage are attached.

A, "The Wall": forty tins, one scroll, each label in your grandmother's
hand. Touch a tin and it turns.

B, "The Table": one tea a day, photographed at breakfast, with the story of
where it grew.

We have a favourite but would rather hear yours first.

Best,
Priya
@eleanor 140d 16:48
We laid both out on the counter and let customers vote with sugar lumps.
The Wall won by eleven lumps to five. One gentleman ate his ballot.

I love the handwriting. Could the daily tea from B find a corner in A?

Eleanor
@mara 139d 09:12
Dear Eleanor,

That is the best usability test we have ever been sent.

Yes: the tin of the day stands open on the wall, with its story beside it.
Tom will build a small prototype so that you can try it on your phone.

Mara
@tom 133d 15:55 fresh
Prototype is up. A few things to know:

- Labels are real text in a font made from your grandmother's recipe book,
  so screen readers read them properly.
- The turning tin respects the "reduce motion" setting.
- First load is 180 kB. The old site was 9 MB.

Tom
@eleanor 132d 08:20 flagged
I showed my mother her own mother's handwriting on a telephone. She asked
to be left alone with it for a moment.

Please carry on, all of you.

Eleanor

== Product photography | Projekte/Website | en
@marcus 88d 12:10 to=mara cc=eleanor
Hi Mara,

Quick one on the product photos: we have forty teas in the shop and about
a dozen that only exist in autumn. Do we shoot everything in one go, or
leave room for the seasonal ones?

Marcus
@mara 88d 13:35
Hi Marcus,

Leave room. Nils suggests two days now for the forty, same light, same
distance, and a half day each autumn. If we mark the camera position on
the floor, the new ones will match for years.

Mara
@marcus 87d 09:02
Two days now it is. I'll tape the floor myself. Eleanor says blue tape, as
the cat is fond of the yellow sort.

Marcus
@nils 84d 19:40 to=marcus cc=mara
Hi both,

all set for {+6} and the day after. I need one window, one table and
nobody walking on the floorboards while the shutter is open.

Nils
@marcus 83d 08:15 cc=mara
Shop is closed both days. The cat has been informed.

Marcus

== Checkout: what went wrong on Saturday | Projekte/Website | en
@marcus 31d 10:02 to=tom cc=mara,priya flagged
Morning all,

On Saturday between about two and four, eleven customers got to the last
step and then saw a blank page. Nobody was charged twice, thank goodness,
but I'd like to understand it before the weekend.

Marcus
@tom 31d 11:44
Morning Marcus,

Found it. The postcode lookup was down for two hours, and our page waited
for it instead of carrying on. That is our mistake, not theirs: an address
helper must never be able to stop an order.

Fixed this morning: after two seconds the form simply lets people type. I
also added a test that pulls the plug on the lookup, so it can't come back
unnoticed.

Sorry about the eleven.
Tom
@marcus 31d 12:20
Thank you, that's exactly the explanation I hoped for. All eleven have
been sent a voucher, and nine have already used it.

Marcus
@mara 31d 14:05
Nine out of eleven, with no complaint: that says something about the tea.

Tom, could you write this up as half a page for the team? I'd like the
next project to start with it.

Mara

== Launch week: who does what | Projekte/Website | en
@priya 12d 09:30 to=mara cc=tom,aylin
Hi team,

We go live on {+9}. The short list:

- Tom: redirects from the old addresses, then DNS at 7 in the morning
- Aylin: last pass over the labels on small phones
- Mara: the story texts for the first seven days
- Me: Eleanor, the press note and biscuits

If anything on this list frightens you, say so today.

Priya
@tom 12d 10:12
Only the biscuits. Last time there were none left by the time DNS had
moved.

Redirects are done: 412 old addresses, each checked.

Tom
@aylin 11d 14:37
Small phones are done too. I found one label where "Darjeeling" broke after
the D. It doesn't any more.

Aylin
@mara 10d 11:20 +Seven-Days-of-Tea.pdf
The seven stories are attached. Sunday's is about the grandmother, and I
asked Eleanor's mother to correct it. She changed one word, and she was
right.

Mara
@eleanor 3d 08:06 flagged
Dear all,

It is seven in the morning, the new site is there, and the first order came
from a lady in Inverness who wrote: "I feel as if I'd been let in before
opening time."

Thank you. There is a parcel on its way to both studios. Do use a pot.

Eleanor
@priya 3d 09:15 unread
Let in before opening time. I'm putting that on the wall.

P
@tom 2d 17:40 unread
Numbers after two days, for the record: 1.1 s to first paint on a slow
phone, no errors, 236 orders. And I did get a biscuit.

Tom

== Autumn teas: text and dates | Projekte/Website | en
@marcus 4d 16:20 to=mara +autumn-teas.csv
Hi Mara,

The list of autumn teas is attached, twelve in all, with the dates on which
they arrive. Could the tins appear on the wall by themselves on the right
day? Eleanor would like a little "just landed" ribbon on them for a week.

Marcus
@mara 4d 17:02
Hi Marcus,

They can, and the ribbon too. Tom will read the dates straight from your
list, so if a ship is late you only change one line.

Mara
@marcus 26h unread
Ship is late. Changed one line. It worked!

Marcus
"""
