"""Verbs and nouns of movement, and what is said of a close: each spelled once, read wherever it stands."""

from __future__ import annotations

from tapeproof.terms.quantity import Direction
from tapeproof.words.word import Choice


def _forms(*rows: str) -> tuple[str, ...]:
    return tuple(form.replace("_", " ") for row in rows for form in row.split())


MOVED = Choice(
    "direction",
    {
        Direction.UP: _forms(
            "rose rises risen rising climbed climbs climbing gained gains gaining jumped jumps jumping surged surges surging",
            "soared soars soaring rallied rallies rallying advanced advances advancing added adds adding put_on puts_on",
            "piled_on piles_on piling_on",
            "putting_on tacked_on tacks_on tacking_on leapt leaped leaps leaping vaulted vaults vaulting spiked spiking",
            "inched_up inching_up inching_ahead inched_ahead edged_up edging_up edged_higher edging_higher inched_higher",
            "ticked_up ticking_up crept_up creeping_up firmed firms firming strengthened strengthens strengthening",
            "appreciated appreciating rocketed rocketing popped popping shot_up shooting_up increased increasing grew grows",
            "grown growing swelled swelling swollen improved improving rebounded rebounding bounced bouncing recovered",
            "recovering recouped recouping chalked_up notched_up amassed amassing accumulated ran_up run_up running_up",
            "powered_ahead powered_higher roared stormed bounded picked_up went_up gone_up going_up fattened skyrocketed",
            "lifted lifts lifting boosted boosting raised claw_back clawed_back clawing_back ballooned snapped_back",
            "won marched_up marched_higher pushed_up outpaced up_by built_on extended_gains_to catapulted hoisted",
            "moved_up moved_higher pushed_higher drifted_higher drifted_up nudged_up nudged_higher ground_higher",
            "mustered managed strode flew sprang prospered bolted barrelled barreled mushroomed perked_up eked_out",
            "squeezed_out racked_up crept_higher ticked_higher edged_ahead scraped_together pulled_ahead put_back hauled_up",
            "improves recovers skyrockets zooms roars gallops",
            "took_back takes_back taken_back taking_back enriched returned returning galloped galloping sprinted zoomed add firm strengthen appreciate grow recover soar rocket",
        ),
        Direction.DOWN: _forms(
            "fell falls fallen falling dropped drops dropping lost loses losing slid slides sliding slipped slips slipping",
            "sank sunk sinks sinking tumbled tumbles tumbling plunged plunges plunging plummeted plummeting plummets slumped",
            "slumps slumping shed sheds shedding gave_up gives_up giving_up given_up give_up gave_back gives_back giving_back",
            "given_back surrendered surrenders surrendering declined declining retreated retreating retreats eased eases",
            "easing dipped dipping dips cratered cratering crashed crashing collapsed collapsing dived dives diving dove nose-dived nosedives",
            "nosedived nosediving sagged sagging weakened weakens weakening softened softening decreased decreasing shrank",
            "shrunk shrinking came_off come_off coming_off lopped_off lopped wiped_off wiped_out wiping_out wiping_off wipe_out wipes_out gave_way gives_way",
            "giving_way hammered marked_down caved caves cave_in caves_in caved_in inched_down inched_lower edged_down",
            "edged_lower edging_lower edging_down ticked_down crept_down gone_down went_down going_down tanked tanking",
            "swooned contracted contracting depreciated depreciating nursed nursing dragged_down pulled_back knocked",
            "skidded skidding slashed erased erasing trimmed backslid stumbled stumbling buckled wilted relinquished",
            "forfeited ceded mislaid squandered jettisoned down_by let_go slackened faded drifted_lower drifted_down ground_lower moved_lower",
            "went_up_in_smoke gone_up_in_smoke cheapened evaporated cracked vanished ease shed lose sink weaken soften shrink surrender plummet cede",
            "shriveled shrivelled melted_away withered drooped crumbled crumpled folded toppled parted_with receded descended subsided deflated",
            "eroded dwindled pummeled pummelled mauled thrashed clobbered walloped trampled flattened robbed_of stripped_of relieved_of",
            "crunched hacked_down cut_down thrown_back set_back conceded drained_away",
            "craters crashes softens shrinks swoons slashes erases stumbles buckles wilts forfeits cedes slackens evaporates vanishes crumbles topples",
            "shaved_off shaved sliced_off cost yielded took_off ate_away dented stripped_off",
        ),
    },
)
"""Moved, as a verb; "rose" and "fell" are written."""

