// Google Base 1.0 (base.google.com/ns/1.0), which Google's catalogues of products still use.
#include <charconv>

#include <fmt/format.h>

#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "G201",
     .name = "product-value",
     .says = "A value of Google Base is one of its list of words, or has its form.",
     .remedy = "write it as the attribute's description has it",
     .source = "Google Base, attributes of items",
     .breaks = "Catalogues refuse the product",
     .sample = Sample::kRssItem,
     .bad = "<g:gender xmlns:g=\"http://base.google.com/ns/1.0\">cat</g:gender>",
     .good = "<g:gender xmlns:g=\"http://base.google.com/ns/1.0\">Female</g:gender>"},
    {.code = "G202",
     .name = "product-too-many",
     .says = "A product has at most ten pictures and ten labels.",
     .remedy = "keep ten",
     .source = "Google Base, attributes image_link and label",
     .breaks = "Catalogues refuse the product",
     .sample = Sample::kRssItem,
     .bad = "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">1</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">2</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">3</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">4</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">5</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">6</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">7</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">8</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">9</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">10</g:label>"
            "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">11</g:label>",
     .good = "<g:label xmlns:g=\"http://base.google.com/ns/1.0\">1</g:label>"},
};

void add_wrong(const JudgedValue& value, FeedJudge& judge) {
  add_wrong_value("product-value", value, "which the attribute does not have", judge);
}

template <std::size_t N>
void judge_choice(const JudgedValue& value, const std::string_view (&words)[N], FeedJudge& judge) {
  if (!is_one_of(value.text, words)) add_wrong(value, judge);
}

void gender(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"Male", "M", "Female", "F"};
  judge_choice(value, kWords, judge);
}
void marital_status(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"single",  "divorced", "separated",
                                         "widowed", "married",  "in relationship"};
  judge_choice(value, kWords, judge);
}
void payment(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {
      "Cash", "Check", "Visa", "MasterCard", "AmericanExpress", "Discover", "WireTransfer"};
  judge_choice(value, kWords, judge);
}
void price_kind(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"negotiable", "starting"};
  judge_choice(value, kWords, judge);
}
void stars(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"1", "2", "3", "4", "5"};
  judge_choice(value, kWords, judge);
}
void reviewer(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"editorial", "user"};
  judge_choice(value, kWords, judge);
}
void carrier(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kWords[] = {"FedEx", "UPS",       "DHL",     "Mail",
                                         "Other", "Overnight", "Standard"};
  judge_choice(value, kWords, judge);
}

void country(const JudgedValue& value, FeedJudge& judge) {
  if (!is_country(value.text)) add_wrong(value, judge);
}

// ISO 4217, with the codes that were in use since 2005.
void currency(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kCodes =
      " AED AFN ALL AMD ANG AOA ARS AUD AWG AZM AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL "
      "BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CSD CUC CUP CVE CYP CZK "
      "DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHC GHS GIP GMD GNF GTQ GWP GYD HKD HNL "
      "HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP "
      "LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM "
      "MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR ROL RON RSD RUB RWF SAR SBD "
      "SCR SDD SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMM TMT TND "
      "TOP TRL TRY TTD TWD TZS UAH UGX USD USN USS UYU UZS VEB VED VES VND VUV WST XAF XAG XAU XBA "
      "XBB XBC XBD XCD XDR XFO XFU XOF XPD XPF XPT XTS YER ZAR ZMK ZMW ZWD ZWL ";
  if (!holds_word(kCodes, value.text)) add_wrong(value, judge);
}

void year(const JudgedValue& value, FeedJudge& judge) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  const int now = static_cast<int>(
      std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(judge.request().now)}
          .year());
  if (error != std::errc() || end != value.text.data() + value.text.size() || number < 1900 ||
      number > now + 4) {
    add_wrong(value, judge);
  }
}

// "12,000 miles"
void whole_with_unit(const JudgedValue& value, FeedJudge& judge) {
  const std::string_view number = value.text.substr(0, value.text.find(' '));
  const bool is_number =
      !number.empty() && all_of(number, [](char c) { return is_ascii_digit(c) || c == ','; });
  if (!is_number || !any_of(number, is_ascii_digit)) add_wrong(value, judge);
}

// A number, and anything behind it.
void number_and_more(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty() || !is_ascii_digit(value.text.front())) add_wrong(value, judge);
}

void label(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.find(',') != std::string_view::npos) add_wrong(value, judge);
}

void location(const JudgedValue& value, FeedJudge& judge) {
  const std::size_t parts = parts_between(value.text, ',').size();
  if (parts != 2 && parts != 3) add_wrong(value, judge);
}

void full_location(const JudgedValue& value, FeedJudge& judge) {
  const std::vector<std::string_view> parts = parts_between(value.text, ',');
  const bool is_full =
      parts.size() == 5 && none_of(parts, [](std::string_view part) { return trim(part).empty(); });
  if (!is_full) add_wrong(value, judge);
}

