/* Identifiers: random and time-ordered for what the office enters, derived from the code for what
 * Ura ships. RFC 9562. */

#include "config.h"

#include "ura-uid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define UID_BYTES       16
#define UID_LENGTH      36
#define SHA1_BYTES      20
#define COUNTER_BITS    12 /* the field rand_a counts within one millisecond */
#define COUNTER_MAXIMUM ((1 << COUNTER_BITS) - 1)

/* Chosen once for Ura's shipped records, eb657777-0d90-4f0b-b85d-74e9963eb81f. It may never change:
 * the same record has the same identifier in every office. */
static const guint8 namespace_bytes[UID_BYTES] = {
  0xeb, 0x65, 0x77, 0x77, 0x0d, 0x90, 0x4f, 0x0b, 0xb8, 0x5d, 0x74, 0xe9, 0x96, 0x3e, 0xb8, 0x1f,
};

static void
fill_random (guint8 *bytes, gsize size)
{
  gssize got;

  do
    got = getrandom (bytes, size, 0);
  while (got < 0 && errno == EINTR);
  /* Linux never gives less of so few bytes. */
  if (got != (gssize) size)
    g_error ("The system gives no random numbers: %s", g_strerror (errno));
}

static char *
write_uid (guint8 bytes[UID_BYTES], guint8 version)
{
  char *uid = g_malloc (UID_LENGTH + 1);
  char *end = uid;

  bytes[6] = (guint8) ((bytes[6] & 0x0f) | version << 4);
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);
  for (gsize i = 0; i < UID_BYTES; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *end++ = '-';
      *end++ = "0123456789abcdef"[bytes[i] >> 4];
      *end++ = "0123456789abcdef"[bytes[i] & 0x0f];
    }
  *end = '\0';
  return uid;
}

/* The next pair of millisecond and counter, greater than every pair before, also when the clock is
 * set back. The counter of a new millisecond starts in its lower half, to leave room. */
static guint64
next_moment (guint16 random)
{
  static GMutex mutex;
  static guint64 last; /* millisecond << COUNTER_BITS | counter */
  guint64 now;
  guint64 moment;

  g_mutex_lock (&mutex);
  now = (guint64) (g_get_real_time () / 1000) << COUNTER_BITS;
  if (now > last)
    last = now | (random & (COUNTER_MAXIMUM >> 1));
  else
    last++;
  moment = last;
  g_mutex_unlock (&mutex);
  return moment;
}

char *
ura_uid_new (void)
{
  guint8 bytes[UID_BYTES];
  guint64 moment;
  guint64 millisecond;

  fill_random (bytes, sizeof bytes);
  moment = next_moment ((guint16) (bytes[0] << 8 | bytes[1]));
  millisecond = moment >> COUNTER_BITS;
  for (gsize i = 0; i < 6; i++)
    bytes[i] = (guint8) (millisecond >> (40 - 8 * i));
  bytes[6] = (guint8) (moment >> 8 & 0x0f);
  bytes[7] = (guint8) moment;
  return write_uid (bytes, 7);
}

char *
ura_uid_for (const char *kind, const char *code)
{
  g_autoptr (GChecksum) checksum = NULL;
  guint8 digest[SHA1_BYTES];
  gsize size = sizeof digest;

  g_return_val_if_fail (kind != NULL && strchr (kind, '/') == NULL && code != NULL, NULL);

  checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (checksum, namespace_bytes, sizeof namespace_bytes);
  g_checksum_update (checksum, (const guchar *) kind, -1);
  g_checksum_update (checksum, (const guchar *) "/", 1);
  g_checksum_update (checksum, (const guchar *) code, -1);
  g_checksum_get_digest (checksum, digest, &size);
  return write_uid (digest, 5);
}

gboolean
ura_uid_is_valid (const char *uid)
{
  if (uid == NULL || strlen (uid) != UID_LENGTH)
    return FALSE;
  for (gsize i = 0; i < UID_LENGTH; i++)
    if (i == 8 || i == 13 || i == 18 || i == 23)
      {
        if (uid[i] != '-')
          return FALSE;
      }
    else if (!g_ascii_isxdigit (uid[i]) || g_ascii_isupper (uid[i]))
      return FALSE;
  return uid[14] >= '1' && uid[14] <= '8' && strchr ("89ab", uid[19]) != NULL;
}
