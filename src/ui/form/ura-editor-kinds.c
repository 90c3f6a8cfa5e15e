/* Which editor a field gets, by its type. A new type of field is a new editor and a line here. */

#include "config.h"

#include "ura-attachment-editor.h"
#include "ura-bool-editor.h"
#include "ura-choice-editor.h"
#include "ura-choices-editor.h"
#include "ura-contact-editor.h"
#include "ura-date-editor.h"
#include "ura-entry-editor.h"
#include "ura-fixed-editor.h"
#include "ura-long-text-editor.h"
#include "ura-money-editor.h"
#include "ura-period-editor.h"
#include "ura-reference-editor.h"
#include "ura-references-editor.h"

UraEditor *
ura_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  if (field->derived != NULL || (field->flags & URA_FIELD_READ_ONLY) != 0)
    return ura_fixed_editor_new (store, register_id, field);

  switch (field->type)
    {
    case URA_FIELD_TEXT:
    case URA_FIELD_INTEGER:
    case URA_FIELD_DECIMAL:
    case URA_FIELD_YEAR:
      return ura_entry_editor_new (store, register_id, field);
    case URA_FIELD_LONG_TEXT:
      return ura_long_text_editor_new (store, register_id, field);
    case URA_FIELD_MONEY:
      return ura_money_editor_new (store, register_id, field);
    case URA_FIELD_DATE:
      return ura_date_editor_new (store, register_id, field);
    case URA_FIELD_BOOL:
      return ura_bool_editor_new (store, register_id, field);
    case URA_FIELD_CHOICE:
      return ura_choice_editor_new (store, register_id, field);
    case URA_FIELD_CHOICES:
      return ura_choices_editor_new (store, register_id, field);
    case URA_FIELD_REFERENCE:
      if (g_strcmp0 (field->target, "period") == 0)
        return ura_period_editor_new (store, register_id, field);
      return ura_reference_editor_new (store, register_id, field);
    case URA_FIELD_REFERENCES:
      return ura_references_editor_new (store, register_id, field);
    case URA_FIELD_ANY_RECORD:
      return ura_fixed_editor_new (store, register_id, field);
    case URA_FIELD_EMAIL:
    case URA_FIELD_PHONE:
    case URA_FIELD_URL:
      return ura_contact_editor_new (store, register_id, field);
    case URA_FIELD_ATTACHMENT:
      return ura_attachment_editor_new (store, register_id, field);
    }
  g_assert_not_reached ();
}
