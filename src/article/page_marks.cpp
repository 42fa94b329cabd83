#include <array>
#include <unordered_map>

#include "article/page_outline.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

struct Words {
  unsigned mark;
  std::string_view words;
};

constexpr std::array kWhole{
    Words{PageMark::kPlatformBody,
          " js_content rich_media_content content_views cnblogs_post_body article_view "
          "tt_article_useless_p_margin contents_style se-main-container postviewarea "
          "se_component_wrap post-richtextcontainer trs_editor artibody read_tpc "
          "mw-parser-output skinarticlebody2 entrybody note-common-styles__textnote-body "
          "gh-content post-full-content article_content "},
    Words{PageMark::kBody,
          " e-content entry-content entry_content post-content post_content post-body postbody "
          "article-content article-body articlebody article__body articlecontent article_body "
          "content-body markdown-body story-body post__content post-entry article-entry "
          "article-container fulltext entry-body blog-content blog-post-content news-content "
          "content-detail detail-content pattl "},
    Words{PageMark::kContent,
          " content main post hentry h-entry article main-content page-content content-main "
          "maincontent entry detail contenttext text_content con_text "},
    Words{PageMark::kTitle,
          " entry-title post-title post_title article-title article_title articletitle p-name "
          "thread_subject subject_tpc activity-name firstheading title_view hd-heading "
          "se-title-text htitle articlecontentid cb_post_title_url gh-article-title "
          "skinarticletitle o-notecontentheader__title topic-title blog-title-text title-article "
          "rich_media_title post-header-title article__title "},
    Words{PageMark::kDate,
          " published dt-published dtstamp entry-date post-date post_date date-header "
          "article-time article-date article_date pubtime pub-time pubdate publish_time "
          "publish-time publishtime pubtime_baidu se_publishdate blog_date _postadddate txt_date "
          "date-source time-source post-time post-meta-date posted-on date published-date "
          "contentitem-time skinarticleheader2 time-published "},
    Words{PageMark::kAuthor,
          " p-author byline-author post-author entry-author article-author author-name js_name "
          "follow-nickname authorinfo-name fn "},
    Words{PageMark::kMeta,
          " post-meta entry-meta article-info article-meta byline post-info meta entry-header-meta "
          "post_meta pstatus jammer locked aimg_tip rich_media_meta_list "},
    Words{PageMark::kForeign,
          " comments comment-list comment-area comment-section commentlist disqus_thread gitalk "
          "gitalk-container waline twikoo utterances giscus respond valine vcomments livere "
          "cusdis remark42 isso-thread "
          "share sharing social sharedaddy post-share share-buttons social-share addthis "
          "a2a_kit addtoany_share_save_container bdsharebuttonbox share-bar sharebar "
          "related related-posts recommend recommended recommend-box read-next yarpp "
          "jp-relatedposts related-articles post-related "
          "ad ads adv advert advertisement adsbygoogle ad-container google-auto-placed "
          "screen-reader-text skip-link skip-to-content back-to-top backtotop "
          "cookie cookies cookie-banner cookie-notice gdpr mw-editsection "},
    Words{PageMark::kNoise,
          " post-nav post-navigation pagination pager prev-next nav-links page-nav post-pagination "
          "paginator prenext navigation nav navbar menu main-menu site-nav site-header "
          "site-footer header-nav top-nav topnav footer header masthead page-header-nav "
          "breadcrumb breadcrumbs crumbs crumb tag-list post-tags tags-links "
          "author-box author-info author-bio about-author bio post-author-box "
          "newsletter subscribe subscription subscribe-form "
          "sidebar side-bar sidebar-widget widget widgets widget-area aside right-sidebar "
          "left-sidebar secondary "
          "post-copyright copyright copyrights reward donate reward-container post-reward "
          "edit-link edit-page navbox mw-jump-link catlinks search-form searchform print-link "
          "site-info colophon "},
};

// A class that begins with one of these and a hyphen or an underscore is not of the article.
constexpr std::string_view kForeignBeginnings =
    " share sharing social related recommend recommendation cookie gdpr advert advertisement yarpp "
    "disqus comments ";
constexpr std::string_view kNoiseBeginnings =
    " sidebar breadcrumb breadcrumbs pagination newsletter footer navbar ";

constexpr std::string_view kDateMetas =
    " article:published_time article:published_date article:published article:post_date "
    "article:publicationdate article.created article.published article_date_original bt:pubdate "
    "citation_date citation_publication_date citation_online_date content_create_date created "
    "cxenseparse:recs:publishtime date date_created date_published datecreated dateposted "
    "datepublished dc.date dc.created dc.date.created dc.date.issued dc.date.publication "
    "dcterms.created dcterms.date dcterms.issued dcsext.articlefirstpublished displaydate "
    "doc_date field-name-post-date gentime mediator_published_time og:article:published_time "
    "og:pubdate og:publish_date og:published_time og:regdate og:release_date "
    "originalpublicationdate parsely-pub-date pdate ptime pub_date pubdate publishdate "
    "publish-date publish_date publish_time published-date published_date published_time "
    "publisheddate publication_date rbpubdate release_date rnews:datepublished sailthru.date "
    "shareaholic:article_published_time timestamp twt-published-at video:release_date "
    "weibo:article:create_at bytedance:published_time apub:time ";

std::unordered_map<std::string_view, unsigned> all_marks() {
  std::unordered_map<std::string_view, unsigned> marks;
  for (const Words& row : kWhole) {
    std::string_view rest = row.words;
    for (auto word = take_word(rest, " "); !word.empty(); word = take_word(rest, " ")) {
      marks[word] |= row.mark;
    }
  }
  return marks;
}

}  // namespace

unsigned marks_of_word(std::string_view word) {
  static const std::unordered_map<std::string_view, unsigned> kMarks = all_marks();
  const auto known = kMarks.find(word);
  unsigned marks = known == kMarks.end() ? 0 : known->second;
  if (word.starts_with("postmessage_")) marks |= PageMark::kPlatformBody;
  if (word.starts_with("authorposton")) marks |= PageMark::kDate | PageMark::kMeta;
  const std::string_view first = word.substr(0, word.find_first_of("-_"));
  if (first.size() == word.size()) return marks;
  if (holds_word(kForeignBeginnings, first)) marks |= PageMark::kForeign;
  if (holds_word(kNoiseBeginnings, first)) marks |= PageMark::kNoise;
  return marks;
}

bool is_date_meta(std::string_view name) { return holds_word(kDateMetas, name); }

}  // namespace feedgen
