#include "feed/page_texts.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array kTexts{
    PageTexts{
        "en",
        "Feeds of {}",
        "A feed tells your reader app what is new here, without an account and without mail. Copy "
        "an address into "
        "your reader, or open it in one of these.",
        "Subscribe",
        "Address of the {} feed",
        "Copy",
        "Copied",
        "Open in",
        "your reader app",
        "Newest articles",
        "There are no articles yet.",
        "Categories",
        "Tags",
        "Authors",
        "Sections",
        "Languages",
        "More feeds",
        "Search these feeds",
        "Categories below: {}",
        "Articles: {}",
        "{} more are in the list of all feeds.",
        "All feeds as one file (OPML)",
        "Older articles",
        "To the site",
        "All feeds of this site",
        "To the articles",
        "This is a feed. Copy its address into your feed reader to see what is new. A page with "
        "help lies beside it: "
        "index.html",
    },
    PageTexts{
        "zh",
        "{}的订阅源",
        "订阅源会把这里的新内容告诉你的阅读器，不需要账号，也不需要邮箱。把地址复制到阅读器里，或者"
        "用下面的阅读器打开。",
        "订阅",
        "{} 订阅源的地址",
        "复制",
        "已复制",
        "打开方式",
        "默认阅读器",
        "最新文章",
        "还没有文章。",
        "分类",
        "标签",
        "作者",
        "栏目",
        "语言",
        "其他订阅源",
        "搜索订阅源",
        "下级分类：{}",
        "文章：{}",
        "另有 {} 个，见全部订阅源的列表。",
        "全部订阅源（OPML 文件）",
        "更早的文章",
        "前往网站",
        "本站的全部订阅源",
        "跳到文章",
        "这是一个订阅源。把它的地址复制到阅读器里，就能看到新内容。旁边有一个说明页面：index.html",
    },
    PageTexts{
        "ja",
        "{}のフィード",
        "フィードを使うと、アカウントもメールもなしで、新しい記事がリーダーに届きます。アドレスをリ"
        "ーダーにコピーするか、次の"
        "リーダーで開いてください。",
        "購読する",
        "{} フィードのアドレス",
        "コピー",
        "コピーしました",
        "リーダーで開く",
        "既定のリーダー",
        "新しい記事",
        "まだ記事がありません。",
        "カテゴリー",
        "タグ",
        "著者",
        "セクション",
        "言語",
        "その他のフィード",
        "フィードを検索",
        "下位のカテゴリー：{}",
        "記事数：{}",
        "ほかに {} 件が全フィードの一覧にあります。",
        "すべてのフィード（OPML ファイル）",
        "古い記事",
        "サイトへ",
        "このサイトのすべてのフィード",
        "記事へ移動",
        "これはフィードです。アドレスをリーダーにコピーすると、新しい記事が届きます。隣に説明のペー"
        "ジがあります：index.html",
    },
    PageTexts{
        "ko",
        "{} 피드",
        "피드를 쓰면 계정이나 메일 없이 새 글이 리더에 도착합니다. 주소를 리더에 복사하거나 다음 "
        "리더로 여세요.",
        "구독",
        "{} 피드의 주소",
        "복사",
        "복사됨",
        "리더로 열기",
        "기본 리더",
        "새 글",
        "아직 글이 없습니다.",
        "카테고리",
        "태그",
        "글쓴이",
        "섹션",
        "언어",
        "다른 피드",
        "피드 검색",
        "하위 카테고리: {}",
        "글: {}",
        "{}개가 전체 피드 목록에 더 있습니다.",
        "모든 피드(OPML 파일)",
        "이전 글",
        "사이트로",
        "이 사이트의 모든 피드",
        "글로 이동",
        "이것은 피드입니다. 주소를 리더에 복사하면 새 글을 볼 수 있습니다. 옆에 안내 페이지가 "
        "있습니다: index.html",
    },
    PageTexts{
        "de",
        "Feeds von {}",
        "Ein Feed sagt deinem Feedreader, was es hier Neues gibt, ohne Konto und ohne E-Mail. "
        "Kopiere eine Adresse in "
        "deinen Reader oder öffne sie in einem von diesen.",
        "Abonnieren",
        "Adresse des {}-Feeds",
        "Kopieren",
        "Kopiert",
        "Öffnen in",
        "deiner Leseapp",
        "Neueste Artikel",
        "Es gibt noch keine Artikel.",
        "Kategorien",
        "Schlagwörter",
        "Autoren",
        "Bereiche",
        "Sprachen",
        "Weitere Feeds",
        "Feeds durchsuchen",
        "Unterkategorien: {}",
        "Artikel: {}",
        "{} weitere stehen in der Liste aller Feeds.",
        "Alle Feeds als eine Datei (OPML)",
        "Ältere Artikel",
        "Zur Website",
        "Alle Feeds dieser Website",
        "Zu den Artikeln",
        "Das ist ein Feed. Kopiere seine Adresse in deinen Feedreader, um Neues zu sehen. Daneben "
        "liegt eine Seite mit "
        "Hilfe: index.html",
    },
    PageTexts{
        "fr",
        "Flux de {}",
        "Un flux signale les nouveautés à votre lecteur, sans compte et sans courriel. Copiez une "
        "adresse dans votre "
        "lecteur, ou ouvrez-la dans l’un de ceux-ci.",
        "S’abonner",
        "Adresse du flux {}",
        "Copier",
        "Copié",
        "Ouvrir dans",
        "votre lecteur",
        "Derniers articles",
        "Il n’y a pas encore d’articles.",
        "Catégories",
        "Étiquettes",
        "Auteurs",
        "Rubriques",
        "Langues",
        "Autres flux",
        "Chercher parmi les flux",
        "Sous-catégories : {}",
        "Articles : {}",
        "{} autres sont dans la liste de tous les flux.",
        "Tous les flux dans un fichier (OPML)",
        "Articles plus anciens",
        "Vers le site",
        "Tous les flux de ce site",
        "Aller aux articles",
        "Ceci est un flux. Copiez son adresse dans votre lecteur pour suivre les nouveautés. Une "
        "page d’aide se trouve à "
        "côté : index.html",
    },
    PageTexts{
        "es",
        "Canales de {}",
        "Un canal avisa a tu lector de lo nuevo, sin cuenta y sin correo. Copia una dirección en "
        "tu lector, o ábrela en "
        "uno de estos.",
        "Suscribirse",
        "Dirección del canal {}",
        "Copiar",
        "Copiado",
        "Abrir en",
        "tu lector",
        "Últimos artículos",
        "Todavía no hay artículos.",
        "Categorías",
        "Etiquetas",
        "Autores",
        "Secciones",
        "Idiomas",
        "Otros canales",
        "Buscar entre los canales",
        "Subcategorías: {}",
        "Artículos: {}",
        "{} más están en la lista de todos los canales.",
        "Todos los canales en un archivo (OPML)",
        "Artículos anteriores",
        "Ir al sitio",
        "Todos los canales de este sitio",
        "Ir a los artículos",
        "Esto es un canal. Copia su dirección en tu lector para ver lo nuevo. Al lado hay una "
        "página con ayuda: "
        "index.html",
    },
    PageTexts{
        "ar",
        "خلاصات {}",
        "تخبر الخلاصة قارئك بكل جديد هنا، دون حساب ودون بريد. انسخ عنوانًا إلى قارئك، أو افتحه في "
        "أحد هذه القارئات.",
        "الاشتراك",
        "عنوان خلاصة {}",
        "نسخ",
        "تم النسخ",
        "فتح في",
        "قارئك المعتاد",
        "أحدث المقالات",
        "لا توجد مقالات بعد.",
        "التصنيفات",
        "الوسوم",
        "الكتّاب",
        "الأقسام",
        "اللغات",
        "خلاصات أخرى",
        "البحث في الخلاصات",
        "التصنيفات الفرعية: {}",
        "المقالات: {}",
        "{} أخرى في قائمة كل الخلاصات.",
        "كل الخلاصات في ملف واحد (OPML)",
        "مقالات أقدم",
        "إلى الموقع",
        "كل خلاصات هذا الموقع",
        "إلى المقالات",
        "هذه خلاصة. انسخ عنوانها إلى قارئك لترى الجديد. بجانبها صفحة مساعدة: index.html",
    },
};

