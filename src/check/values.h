// What a text or an attribute may be: dates, addresses, languages, numbers. Each function is one
// kind of value; a shape's rows name it.
#pragma once

#include <optional>
#include <string_view>

#include "check/shape.h"
#include "time/instant.h"

namespace feedgen {

// Texts.
void plain_line(const JudgedValue& value, FeedJudge& judge);   ///< a title: not empty, no markup
void plain_words(const JudgedValue& value, FeedJudge& judge);  ///< may be empty, no markup
void some_text(const JudgedValue& value, FeedJudge& judge);    ///< not empty
void any_text(const JudgedValue& value, FeedJudge& judge);

// Dates.
void mail_date(const JudgedValue& value,
               FeedJudge& judge);  ///< RFC 822, as the RSS Advisory Board has it
void rfc3339_date(const JudgedValue& value, FeedJudge& judge);
void w3c_date(const JudgedValue& value,
              FeedJudge& judge);  ///< W3CDTF: may be shorter than RFC 3339's
void w3c_date_of_any_time(const JudgedValue& value, FeedJudge& judge);
void iso_date(const JudgedValue& value, FeedJudge& judge);  ///< W3CDTF, with or without a zone
void iso_date_of_any_time(const JudgedValue& value, FeedJudge& judge);
void iso_day(const JudgedValue& value, FeedJudge& judge);  ///< "2021-07-10"

// Addresses.
void full_address(const JudgedValue& value,
                  FeedJudge& judge);                        ///< absolute, of any scheme (RFC 3986)
void full_iri(const JudgedValue& value, FeedJudge& judge);  ///< the same with Unicode (RFC 3987)
void iri_reference(const JudgedValue& value, FeedJudge& judge);  ///< may be relative
void reference(const JudgedValue& value, FeedJudge& judge);      ///< may be relative (RFC 3986)
void web_address(const JudgedValue& value, FeedJudge& judge);    ///< http or https
void picture_address(const JudgedValue& value, FeedJudge& judge);

// People and names.
void mail_address(const JudgedValue& value, FeedJudge& judge);  ///< RFC 5322's addr-spec
void mail_address_of_person(const JudgedValue& value,
                            FeedJudge& judge);                    ///< "A Name <a@b.example>", too
void mail_with_name(const JudgedValue& value, FeedJudge& judge);  ///< "a@b.example (A Name)"
void language_name(const JudgedValue& value, FeedJudge& judge);   ///< BCP 47
void media_type(const JudgedValue& value, FeedJudge& judge);      ///< RFC 2045
void link_relation(const JudgedValue& value, FeedJudge& judge);   ///< RFC 4287 section 4.2.7.2

// Numbers and words of a choice.
void natural_number(const JudgedValue& value, FeedJudge& judge);    ///< 0, 1, 2, …
void positive_number(const JudgedValue& value, FeedJudge& judge);   ///< 1, 2, …
void whole_or_nothing(const JudgedValue& value, FeedJudge& judge);  ///< …, -1, 0, 1, …, or empty
void any_number(const JudgedValue& value, FeedJudge& judge);        ///< a decimal number
void natural_decimal(const JudgedValue& value, FeedJudge& judge);   ///< digits and a point, no sign
void signed_decimal(const JudgedValue& value, FeedJudge& judge);
void number_with_unit(const JudgedValue& value, FeedJudge& judge);  ///< "4.5 kg"
void percentage(const JudgedValue& value, FeedJudge& judge);
void true_or_false(const JudgedValue& value, FeedJudge& judge);
void yes_or_no(const JudgedValue& value, FeedJudge& judge);
void latitude(const JudgedValue& value, FeedJudge& judge);
void longitude(const JudgedValue& value, FeedJudge& judge);
void angle(const JudgedValue& value, FeedJudge& judge);             ///< -360 to 360
void coordinate_pair(const JudgedValue& value, FeedJudge& judge);   ///< "51.5 -0.1"
void coordinate_pairs(const JudgedValue& value, FeedJudge& judge);  ///< two or more
void numbers_with_commas(const JudgedValue& value, FeedJudge& judge);
void update_period(const JudgedValue& value, FeedJudge& judge);  ///< of the syndication module
void form_name(const JudgedValue& value, FeedJudge& judge);      ///< of a field in a form

/// "which is no …", for a finding of a rule.
void add_wrong_value(std::string_view rule, const JudgedValue& value, std::string_view problem,
                     FeedJudge& judge);

/// Whether a text holds an end tag of HTML, or a reference to a character.
bool has_end_tag(std::string_view text);
bool has_reference(std::string_view text);

/// "eacute": a name that HTML 4 has for a character.
bool is_html_entity(std::string_view name);

/// "javascript:…": an address that is a program, also where it is written with blanks and controls
/// that browsers pass over (WHATWG URL section 4.4).
bool is_program_address(std::string_view text);

/// The nearest xml:base of a value; empty where there is none.
std::string_view base_of(const JudgedValue& value, const FeedJudge& judge);

/// Whether a code names a country (ISO 3166), in capitals.
bool is_country(std::string_view code);

/// The value where it is a date of these kinds; nothing where it is not.
std::optional<Instant> instant_of_mail_date(std::string_view text);
std::optional<Instant> instant_of_rfc3339(std::string_view text);

/// "<link>", "attribute href of <link>": as messages name what they judge.
std::string shown_place(const JudgedValue& value);

}  // namespace feedgen
