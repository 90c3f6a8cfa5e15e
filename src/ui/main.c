/* The window's program: what must be settled before GTK starts, and starting again. */

#include "config.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "ura-application.h"

/* Looking for a graphics card is the largest single part of starting GTK: GDK loads Mesa and LLVM,
 * some 240 MB of files, even where only the processor can draw in the end. Without a render node no
 * card is there, so the search is left out; whoever sets one of the variables has the last word. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) cards = NULL;
  const char *name;

  if (g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DEBUG") != NULL)
    return;
  cards = g_dir_open ("/dev/dri", 0, NULL);
  while (cards != NULL && (name = g_dir_read_name (cards)) != NULL)
    if (g_str_has_prefix (name, "render"))
      return;
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

/* Ura's own words need no locale. GTK's words, in its file dialogs and text menus, come from the
 * system's catalogues; where it has those of the window's language, the window speaks one language.
 * Before GTK and the program start threads, which might be reading the environment. */
static void
choose_language_of_gtk (void)
{
  g_autoptr (UraSettings) settings = ura_settings_new ();
  g_autofree char *language = ura_settings_get_string (settings, URA_SETTING_LANGUAGE);

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

/* Each of a dozen threads would begin a heap of its own, a megabyte that is mostly empty. */
static void
share_heaps (void)
{
  mallopt (M_ARENA_MAX, 2);
}

/* The language of templates is fixed in a process: another one needs another process. The workspace
 * that was open is remembered, so the arguments are not repeated. */
static int
start_again (const char *name)
{
  char *const arguments[] = { (char *) name, NULL };

  execv ("/proc/self/exe", arguments);
  g_printerr ("%s: %s\n", name, g_strerror (errno));
  return EXIT_FAILURE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (UraApplication) application = NULL;
  int status;

  share_heaps ();
  choose_renderer ();
  choose_language_of_gtk ();
  application = ura_application_new (G_APPLICATION_DEFAULT_FLAGS);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (!ura_application_wants_restart (application))
    return status;
  /* Gives the name on the bus back first. */
  g_clear_object (&application);
  return start_again (argv[0]);
}
