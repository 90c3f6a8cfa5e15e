/* The items of the value lists: staff rename, add and retire them, the meaning stays. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "list", N_ ("List"), URA_FIELD_TEXT, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "code", N_ ("Code"), URA_FIELD_TEXT, URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_IN_LIST,
    .unique_within = "list" },
  { "label_sq", N_ ("Label in Albanian"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "label_en", N_ ("Label in English"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "meaning", N_ ("Meaning"), URA_FIELD_TEXT, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .help = N_ ("What the program understands by this item. It never changes.") },
  { "position", N_ ("Position"), URA_FIELD_INTEGER },
  { "active", N_ ("In use"), URA_FIELD_BOOL, URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

/* Code tests meanings, never codes: a meaning whose last item is retired would be unreachable. */
static void
check_meaning (UraRuleReader *reader)
{
  if (ura_value_is_null (ura_rule_new (reader, "meaning")))
    ura_rule_report (reader, URA_ISSUE_REFUSE, "meaning", N_ ("Choose what the item means."));
  if (!ura_rule_is_new (reader) && !ura_value_is_null (ura_rule_old (reader, "meaning")) &&
      !ura_value_equal (ura_rule_old (reader, "meaning"), ura_rule_new (reader, "meaning")))
    ura_rule_report (reader, URA_ISSUE_REFUSE, "meaning",
                     N_ ("The meaning of an item never changes. Retire it and add another."));
  if (ura_value_get_integer (ura_rule_old (reader, "active"), 0) != 0 &&
      (ura_value_get_integer (ura_rule_new (reader, "active"), 0) == 0 ||
       !ura_value_is_null (ura_rule_new (reader, "deleted_at"))))
    {
      if (ura_rule_count (reader, "value_item",
                          "list = :list and meaning = :meaning and active and uid != :uid") == 0)
        ura_rule_report (reader, URA_ISSUE_REFUSE, "active",
                         N_ ("This is the last item with its meaning; it cannot be retired."));
    }
}

static const UraRule rules[] = { { "meaning", check_meaning }, { 0 } };

const UraRegister ura_value_item_register = {
  .id = "value_item",
  .label = N_ ("List item"),
  .label_plural = N_ ("Value lists"),
  .icon = "view-list-symbolic",
  .table = "value_item",
  .title = "label_sq",
  .sections = sections,
  .rules = rules,
};
