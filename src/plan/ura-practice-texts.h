/* Invented names and sentences for the practice workspace. Nobody is meant. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ura_practice_person (GRand *random);
char *ura_practice_institution (GRand *random, guint number);
char *ura_practice_document (GRand *random, guint number);
const char *ura_practice_description (GRand *random);
const char *ura_practice_achievement (GRand *random);
const char *ura_practice_reason (GRand *random);
const char *ura_practice_correction (GRand *random);
const char *ura_practice_next_step (GRand *random);

G_END_DECLS
