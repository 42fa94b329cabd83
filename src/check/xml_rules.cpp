// The rows of the rules of XML documents; what finds them stands in xml_document.cpp and in
// xml_spaces.cpp.
#include "check/feed_rules.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "X101",
     .name = "not-well-formed",
     .says = "A feed is well-formed XML.",
     .remedy = "mend the markup here: write & as &amp; and close what is open",
     .source = "XML 1.0 section 2.1",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A & B</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A &amp; B</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>"},
    {.code = "X102",
     .name = "undeclared-prefix",
     .says = "A prefix is declared by xmlns.",
     .remedy = "add xmlns:…=\"…\" to the feed's first element",
     .source = "Namespaces in XML 1.0 section 5",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
            "<description>A</description><dc:language>en</dc:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X103",
     .name = "unknown-entity",
     .says = "A reference names one of XML's five entities, or a character by its number.",
     .remedy = "write the character itself, or its number: &#160;",
     .source = "XML 1.0 section 4.1",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A&nbsp;B</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A&#160;B</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>"},
    {.code = "X104",
     .name = "doctype",
     .severity = Severity::kWarning,
     .says = "A feed has no DOCTYPE.",
     .remedy = "remove it",
     .source = "RSS 2.0; practice of readers, which load no DTD",
     .breaks = "Readers that refuse DTDs, for safety, refuse the feed",
     .bad = "<!DOCTYPE rss SYSTEM \"a.dtd\"><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X105",
     .name = "entity-declaration",
     .says = "A feed declares no entities.",
     .remedy = "write the texts themselves",
     .source = "XML 1.0 section 4.2; practice of readers",
     .breaks = "Readers refuse the feed, since entities can grow without bound",
     .bad = "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X106",
     .name = "no-feed",
     .says = "A document is RSS, Atom, JSON Feed, OPML or one of their relatives.",
     .remedy = "check the address: this may be a page",
     .source = "RSS 2.0; RFC 4287; JSON Feed 1.1; OPML 2.0",
     .breaks = "Readers find no feed",
     .bad = "<html><body>Words</body></html>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X107",
     .name = "feed-namespace",
     .says = "The feed's own elements have the format's namespace.",
     .remedy = "write xmlns=\"http://www.w3.org/2005/Atom\" for Atom, and none for RSS 2.0",
     .source = "RFC 4287 section 1.2; RSS 2.0",
     .breaks = "Readers find no feed",
     .bad = "<feed><title>A site</title></feed>",
     .good = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A site</title>"
             "<id>https://site.example/</id><updated>2021-07-10T13:01:16Z</updated></feed>"},
    {.code = "X108",
     .name = "namespace-spelling",
     .severity = Severity::kWarning,
     .says = "The namespace of an extension is spelled as its specification has it.",
     .remedy = "write it as the specification has it",
     .source = "Namespaces in XML 1.0 section 2.3",
     .breaks = "Readers do not know the extension",
     .bad = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "<dc:language>en</dc:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X109",
     .name = "nested-too-deep",
     .says = "Elements are nested at most 200 deep.",
     .remedy = "remove elements that only hold others",
     .source = "Practice of readers: libxml2's bound is 256",
     .breaks = "Readers refuse the feed",
     .bad = "",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X110",
     .name = "unusual-prefix",
     .severity = Severity::kNote,
     .says = "An extension has the prefix that its specification uses.",
     .remedy = "use the usual prefix",
     .source = "Practice: some readers look at the prefix instead of the namespace",
     .breaks = "Readers that do not know namespaces pass over it",
     .bad = "<rss version=\"2.0\" xmlns:dublin=\"http://purl.org/dc/elements/1.1/\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "<dublin:language>en</dublin:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X111",
     .name = "bad-namespace",
     .says = "Namespaces are declared as XML allows.",
     .remedy = "correct the xmlns attribute",
     .source = "Namespaces in XML 1.0 sections 2.2 and 3",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\" xmlns:xml=\"urn:x:y\"><channel><title>A</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X112",
     .name = "reserved-prefix",
     .severity = Severity::kWarning,
     .says = "A prefix that everybody uses for one extension is not used for another.",
     .remedy = "take another prefix",
     .source = "Practice: some readers look at the prefix instead of the namespace",
     .breaks = "Readers that do not know namespaces take it for the other extension",
     .bad = "<rss version=\"2.0\" xmlns:dc=\"https://site.example/ns\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "</channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:x=\"https://site.example/ns\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "</channel></rss>"},
    {.code = "X113",
     .name = "unknown-namespace",
     .severity = Severity::kNote,
     .says = "A namespace is that of an extension that readers know.",
     .remedy = "nothing, if the readers that it is meant for know it",
     .source = "RSS 2.0, Extending RSS; RFC 4287 section 6",
     .breaks = "Readers pass over its elements",
     .bad = "<rss version=\"2.0\" xmlns:x=\"https://site.example/ns\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "</channel></rss>",
     .good = "<rss version=\"2.0\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "</channel></rss>"},
    {.code = "X114",
     .name = "media-namespace",
     .says = "The namespace of Media RSS ends in a slash.",
     .remedy = "write xmlns:media=\"http://search.yahoo.com/mrss/\"",
     .source = "Media RSS 1.5.1, Namespace declaration",
     .breaks = "Readers show no pictures",
     .bad = "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "</channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "</channel></rss>"},
    {.code = "X115",
     .name = "prefixed-atom",
     .severity = Severity::kWarning,
     .says = "Atom declares no prefix for its own namespace or for XHTML's.",
     .remedy = "write xmlns=\"…\" at the element itself",
     .source = "Practice: some readers do not know prefixed elements of Atom",
     .breaks = "Readers that look for <entry> find none",
     .bad = "<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\"><atom:title>A</atom:title>"
            "<atom:id>https://site.example/</atom:id>"
            "<atom:updated>2021-07-10T13:01:16Z</atom:updated></atom:feed>",
     .good = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title>"
             "<id>https://site.example/</id><updated>2021-07-10T13:01:16Z</updated></feed>"},
    {.code = "X116",
     .name = "old-namespace",
     .severity = Severity::kWarning,
     .says = "An extension has the namespace of its present version.",
     .remedy = "write the present namespace",
     .source = "RSS 1.0 Modules: Wiki",
     .breaks = "Newer readers do not know it",
     .bad = "<rss version=\"2.0\" xmlns:wiki=\"http://www.usemod.com/cgi-bin/mb.pl?ModWiki\">"
            "<channel><title>A</title><link>https://site.example/</link>"
            "<description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:wiki=\"http://purl.org/rss/1.0/modules/wiki/\">"
             "<channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X117",
     .name = "dead-doctype",
     .says = "RSS names no DTD that is no longer there, and 2.0 not that of 0.91.",
     .remedy = "remove the DOCTYPE",
     .source = "RSS Advisory Board, RSS 0.91 (Netscape)",
     .breaks = "Readers that load the DTD show nothing of the feed",
     .bad = "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
            "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\">"
            "<channel><title>A</title><link>https://site.example/</link>"
            "<description>A</description></channel></rss>",
     .good = "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
             "\"http://www.rssboard.org/rss-0.91.dtd\"><rss version=\"0.91\">"
             "<channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
};

}  // namespace

std::span<const CheckRule> xml_rules() { return kRules; }

}  // namespace feedgen
