/* The list of all registers. A new register is one description, one migration and one line here. */

#include "config.h"

#include "ura-registers-private.h"

const UraRegister *const *
ura_registers (void)
{
  static const UraRegister *const all[] = {
    &ura_user_register,
    &ura_value_item_register,
    &ura_custom_field_register,
    &ura_place_register,
    &ura_institution_register,
    &ura_institution_alias_register,
    &ura_legal_act_register,
    &ura_glossary_register,
    &ura_plan_register,
    &ura_node_register,
    &ura_node_link_register,
    &ura_node_institution_register,
    &ura_verification_register,
    &ura_period_register,
    &ura_indicator_register,
    &ura_indicator_link_register,
    &ura_disaggregation_register,
    &ura_disaggregation_item_register,
    &ura_indicator_disaggregation_register,
    &ura_baseline_register,
    &ura_target_register,
    &ura_indicator_value_register,
    &ura_indicator_cell_register,
    &ura_measure_report_register,
    &ura_measure_budget_register,
    &ura_document_register,
    &ura_evidence_link_register,
    NULL,
  };

  return all;
}
