/* The rules of domain practice for how far an indicator is, as pure functions. */

#include "config.h"

#include "ura-achievement.h"

#include <math.h>

#include "ura-plan-codes.h"

static gboolean
is (const char *meaning, const char *expected)
{
  return g_strcmp0 (meaning, expected) == 0;
}

double
ura_achievement_target (const UraAchievement *self)
{
  if (is (self->comparator, URA_COMPARATOR_NOT_SET))
    return NAN;
  if (is (self->comparator, URA_COMPARATOR_GROWTH_PERCENT))
    return self->baseline * (1 + self->target / 100);
  return self->target;
}

static double
rising (double actual, double target)
{
  if (target == 0)
    return actual >= 0 ? 1 : 0;
  return actual / target;
}

static double
falling (double actual, double target)
{
  if (actual <= 0)
    return 1;
  return MAX (target, 0) / actual;
}

static double
keeping (double actual, double target)
{
  double larger = MAX (fabs (actual), fabs (target));

  if (fabs (actual - target) <= URA_ACHIEVEMENT_TOLERANCE * fabs (target))
    return 1;
  if (larger == 0 || actual * target < 0)
    return 0;
  return MIN (fabs (actual), fabs (target)) / larger;
}

static gboolean
is_falling (const UraAchievement *self)
{
  return is (self->direction, URA_DIRECTION_FALLING) ||
         (self->direction == NULL && is (self->comparator, URA_COMPARATOR_AT_MOST));
}

static gboolean
is_range (const UraAchievement *self)
{
  return is (self->comparator, URA_COMPARATOR_RANGE) && !isnan (self->target_to);
}

UraAchievementRule
ura_achievement_rule (const UraAchievement *self)
{
  double target = ura_achievement_target (self);

  if (isnan (self->actual) || isnan (target) || is_range (self) ||
      is (self->comparator, URA_COMPARATOR_GROWTH_PERCENT) ||
      is (self->direction, URA_DIRECTION_KEEP))
    return URA_ACHIEVEMENT_OTHER;
  if (is_falling (self))
    return self->actual > 0 && target >= 0 ? URA_ACHIEVEMENT_TARGET_BY_ACTUAL
                                           : URA_ACHIEVEMENT_OTHER;
  return target != 0 ? URA_ACHIEVEMENT_ACTUAL_BY_TARGET : URA_ACHIEVEMENT_OTHER;
}

double
ura_achievement (const UraAchievement *self)
{
  double target = ura_achievement_target (self);

  if (isnan (self->actual) || isnan (target))
    return NAN;
  if (is (self->comparator, URA_COMPARATOR_GROWTH_PERCENT))
    return target == self->baseline ? NAN
                                    : (self->actual - self->baseline) / (target - self->baseline);
  if (is_range (self))
    {
      if (self->actual > self->target_to)
        return falling (self->actual, self->target_to);
      return self->actual >= target ? 1 : rising (self->actual, target);
    }
  if (is (self->direction, URA_DIRECTION_KEEP))
    return keeping (self->actual, target);
  return is_falling (self) ? falling (self->actual, target) : rising (self->actual, target);
}
