"""HTML as people write it and editors leave it: not closed, closed twice, nested where it may not be."""

PARTS = (
    "<p>Text before<table><tr><td>cell</td></tr></table><p>end",
    "<p>Before a table<table><tr><td>cell</table>",
    "<p>Text <table><td>no row<td>two</table> behind",
    "<table><p>lost paragraph<tr><td>a</table>",
    "<table>text<b>bold<tr><td>a<td>b<tr><td>c</table>",
    "<table><caption>C<tbody><td>a</tbody></table>",
    "<p><table><tr><td><p>a<td><p>b</table></p>",
    "<p>one<p>two<p>three",
    "<p>a<div>b</p>c</div></p>",
    "<p><p></p></p>",
    "<b>bold <i>both</b> italic</i> plain",
    "<b>bold<p>paragraph</b> more</p>",
    "<i>a<div><b>c</i>d</b></div>",
    "<a href='/x'>one <a href='/y'>two</a> three</a>",
    "<a href='/x'><p>block</a> in a link</p>",
    "<li>no list<li>two",
    "<ul><p>a<li>b</ul></li>",
    "<ul><li>a<ul><li>b</ul><li>c</ol>",
    "<ol><ul><li>a</ul></ol></ol>",
    "<dl><dt>a<dd>b<dt>c<p>d</dl>",
    "<dd>b<dt>a",
    "</div></p></span>text",
    "text</b></i></table></td>",
    "<h1>a<h2>b</h1>c",
    "<h2>a<p>b</h2>c",
    "<span><div>a</span>b</div>",
    "<font color=red>a<p>b<p>c",
    "<center><b>a</center>b</b>",
    "<select><option>a<option>b<p>c</select>",
    "<form><form><input name=a></form>b",
    "<ruby>a<rt>b</ruby><rt>c<rp>d",
    "<img src='a.png' alt='unclosed <b>x",
    "<img src=a.png alt=a alt=b>text",
    "<p class='a' class=b id=>x",
    "<p style='color:red\" >x</p>'>y",
    "a < b && c > d &nbsp &copy &notit; &#0; &#x80; &#99999999;",
    "<!-- a -- b --!> text <!-- never closed",
    "<!doctype html><html><body><p>a</body>b</html>c",
    "<svg><p>a</svg>b",
    "<math><mi>x<b>y</math>z",
    "<svg><title>a<b>c</svg><table><svg><td>d</table>",
    "<template><td>a</template><tr>b",
    "<button><p>a<button>b",
    "<object><p>a</object></p>",
    "<pre>\n\n a<p>b</pre>",
    "<textarea>\n<p>a</textarea>b",
    "<iframe src='https://www.youtube.com/embed/a'><p>b",
    "<details>a<summary>b<details>c",
    "<nobr>a<nobr>b</nobr>c",
    "<b><b><b><b>a<p>b</b></b>c",
    "<em>a<blockquote>b</em>c</blockquote>",
    "<table><tr><table><tr><td>a</table>b</table>",
    "<table><a href='/x'>a<td>b</table></a>",
    "<table><td><b>a<td>b</table>c",
    "<tr><td>no table</td></tr>",
    "<colgroup><col><p>a</colgroup>",
    "<noscript><img src=b.png></noscript><img data-src=c.png>",
    "<video src=a.mp4><p>b</video>c",
    "<p>a<hr>b<br/>c</br>d",
    "<div",
    "<p>a</p",
)


def body(number):
    """One of them alone, then with neighbours; as many as there are PARTS, and then others."""
    chosen = PARTS[number % len(PARTS)]
    for i in range(number // len(PARTS)):
        chosen += "\n" + PARTS[(number * 7 + i * 11 + 1) % len(PARTS)]
    return f"<p>Article {number}.\n{chosen}\n"


def write_site(folder, count=len(PARTS)):
    """Articles of malformed HTML, half of them in files that are called Markdown. Some have no title but a heading:
    such a body is read once more, as a whole document, and leaves other things in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        extension = "html" if number % 2 else "md"
        day, hour = divmod(number, 24)
        title, heading = (f"title: Malformed {number}\n", "") if number % 3 else ("", f"<h1>Malformed {number}</h1>\n")
        (folder / f"malformed {number:03}.{extension}").write_text(
            f"---\n{title}date: 2021-07-{day + 1:02} {hour:02}:00:00\n"
            f"categories: [Part {number % 5}]\n---\n{heading}{body(number)}", encoding="utf-8")
