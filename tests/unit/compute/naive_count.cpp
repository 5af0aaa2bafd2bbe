#include "naive_count.hpp"

#include <algorithm>
#include <set>

namespace peil::tests {
namespace {

const Period k_plan{Date(2026, 1, 1), Date(2027, 12, 31)};

const Entry* current(const History& history, Date on)
{
  const Entry* last = nullptr;
  for (const Entry& entry : history)
    if (entry.date <= on)
      last = &entry;
  return last;
}

bool running(const Part& part, Date on)
{
  return (!part.from || *part.from <= on) && (!part.until || *part.until >= on);
}

// §4.1, R15, R16.
bool chain_counts(const ChainFacts& one, Date on)
{
  if (one.part_of || (one.merged_into && one.merged_on <= on))
    return false;
  const Entry* phase = current(one.phases, on);
  if (!phase || (phase->value != "toepassing" && phase->value != "opschaling"))
    return false;
  if (std::none_of(one.agreements.begin(), one.agreements.end(), [on](const Part& agreement) {
        return agreement.kind != "intentie" && running(agreement, on) && agreement.evidence;
      }))
    return false;
  const Entry* state = current(one.states, on);
  if (!state || !(state->value == "lopend" || (state->value == "afgerond" && state->flag)))
    return false;
  return one.in_drenthe && one.has_origin &&
         std::any_of(one.partners.begin(), one.partners.end(), [on](const Part& partner) {
           return partner.in_drenthe && running(partner, on);
         });
}

// §4.2, R19–R25: a practice pilot that is no step leaves the innovation where it was.
bool innovation_counts(const InnovationFacts& one, Date on)
{
  if (!one.owner_in_drenthe || one.counted_by_mistake)
    return false;
  std::string before;
  for (const Entry& entry : one.phases) {
    if (entry.date > on)
      return false;
    if (entry.value != "praktische_toepassing") {
      before = entry.value;
      continue;
    }
    if (entry.form == "regionale_praktijkpilot" && !(before == "verkenning" && entry.flag))
      continue;
    return k_plan.contains(entry.date) && (before == "verkenning" || before == "pilot") &&
           !entry.form.empty() && entry.evidence &&
           std::any_of(one.support.begin(), one.support.end(),
                       [&](const Part& support) { return *support.from <= entry.date; });
  }
  return false;
}

// §4.3 (a), (b), R28.
bool activity_counts(const Part& one, Date on)
{
  if (!one.in_drenthe || !one.evidence || *one.from > on)
    return false;
  if (one.kind == "deelname")
    return !one.of_province && running(one, on);
  const bool within_a_year = on < one.from->anniversary();
  return within_a_year && (one.kind == "besluit" || (one.kind == "aanvraag" && !one.of_province));
}

// R26, R27.
bool has_activity(const Facts& facts, std::size_t programme, Date on)
{
  const std::vector<Part>& own = facts.programmes[programme].activities;
  if (std::any_of(own.begin(), own.end(),
                  [on](const Part& one) { return activity_counts(one, on); }))
    return true;
  for (std::size_t i = 0; i < facts.programmes.size(); ++i)
    if (facts.programmes[i].part_of == programme && has_activity(facts, i, on))
      return true;
  return false;
}

bool is_unit(const Facts& facts, const ProgrammeFacts& one)
{
  return !one.is_fund && (!one.part_of || facts.programmes[*one.part_of].is_fund);
}

const Entry* first_grant(const History& voucher, Date on)
{
  for (const Entry& entry : voucher)
    if (entry.value == "verleend" && entry.date <= on)
      return &entry;
  return nullptr;
}

// §4.5, R41: the grant of a voucher that is neither withdrawn nor settled at nil.
const Entry* valid_grant(const History& voucher, Date on)
{
  const Entry* state = current(voucher, on);
  if (!state || state->value == "ingetrokken" || state->value == "vastgesteld_op_nihil")
    return nullptr;
  const Entry* grant = first_grant(voucher, on);
  return grant && grant->evidence ? grant : nullptr;
}

// §4.4, table: the day of the support that a contact gives.
std::optional<Date> support_day(const Facts& facts, const ContactFacts& one, Date on)
{
  if (one.voucher) {
    const Entry* grant = valid_grant(facts.vouchers[*one.voucher], on);
    return grant ? std::optional(grant->date) : std::nullopt;
  }
  if (!one.evidence)
    return std::nullopt;
  if (one.instrument == "quickscan")
    return one.delivered;
  if (one.instrument == "overig" || !one.present)
    return std::nullopt;
  const bool followed = one.follow_up && *one.follow_up <= on;
  return one.instrument == "bijeenkomst" && !followed ? std::nullopt : one.date;
}

// §4.4 (a)–(d), R31, R35, R38.
bool contact_supports(const Facts& facts, const ContactFacts& one, Date on)
{
  const CompanyFacts& company = facts.companies[one.company];
  const std::optional<Date> day = support_day(facts, one, on);
  if (!company.is_sme || !company.is_business || !one.has_perspective || !day || *day > on ||
      !k_plan.contains(*day))
    return false;
  if (!one.municipality.empty())
    return one.municipality != "buiten_drenthe";
  const Entry* home = current(company.municipalities, *day);
  return home && home->value != "buiten_drenthe";
}

template <typename T, typename Counts>
int count_if(const std::vector<T>& all, Counts counts)
{
  return static_cast<int>(std::count_if(all.begin(), all.end(), counts));
}

} // namespace

int count_chain_projects(const Facts& facts, Date on)
{
  return count_if(facts.chains, [on](const ChainFacts& one) { return chain_counts(one, on); });
}

int count_innovations(const Facts& facts, Date on)
{
  return count_if(facts.innovations,
                  [on](const InnovationFacts& one) { return innovation_counts(one, on); });
}

int count_programmes(const Facts& facts, Date on)
{
  return count_if(facts.programmes, [&](const ProgrammeFacts& one) {
    const auto number = static_cast<std::size_t>(&one - facts.programmes.data());
    return is_unit(facts, one) && one.from <= on && (!one.until || *one.until >= on) &&
           has_activity(facts, number, on);
  });
}

int count_supported_companies(const Facts& facts, Date on)
{
  std::set<std::size_t> supported;
  for (const ContactFacts& contact : facts.contacts) {
    if (!contact_supports(facts, contact, on))
      continue;
    std::size_t company = contact.company;
    while (facts.companies[company].same_as)
      company = *facts.companies[company].same_as;
    supported.insert(company);
  }
  return static_cast<int>(supported.size());
}

int count_vouchers(const Facts& facts, Date on)
{
  const int year = std::clamp(on.year(), 2026, 2027);
  return count_if(facts.vouchers, [&](const History& voucher) {
    const Entry* grant = valid_grant(voucher, on);
    return grant && grant->date.year() == year;
  });
}

} // namespace peil::tests
