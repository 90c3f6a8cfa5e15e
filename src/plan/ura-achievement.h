/* How far an indicator is: pure rules, and the thresholds in one place. Which values stand against
 * a target follows from the way an indicator adds up:
 *
 * - annual: the sum of the values within the target's period, up to the end of the picture's; its
 * pace is judged against the part of the target that falls to the time gone (pro rata, by months);
 * - cumulative: the last value, which already holds all before it; its pace against the straight
 * line from the target (or baseline) before to this target;
 * - at a date: the last value; mean: the mean of the values within the target's period; both have
 * the whole target as their pace.
 *
 * Where nothing is said, a percentage, ratio, index, quality or yes/no is at a date; other figures
 * are annual, or, when the plan has one single target, the sum of everything since the plan began,
 * pro rata from the plan's start to the end of the target's period.
 *
 * The target is that of the period, else of the shortest period that contains it, else the last one
 * that is over, else the next one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shares of the (pro-rata) target. */
#define URA_ACHIEVEMENT_ON_TRACK 1.0
#define URA_ACHIEVEMENT_NEAR     0.8
/* "Keep" holds while the actual is this close to the target. */
#define URA_ACHIEVEMENT_TOLERANCE 0.05

typedef struct
{
  double actual; /* NAN = missing, in all of them */
  double baseline;
  double target;
  double target_to;       /* of a range */
  const char *comparator; /* meaning; NULL = exactly */
  const char *direction;  /* meaning; NULL = falling for "at most", else rising */
} UraAchievement;

/* The ratio, uncapped; NAN without actual or target. Rising: actual / target (a target of 0 is
 * reached by anything that is not below it). Falling: target / actual; an actual of 0 is 1. Keep: 1
 * within the tolerance, else the smaller of the two over the larger. Range: 1 within, else towards
 * the nearer end. Percent on baseline: (actual − baseline) / (target − baseline), with the target
 * computed from the baseline; NAN without a baseline. */
double ura_achievement (const UraAchievement *self);
/* What the ratio divides, for whoever shows it as a calculation. */
typedef enum
{
  URA_ACHIEVEMENT_OTHER, /* more than one division, or none */
  URA_ACHIEVEMENT_ACTUAL_BY_TARGET,
  URA_ACHIEVEMENT_TARGET_BY_ACTUAL,
} UraAchievementRule;

UraAchievementRule ura_achievement_rule (const UraAchievement *self);
/* The target as a figure: for a rise in percent the baseline raised by it; NAN when unknown. */
double ura_achievement_target (const UraAchievement *self);

G_END_DECLS
