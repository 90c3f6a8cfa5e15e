/* A small plan to ask questions about, and questions in one line. */

#pragma once

#include "ura-test-workspace.h"

G_BEGIN_DECLS

/* Day the tests take place on: to be put in URA_TODAY before there are threads. */
#define QUERY_FIXTURE_TODAY "2024-03-10"

typedef struct
{
  UraTestWorkspace *workspace;
  UraStore *store;
  char *plan;
  char *area; /* A, in the plan */
  char *
      measure1; /* A.1, below it: ended in 2023-06; reported twice (a third report is in the bin) */
  char *measure2; /* A.2, below it: ends in 2025; reported once */
  char *measure3; /* B.1: no dates, nothing reported */
  char *binned;   /* B.2, in the bin */
} QueryFixture;

QueryFixture *query_fixture_new (void);
void query_fixture_free (QueryFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryFixture, query_fixture_free)

/* @columns, separated by ";", of the records of a register, sorted by @sort (before which "-" means
 * descending); @where and @sort may be NULL. */
UraQuery *query_make (const char *register_id,
                      const char *columns,
                      const char *where,
                      const char *sort);
/* A result as text: "a|b" a row, rows on lines. */
char *query_dump (const UraResult *result);
/* Asserts what a query gives; frees it. */
void query_assert (UraStore *store, UraQuery *query, const char *expected);
/* Asserts that a query is refused as wrong, naming @word; frees it. */
void query_refuse (UraStore *store, UraQuery *query, const char *word);

G_END_DECLS