SMALL, MIDDLING, LARGE = range(3)
TOLD = {
    (Direction.UP, SMALL): ("edged up", "inched up", "ticked up"),
    (Direction.UP, MIDDLING): ("rose", "gained", "climbed", "advanced", "added"),
    (Direction.UP, LARGE): ("jumped", "surged", "soared"),
    (Direction.DOWN, SMALL): ("edged down", "slipped", "eased"),
    (Direction.DOWN, MIDDLING): ("fell", "lost", "dropped", "slid", "declined"),
    (Direction.DOWN, LARGE): ("plunged", "tumbled", "sank"),
}  # fmt: skip
"""Verbs of a story that is told, by which way and how far: all of them are read as "rose" and "fell" are."""

HEADED = {
    (Direction.UP, SMALL): ("rises",),
    (Direction.UP, MIDDLING): ("rises", "gains", "climbs"),
    (Direction.UP, LARGE): ("jumps", "surges", "soars"),
    (Direction.DOWN, SMALL): ("slips", "eases"),
    (Direction.DOWN, MIDDLING): ("falls", "drops", "slides"),
    (Direction.DOWN, LARGE): ("plunges", "tumbles", "sinks"),
}
"""The same in a headline."""

MOVE_NOUN = Choice(
    "direction",
    {
        Direction.UP: _forms(
            "gain rise increase jump surge rally advance climb leap bounce rebound improvement uptick burst pickup haul",
            "upturn appreciation spurt spike boost increment uplift recovery gains rises advances rallies jumps climbs",
            "increases upswing bull_run run-up pop upsurge winnings winning_week ascent resurgence comeback bounces rebounds surges",
        ),
        Direction.DOWN: _forms(
            "drubbing hammering battering mauling thrashing beating pasting bloodbath loss fall drop decline slide plunge tumble slump rout sell-off selloff setback retreat dip decrease crash",
            "toll slip blow pullback collapse depreciation losses falls drops declines slides retreats setbacks nosedive",
            "downturn swoon tumbles rout drawdown wipeout bloodbath meltdown shakeout dive haircut downtick descent damage pounding reverse",
        ),
    },
)
"""A movement, as a noun; "gain" and "loss" are written."""

CHANGED = Choice(
    "direction",
    {
        Direction.UP: _forms(
            "up higher ahead firmer stronger dearer better_off to_the_good to_the_better better in_the_green richer",
            "in_positive_territory in_the_black above more larger",
        ),
        Direction.DOWN: _forms(
            "down lower off softer weaker easier poorer cheaper in_the_red to_the_bad worse_off in_negative_territory",
            "adrift underwater below less fewer worse",
        ),
        Direction.FLAT: _forms("flat unchanged little_changed steady"),
    },
)
"""Up or down, as an adjective or adverb."""

MULTIPLIED = Choice(
    "",
    {
        (Direction.UP, 100): ("doubled", "doubling"),
        (Direction.UP, 200): ("tripled", "tripling", "trebled", "trebling"),
        (Direction.UP, 300): ("quadrupled", "quadrupling"),
        (Direction.UP, 400): ("quintupled",),
        (Direction.DOWN, 50): ("halved", "halving"),
    },
)
"""A move whose figure is in the verb: the direction and the percent that it says."""

ALONE = frozenset(
    {
        "up", "higher", "firmer", "in the green", "in positive territory", "in the black", "down", "lower", "weaker", "in the red",
        "in negative territory",
    }
)
"""Of these, what says a direction without a figure."""

