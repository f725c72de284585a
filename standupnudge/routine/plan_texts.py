"""All texts of the built-in plan, ``plans/glutes.yaml``, so that the catalogs have them.

The program doesn't load this: ``plan_words`` looks up what the file says.
"""

from __future__ import annotations

from standupnudge.language import N_

TEXTS = (
    # For translators: the title of the routine
    N_("Five minutes for your glutes"),
    N_("For the muscles that hold a runner's hips steady, once a week."),
    # For translators: what one needs for the routine
    N_("A mat or a folded towel, and a wall or a chair that can't roll"),
    # For translators: before the routine
    N_("Clear some floor: dry, not slippery, nothing on wheels."),
    # For translators: before the routine
    N_("Move a little first, a walk or a few stairs, or do this after a run."),
    # For translators: before the routine
    N_("Feeling ill or feverish? Leave it for another day."),
    N_("Muscles may burn a bit; pain means, stop that exercise. Keep breathing."),
    N_(
        "Stop and get help for chest pain or pressure, breath that won't come, or feeling faint. Dizzy: sit or lie "
        "down. A sharp new pain in a joint, swelling or numbness ends that exercise for today."
    ),
    N_(
        "For healthy adults; general information, not medical advice. With a heart, lung or joint condition, in "
        "pregnancy, after surgery or an injury, or if you were told to take it easy, ask a doctor or physio first."
    ),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Switch sides"),
    # For translators: the name of an exercise, spoken too
    N_("Bent knee plank"),
    # For translators: what an exercise trains
    N_("The deep and front muscles of the trunk, the glutes that lock the hips, the shoulders."),
    # For translators: why an exercise is good for runners
    N_(
        "In every stride the trunk has to stay quiet while the legs swing under it. This practises just that, with "
        "the glutes switched on."
    ),
    # For translators: what one needs for an exercise
    N_("Mat or folded towel under the knees"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Down to the floor"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Forearms down, elbows right under your shoulders, weight just above the kneecaps, shins resting."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Squeeze your seat and tuck your belt buckle towards your ribs."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Press the floor away from you."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("One straight ramp from your knees to your ears."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Breathe out slowly, and keep breathing."),
    # For translators: the rest between two holds: let go; spoken while one exercises, so the shorter the better
    N_("Soften"),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Sit your hips back a hand's width."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The hips sag"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Tuck the tail under."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The seat points up"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Longer and lower."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The breath is held"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Say a few words out loud."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The head hangs"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Look at the floor between your thumbs."),
    # For translators: the name of an exercise, spoken too
    N_("Plank at the desk"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Hands on the edge of a desk or sofa that can't slide, feet back until you are one straight ramp."),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("To the edge of a desk"),
    # For translators: the name of an exercise, spoken too
    N_("Short plank holds"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Hold for five seconds at a time."),
    # For translators: the name of an exercise, spoken too
    N_("Plank with heel lifts"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_(
        "On forearms and knees, one straight ramp. Bend one knee to a right angle, lift that thigh a hand's width, "
        "sole to the ceiling, and lower. Swap."
    ),
    # For translators: spoken while one exercises, so the shorter the better
    N_("A smaller lift, if your lower back wants to arch."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Both hip bones keep facing the floor."),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Left heel to the ceiling"),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Right heel to the ceiling"),
    # For translators: the name of an exercise, spoken too
    N_("Toe plank with heel lifts"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On forearms and toes, both legs straight. Bend one knee, lift its heel to the ceiling, and lower. Swap."),
    # For translators: the name of an exercise, spoken too
    N_("Side plank on bent knees"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one forearm and the outside of the bent lower knee, hips forward, one line from knees to ears."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Push the lower hip up, away from the floor."),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Lying on your left side"),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Lying on your right side"),
    # For translators: a way to do an exercise, to be chosen
    N_("Forearm plank on the knees"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("the low back pinches"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("a shoulder or a wrist hurts"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("a kneecap hurts in spite of padding"),
    # For translators: the name of an exercise, spoken too
    N_("Glute bridge"),
    # For translators: what an exercise trains
    N_("The large glute muscle first, then the hamstrings, with the trunk keeping order."),
    # For translators: why an exercise is good for runners
    N_(
        "The large glute does little in an easy walk and goes to work in a run: it steadies the trunk over the leg "
        "you land on and helps that leg push back."
    ),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Roll onto your back"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Down onto your back"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On your back, feet flat and hip-wide, heels a hand from your seat, arms by your sides."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Push through your heels."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Flatten the small of your back before you lift."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("At the top, shoulders, hips and knees make one slope."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Lower slowly, touch, and go again."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The back arches at the top"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Stop where the hips are level, not where the back bends."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The knees fall in or out"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Keep them over your feet."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The toes do the pushing"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Let them be light and press the heels."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("A cramp behind the thigh"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Bring the heels closer to your seat."),
    # For translators: the name of an exercise, spoken too
    N_("Half bridge"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On your back, feet flat and a touch wider than your hips, heels near your seat. Lift half as high."),
    # For translators: the name of an exercise, spoken too
    N_("Marching bridge"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("At the top lift one foot a little, then the other."),
    # For translators: the name of an exercise, spoken too
    N_("One-leg bridge"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On your back, one foot flat, its heel a hand from your seat; the free thigh stays beside the other."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Keep the pelvis level on the free side."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Push through the heel that stays."),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Left foot on the floor"),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Right foot on the floor"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("your back hurts"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("a cramp doesn't ease within ten seconds or so"),
    # For translators: the name of an exercise, spoken too
    N_("Reverse lunge"),
    # For translators: what an exercise trains
    N_("Large glute and thigh of the leg in front; the smaller glutes at the side of the hip keep the balance."),
    # For translators: why an exercise is good for runners
    N_(
        "Running is a row of landings on one leg. Here one leg at a time carries you down and back up, slowly enough "
        "to keep the knee where you want it."
    ),
    # For translators: what one needs for an exercise
    N_("Chair or wall within reach"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Stand up"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Find room behind you"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Come up slowly. Feet hip-wide, on rails rather than a tightrope; a chair or wall within reach."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Drop straight down, the back knee towards the floor and not onto it."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Push up through the heel in front."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Chest a touch forward, over the front thigh."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("The front knee points over the second toe."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Land on the ball of the foot behind you."),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Left leg stays, right foot back"),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Right leg stays, left foot back"),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The front knee falls in"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Point it over the second toe."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The front heel comes up"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Take a longer step."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("A wobble from side to side"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Feet on two rails, hip-wide."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The back foot pushes off"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Let the front leg do the lifting."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The knee bangs down"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Stop a little higher, slower."),
    # For translators: the name of an exercise, spoken too
    N_("Shallow lunge"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Feet hip-wide, on rails, and a hand on the chair. Go half-way down."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Half-way is far enough."),
    # For translators: the name of an exercise, spoken too
    N_("Split squat"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Leave the feet where they are, one behind, and go up and down."),
    # For translators: the name of an exercise, spoken too
    N_("Slow lunge"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("All the way down, in two seconds."),
    # For translators: the name of an exercise, spoken too
    N_("Lunge with knee drive"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("Step back and down, come up on the front leg, other knee to hip height. First all of one side."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Tall at the top, knee at hip height."),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Standing on the left leg"),
    # For translators: which leg or side it is: shown, and spoken at the change of sides
    N_("Standing on the right leg"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("a knee hurts (a thigh that works hard is fine)"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("a leg gives way"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("you lose your balance twice"),
    # For translators: the name of an exercise, spoken too
    N_("Runner's arabesque"),
    # For translators: what an exercise trains
    N_(
        "Large glute and hamstrings, lengthening under load; the small glutes and the foot for balance; the back, to "
        "stay flat."
    ),
    # For translators: why an exercise is good for runners
    N_(
        "It swaps between the high knee of a stride and a long line from head to heel, so hip, foot and balance "
        "learn to work together on one leg."
    ),
    # For translators: what one needs for an exercise
    N_("Wall within reach"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Find your balance"),
    # For translators: the way into position; spoken while one exercises, so the shorter the better
    N_("Stand up and find your balance"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, knee soft, a wall at arm's length, eyes on a spot two metres ahead. Half-way down is plenty."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Tip from the hip with a flat back; leg and trunk move as one see-saw."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Push the free heel towards the wall behind you."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Both hip bones look at the floor."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Squeeze the standing glute to come up into the high knee."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The hip opens"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Point the free toes down."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The back rounds"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Tip less far, chest long."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("It turns into a squat"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Knee soft and still, hips back."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("The standing knee falls in"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Big toe, little toe and heel all press the floor."),
    # For translators: what goes wrong in an exercise; shown as "The hips sag: tuck the tail under."
    N_("It gets hurried"),
    # For translators: what helps against what goes wrong: shown after a colon, with a small letter
    N_("Out with one breath, back with the next."),
    # For translators: the name of an exercise, spoken too
    N_("Arabesque at the wall"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, knee soft, fingertips on the wall, eyes on a spot on the floor. Tip half-way, no further."),
    # For translators: the name of an exercise, spoken too
    N_("Kickstand arabesque"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, knee soft, fingertips on the wall. As you tip, set the free toes down behind you."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Tip from the hip with a flat back."),
    # For translators: spoken while one exercises, so the shorter the better
    N_("Most of your weight stays on the standing leg."),
    # For translators: the name of an exercise, spoken too
    N_("Lower arabesque"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, knee soft, a wall at arm's length. Tip past half-way, trunk and leg in one line."),
    # For translators: the name of an exercise, spoken too
    N_("Deep arabesque"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, knee soft, a wall at arm's length. Tip until trunk and leg are nearly level."),
    # For translators: the name of an exercise, spoken too
    N_("Free arabesque"),
    # For translators: how an exercise begins; spoken part by part, as its full stops and commas part it
    N_("On one leg, no touch of wall or floor, eyes on the horizon. Tip until trunk and leg are nearly level."),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("you get dizzy on coming up"),
    # For translators: when to stop an exercise: goes on after "Stop when", in a list
    N_("your back or the back of your thigh hurts"),
    # Levels
    # For translators: the name of a level of the routine
    N_("Learn"),
    # For translators: the name of a level of the routine
    N_("Base"),
    # For translators: the name of a level of the routine
    N_("A little more"),
    # For translators: the name of a level of the routine
    N_("Heel lifts"),
    # For translators: the name of a level of the routine
    N_("Fifteen of each"),
    # For translators: the name of a level of the routine
    N_("One leg"),
    # For translators: the name of a level of the routine
    N_("Twelve on one leg"),
    # Muscles
    # For translators: a muscle; the Latin name is fine where people use it
    N_("Gluteus maximus"),
    N_(
        "The large one, and the outermost: what you sit on. It runs slantwise from the back of the pelvis and the "
        "tailbone to the outside of the thigh."
    ),
    N_(
        "It takes the thigh back behind you and turns it outwards, and it brings you up: from a chair, from a lunge, "
        "up a stair."
    ),
    N_(
        "In an easy walk it is nearly silent. In a run it goes to work: it holds the trunk up over the leg you land "
        "on, slows the leg that swings forward, and helps the hip to push back."
    ),
    N_(
        "Exercise builds it, and many runners notice. Whether a stronger one changes how you run, studies don't "
        "agree on."
    ),
    # For translators: a muscle; the Latin name is fine where people use it
    N_("Gluteus medius"),
    N_(
        "A fan at the side of the hip, half under the large one. Put your thumb on the edge of the pelvis at the "
        "side and stand on that leg: what gets firm is this."
    ),
    N_("It takes the leg out to the side. On one leg it works the other way round and keeps the pelvis level."),
    N_(
        "Running is one leg after the other. In models of it this one works hardest of the three at each landing, "
        "and a little less with shorter, quicker steps."
    ),
    N_(
        "Weak muscles at the side of the hip often come together with pain at the outside of the knee. What causes "
        "what, and whether training helps against it, is not settled."
    ),
    # For translators: a muscle; the Latin name is fine where people use it
    N_("Gluteus minimus"),
    N_(
        "The small one, deep under the medius and of the same shape, right on the bone. You can't feel it with a "
        "finger."
    ),
    N_("It helps the medius with everything, and steadies the head of the thigh bone in its socket."),
    N_(
        "Together they keep the thigh from falling inwards when you land. Standing on one leg is what they are made "
        "for."
    ),
    N_("It can't be trained on its own, and it doesn't have to be: what works the medius works it too."),
    # Movements, in the order of the exercises
    # For translators: which way to move now, one word: up from the floor, or up from a lunge
    N_("up"),
    # For translators: which way to move now, one word
    N_("down"),
    # For translators: what to do now, one word: squeeze the glutes at the top
    N_("squeeze"),
    # For translators: what to do now, one word: lift the foot
    N_("lift"),
    # For translators: what to do now, one word: lower the foot
    N_("lower"),
    # For translators: what to do now, one word: bring the knee up to hip height
    N_("drive"),
    # For translators: which way to move now, one word: tip forward on one leg
    N_("out"),
    # For translators: which way to move now, one word: back from it
    N_("back"),
)