void truth(const JudgedValue& value, FeedJudge& judge) {
  if (!holds_word(" true false ", ascii_lower(value.element.text))) add_wrong(value, judge);
}

void ten_at_most(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge) {
  if (parent == nullptr) return;
  std::size_t before = 0;
  for (const CheckedElement& child : parent->children) {
    if (&child == &element) break;
    before += child.is(element.space, element.name) ? 1 : 0;
  }
  if (before != 10) return;
  judge.add("product-too-many", element.offset,
            fmt::format("more than ten <{}> stand in <{}>", element.shown_name(), parent->name));
}

constexpr Shape kWords{.value = plain_words};
constexpr Shape kNatural{.value = natural_number};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kNumber{.value = number_and_more};
constexpr Shape kUnit{.value = number_with_unit};
constexpr Shape kWholeUnit{.value = whole_with_unit};
constexpr Shape kPercent{.value = percentage};
constexpr Shape kDay{.value = iso_day};
constexpr Shape kDate{.value = iso_date};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kPicture{.value = full_address, .whole = ten_at_most};
constexpr Shape kLabel{.value = label, .whole = ten_at_most};
constexpr Shape kTruth{.value = truth};
constexpr Shape kLocation{.value = location};
constexpr Shape kFullLocation{.value = full_location};
constexpr Shape kGender{.value = gender};
constexpr Shape kMarital{.value = marital_status};
constexpr Shape kPayment{.value = payment};
constexpr Shape kPriceKind{.value = price_kind};
constexpr Shape kStars{.value = stars};
constexpr Shape kReviewer{.value = reviewer};
constexpr Shape kCurrency{.value = currency};
constexpr Shape kYear{.value = year};
constexpr Shape kCarrier{.value = carrier};
constexpr Shape kCountry{.value = country};

constexpr AttributeRow kParseType[] = {{.name = "parseType", .space = Space::kRdf}};
constexpr ChildRow kShippingRows[] = {{Space::kGoogleBase, "service", &kCarrier, Count::kAtMostOne},
                                      {Space::kGoogleBase, "country", &kCountry, Count::kAtMostOne},
                                      {Space::kGoogleBase, "price", &kUnit, Count::kAtMostOne}};
constexpr ChildRows kShippingChildren[] = {kShippingRows};
constexpr Shape kShipping{.attributes = kParseType, .children = kShippingChildren};
constexpr ChildRow kRangeRows[] = {{Space::kGoogleBase, "start", &kDate, Count::kAtMostOne},
                                   {Space::kGoogleBase, "end", &kDate, Count::kAtMostOne}};
constexpr ChildRows kRangeChildren[] = {kRangeRows};
constexpr Shape kRange{.attributes = kParseType, .children = kRangeChildren};

constexpr Space kG = Space::kGoogleBase;
constexpr RowGroup kGroups[] = {
    {kG,
     "actor agent area apparel_type artist author brand color condition course course_number "
     "course_times cuisine delivery_notes education employer ethnicity format id "
     "immigration_status interested_in isbn job_function job_industry job_type main_ingredient "
     "make manufacturer manufacturer_id meal_type model model_number "
     "name_of_item_being_reviewed news_source occupation payment_notes product_type "
     "property_type publication_name publication_volume review_type school_district "
     "sexual_orientation size subject subject_area tax_region university upc vehicle_type vin",
     &kWords},
    {kG, "age bathrooms bedrooms quantity", &kNatural},
    {kG, "pages", &kPositive},
    {kG,
     "calories cholesterol cooking_time fiber hoa_dues salary saturated_fat servings sodium "
     "total_carbs total_fat",
     &kNumber},
    {kG, "delivery_radius megapixels memory preparation_time price processor_speed protein weight",
     &kUnit},
    {kG, "mileage", &kWholeUnit},
    {kG, "tax_percent", &kPercent},
    {kG, "expiration_date publish_date", &kDay},
    {kG, "expiration_date_time", &kDate},
    {kG, "course_date_range event_date_range travel_date_range", &kRange},
    {kG, "url_of_item_being_reviewed", &kAddress},
    {kG, "image_link", &kPicture, Count::kAny},
    {kG, "label", &kLabel, Count::kAny},
    {kG, "listing_type pickup", &kTruth},
    {kG, "from_location to_location", &kLocation},
    {kG, "location", &kFullLocation},
    {kG, "gender", &kGender},
    {kG, "marital_status", &kMarital},
    {kG, "payment_accepted", &kPayment, Count::kAny},
    {kG, "price_type salary_type", &kPriceKind},
    {kG, "rating", &kStars},
    {kG, "reviewer_type", &kReviewer},
    {kG, "currency", &kCurrency},
    {kG, "year", &kYear},
    {kG, "service_type", &kWords},
    {kG, "shipping", &kShipping},
};

}  // namespace

std::span<const CheckRule> google_base_rules() { return kRules; }

void add_google_base_rows(std::vector<ChildRows>& rows) {
  static const std::vector<ChildRow> all = rows_of(kGroups);
  rows.emplace_back(all);
}

}  // namespace feedgen
