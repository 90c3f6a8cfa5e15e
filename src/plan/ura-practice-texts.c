/* The words of the practice workspace; Albanian, because its users are. */

#include "config.h"

#include "ura-practice-texts.h"

#define PICK(random, texts) (texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))])

static const char *const first_names[] = {
  "Agim",  "Albana",   "Ardita", "Arjan",    "Besa",   "Blerim",  "Çelik", "Dardan",
  "Drita", "Ejona",    "Elira",  "Enkeleda", "Fatmir", "Flutura", "Gëzim", "Hana",
  "Ilir",  "Jeta",     "Kujtim", "Lirie",    "Lulzim", "Mirela",  "Ndue",  "Nertila",
  "Olta",  "Përparim", "Rinor",  "Shpresa",  "Teuta",  "Zana",
};

static const char *const last_names[] = {
  "Arapi",  "Bardhi", "Cani",  "Çeliku", "Dervishi",  "Dhima", "Elezi", "Frashëri",
  "Gjoka",  "Hasa",   "Isufi", "Kola",   "Lleshi",    "Marku", "Ndoja", "Njeri",
  "Osmani", "Prifti", "Qosja", "Rrapi",  "Shkodrani", "Tafa",  "Thaçi", "Uka",
  "Veliu",  "Xhafa",  "Xheka", "Ylli",   "Zeka",      "Zhupa",
};

static const char *const institution_kinds[] = {
  "Shoqata", "Qendra", "Fondacioni", "Rrjeti", "Klubi", "Lidhja", "Forumi", "Bashkësia",
};

static const char *const institution_themes[] = {
  "e Diasporës „Ura”",          "e Grave të Kthyera",
  "e të Rinjve Emigrantë",      "„Vatra e Re”",
  "e Sipërmarrësve Migrantë",   "e Mësuesve të Gjuhës Shqipe",
  "„Dritare nga Bota”",         "e Artizanëve",
  "e Studentëve jashtë Vendit", "„Mirëseerdhët në Shtëpi”",
};

static const char *const cities[] = {
  "Selanik", "Athinë", "Milano", "Torino",  "Stuttgart", "Hamburg", "Zyrih",
  "Bruksel", "Londër", "Boston", "Toronto", "Stokholm",  "Vjenë",   "Lion",
};

static const char *const document_kinds[] = {
  "Procesverbal i takimit",
  "Kopje e marrëveshjes",
  "Listë pjesëmarrësish",
  "Raport vjetor",
  "Certifikatë pjesëmarrjeje",
  "Tabelë statistikore",
  "Vendim",
  "Fletëpalosje",
  "Fotografi nga aktiviteti",
  "Korrespondencë elektronike",
  "Analizë",
  "Procedurë standarde",
};

static const char *const document_themes[] = {
  "me përfaqësuesit e diasporës",      "për shërbimet ndaj të kthyerve",
  "për shkëmbimin e informacionit",    "për trajnimin e stafit",
  "për investimet e diasporës",        "për konferencën e diasporës",
  "me organizatat e shoqërisë civile", "për nevojat e njësive administrative",
};

static const char *const descriptions[] = {
  "U zhvilluan takimet e parashikuara dhe u ra dakord për hapat e ardhshëm me institucionet "
  "mbështetëse; materialet "
  "u shpërndanë në të gjitha njësitë administrative.",
  "Drafti u hartua dhe u dërgua për mendim te drejtoritë përkatëse të bashkisë.",
  "Puna vijoi sipas planit; të dhënat u përditësuan çdo muaj.",
  "U organizua një takim informues me pjesëmarrjen e 24 personave, nga të cilët 13 gra.",
  "Dokumentacioni u plotësua dhe pritet miratimi në mbledhjen e radhës të këshillit bashkiak.",
  "U mblodhën të dhënat nga sportelet dhe u bë përpunimi i tyre statistikor.",
};

static const char *const achievements[] = {
  "U nënshkrua marrëveshja e bashkëpunimit dhe u publikua në faqen zyrtare të bashkisë.",
  "Stafi i njësisë përfundoi trajnimin dhe zotëron procedurat e punës.",
  "U krijua rrjeti i pikave të kontaktit në të gjitha njësitë administrative.",
  "Numri i qytetarëve të informuar u rrit ndjeshëm krahasuar me periudhën e mëparshme.",
};

static const char *const reasons[] = {
  "Fondet e parashikuara nuk u çelën gjatë periudhës; kërkesa u përsërit në rishikimin e buxhetit.",
  "Mungesa e një specialisti për pjesën më të madhe të periudhës e shtyu fillimin e punës.",
  "Institucioni mbështetës nuk ktheu përgjigje brenda afatit, pavarësisht kujtesave.",
  "Procedura e prokurimit u anulua dhe do të rihapet.",
};

static const char *const corrections[] = {
  "Kërkesa për fonde u përfshi në projektbuxhetin e vitit pasardhës.",
  "U caktua përkohësisht një punonjës nga drejtoria e shërbimeve sociale.",
  "U kërkua takim me drejtuesit e institucionit për të rënë dakord afatet.",
};

static const char *const next_steps[] = {
  "Miratimi në këshillin bashkiak.",
  "Publikimi në faqen zyrtare dhe shpërndarja te organizatat.",
  "Takimi i radhës me institucionet mbështetëse.",
  "Përditësimi i të dhënave dhe raportimi.",
};

char *
ura_practice_person (GRand *random)
{
  const char *first = PICK (random, first_names);

  return g_strdup_printf ("%s %s", first, PICK (random, last_names));
}

char *
ura_practice_institution (GRand *random, guint number)
{
  const char *kind = PICK (random, institution_kinds);
  const char *theme = PICK (random, institution_themes);

  return g_strdup_printf ("%s %s, %s (%u)", kind, theme, PICK (random, cities), number);
}

char *
ura_practice_document (GRand *random, guint number)
{
  const char *kind = PICK (random, document_kinds);

  return g_strdup_printf ("%s %s, nr. %u", kind, PICK (random, document_themes), number);
}

const char *
ura_practice_description (GRand *random)
{
  return PICK (random, descriptions);
}

const char *
ura_practice_achievement (GRand *random)
{
  return PICK (random, achievements);
}

const char *
ura_practice_reason (GRand *random)
{
  return PICK (random, reasons);
}

const char *
ura_practice_correction (GRand *random)
{
  return PICK (random, corrections);
}

const char *
ura_practice_next_step (GRand *random)
{
  return PICK (random, next_steps);
}
