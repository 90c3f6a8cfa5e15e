/* The descriptions one by one; each stands in its own file ura-<name>-register.c. */

#pragma once

#include "ura-language.h"
#include "ura-register.h"
#include "ura-rule.h"

G_BEGIN_DECLS

extern const UraRegister ura_baseline_register;
extern const UraRegister ura_custom_field_register;
extern const UraRegister ura_disaggregation_item_register;
extern const UraRegister ura_disaggregation_register;
extern const UraRegister ura_document_register;
extern const UraRegister ura_evidence_link_register;
extern const UraRegister ura_glossary_register;
extern const UraRegister ura_indicator_cell_register;
extern const UraRegister ura_indicator_disaggregation_register;
extern const UraRegister ura_indicator_link_register;
extern const UraRegister ura_indicator_register;
extern const UraRegister ura_indicator_value_register;
extern const UraRegister ura_institution_alias_register;
extern const UraRegister ura_institution_register;
extern const UraRegister ura_legal_act_register;
extern const UraRegister ura_measure_budget_register;
extern const UraRegister ura_measure_report_register;
extern const UraRegister ura_node_institution_register;
extern const UraRegister ura_node_link_register;
extern const UraRegister ura_node_register;
extern const UraRegister ura_period_register;
extern const UraRegister ura_place_register;
extern const UraRegister ura_plan_register;
extern const UraRegister ura_target_register;
extern const UraRegister ura_user_register;
extern const UraRegister ura_value_item_register;
extern const UraRegister ura_verification_register;

G_END_DECLS