std::string_view primary_tag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

constexpr std::array kNames{
    PageTextName{"feeds_of", &PageTexts::feeds_of, true},
    PageTextName{"about", &PageTexts::about},
    PageTextName{"subscribe", &PageTexts::subscribe},
    PageTextName{"address", &PageTexts::address, true},
    PageTextName{"copy", &PageTexts::copy},
    PageTextName{"copied", &PageTexts::copied},
    PageTextName{"open_in", &PageTexts::open_in},
    PageTextName{"own_reader", &PageTexts::own_reader},
    PageTextName{"newest", &PageTexts::newest},
    PageTextName{"nothing", &PageTexts::nothing},
    PageTextName{"categories", &PageTexts::categories},
    PageTextName{"tags", &PageTexts::tags},
    PageTextName{"authors", &PageTexts::authors},
    PageTextName{"sections", &PageTexts::sections},
    PageTextName{"languages", &PageTexts::languages},
    PageTextName{"more_feeds", &PageTexts::more_feeds},
    PageTextName{"filter", &PageTexts::filter},
    PageTextName{"below", &PageTexts::below, true},
    PageTextName{"articles", &PageTexts::articles, true},
    PageTextName{"others", &PageTexts::others, true},
    PageTextName{"all_feeds", &PageTexts::all_feeds},
    PageTextName{"archive", &PageTexts::archive},
    PageTextName{"to_site", &PageTexts::to_site},
    PageTextName{"all_of_site", &PageTexts::all_of_site},
    PageTextName{"skip", &PageTexts::skip},
    PageTextName{"is_feed", &PageTexts::is_feed},
};

void replace(const OwnPageTexts& own, PageTexts& texts) {
  for (const auto& [own_name, text] : own.texts) {
    const std::string_view name = own_name;
    const auto* const found = std::find_if(
        kNames.begin(), kNames.end(), [&](const PageTextName& one) { return one.name == name; });
    if (found != kNames.end()) texts.*(found->text) = text;
  }
}

}  // namespace

std::span<const PageTextName> page_text_names() { return kNames; }

PageTexts page_texts(std::string_view language, const PageLook* look) {
  const std::string whole = ascii_lower(language);
  const std::string_view tag = primary_tag(whole);
  const auto* const found = std::find_if(kTexts.begin(), kTexts.end(),
                                         [&](const PageTexts& one) { return one.language == tag; });
  PageTexts texts = found == kTexts.end() ? kTexts.front() : *found;
  if (look == nullptr) return texts;
  for (const std::string_view wanted : {std::string_view(), tag, std::string_view(whole)}) {
    for (const OwnPageTexts& own : look->texts) {
      if (own.language == wanted) replace(own, texts);
    }
  }
  return texts;
}

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 10> kTags{"ar", "he", "fa", "ur", "yi",
                                                   "ps", "sd", "ug", "dv", "ckb"};
  const std::string tag = ascii_lower(primary_tag(language));
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

std::string filled(std::string_view text, std::string_view with) {
  const std::size_t at = text.find("{}");
  if (at == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, at)).append(with).append(text.substr(at + 2));
}

}  // namespace feedgen