SETTLED = Choice(
    "",
    {
        True: _forms(
            "closed_at closing_at closes_at close_at closed close closing closes ended_at ended ends ending end_at finished finish",
            "finishes finishing settled settle settles settling wound_up wind_up winding_up at_the_bell at_the_close",
            "by_the_close by_the_finish closing_bell final_bell when_the_bell_rang went_out ended_the_day on_the_day",
            "finished_the_day closed_out end_of_trading best-ever_close record_close closing_level closing_high closing_low",
            "closing_record regular_hours signed_off left_off rounded_off on_the_session",
        )
    },
)
"""Said of the close."""

TOUCHED = Choice(
    "",
    {
        True: _forms(
            "touched touching touch cost costs bought buys reached reaching reach hit hitting traded_at changed_hands_at fetched stood_at stands_at stand_at",
            "stood trading_at quoted_at left_the leaving_the topped fetching trading traded",
        )
    },
)
"""Reached a level, at whatever hour."""

INTRADAY = Choice(
    "",
    {
        True: _forms(
            "intraday during_the_session session_high session_low at_one_stage at_one_point earlier_in_the_day in_early",
            "earlier_dealings at_its_weakest at_its_lowest at_its_highest at_its_strongest at_its_peak at_its_low at_its_high",
            "in_the_morning this_morning in_the_afternoon into_trading into_the_session into_the_day early_on earlier_on at_its_morning_best at_its_morning_worst lowest_ebb morning_best morning_worst",
            "day's_high day's_low day's_peak day's_trough high_of_the_day low_of_the_day low_of_the_session",
            "high_of_the_session at_best at_worst poked earlier trough_of_the_day troughs_of_the_day weakest_point_of_the_day",
            "before_settling before_closing before_ending before_finishing before_paring before_easing before_retreating before_recovering",
            "before_trimming before_pulling_back before_steadying before_rebounding before_bouncing before_reversing before_giving_back",
            "around_noon around_midday by_noon before_noon at_noon at_lunch around_lunchtime at_lunchtime by_lunchtime in_the_first_hour",
            "in_the_first_half-hour in_the_opening_minutes in_early_dealings in_early_trading in_early_trade morning_peak morning_high",
            "spiked_to spiking_to had_spiked morning_low touching hitting_a_low hitting_a_high",
            "at_its_height at_its_nadir at_its_deepest at_its_lows at_its_highs at_the_low at_the_high at_the_lows at_the_highs at_the_worst",
            "intra-day touched touch at_its_worst at_its_best session's_low session's_high peak_of_the_day",
        )
    },
)
"""Said of a moment within the session."""

IN_PROGRESS = Choice(
    "",
    {
        True: _forms(
            "is_trading was_trading were_trading so_far_today on_course looks_likely_to_end were_the_order_to_hold in_midday",
            "by_midday at_midday midday morning_session in_morning_trade in_early_trade in_early_trading early_trading",
            "afternoon_trade in_afternoon_trading shortly_after_the_open in_late_morning by_the_lunch_break at_the_break",
            "premarket in_mid-morning was_changing_hands mid-afternoon afternoon_trading morning_trading early_afternoon",
            "late_afternoon in_opening_trade opening_minutes toward_noon towards_noon toward_midday towards_midday by_late_morning by_mid-morning by_midmorning",
            "late_in_the_morning in_the_late_morning by_mid-afternoon at_the_interval at_the_lunch_break broke_off_for_lunch into_its_recess at_the_recess at_the_midday_break by_the_midday_break",
        )
    },
)
"""Said of dealings in progress."""

OUTSIDE_HOURS = Choice(
    "",
    {
        True: _forms(
            "after_the_bell after_hours after-hours extended_trading pre-market premarket before_the_bell aftermarket",
            "in_late_trading after_the_close extended_hours",
        )
    },
)
"""Said of quotes before the opening or after the close."""
