package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final List<Chapter> CHAPTERS = Stream.of("00-a", "01-b", "02-c").map(TemplateTest::chapter).toList();
    private static final MadeFrom MADE = new MadeFrom(Optional.of(new MadeFrom.Commit("abc1234", "2026-11-28", false)),
            Map.of(MadeFrom.PROJECT, "0.1.0", "EJML", "0.44.0"));
    private static final Template TEMPLATE = new Template(CHAPTERS, MADE);
    private static final Document MIDDLE = Jsoup.parse(TEMPLATE.page(CHAPTERS.get(1)));

    private static Chapter chapter(String name) {
        return new Chapter(name, "Why \"" + name + "\" & <b>?", "About " + name + ".", new Element("div").text("cells of " + name),
                List.of(new Chapter.Section("s", "A section")));
    }

    @Test
    void aPageSaysToASearchEngineWhatItIs() {
        assertThat(MIDDLE.title()).isEqualTo("Why \"01-b\" & <b>? \u00b7 Contrastive Balance");
        assertThat(MIDDLE.selectFirst("meta[name=description]").attr("content")).isEqualTo("About 01-b.");
        assertThat(MIDDLE.selectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void aPageLeadsToThePreviousAndTheNextAndTheEndsOnlyOneWay() {
        assertThat(MIDDLE.select(".turn a").eachAttr("href")).containsExactly("00-a.html", "02-c.html");
        assertThat(MIDDLE.select(".place a").eachAttr("href")).containsExactly("00-a.html", "02-c.html");
        assertThat(MIDDLE.select("head link[rel=next]").eachAttr("href")).containsExactly("02-c.html");
        assertThat(Jsoup.parse(TEMPLATE.page(CHAPTERS.get(0))).select(".turn a").eachAttr("rel")).containsExactly("next");
        assertThat(Jsoup.parse(TEMPLATE.page(CHAPTERS.get(2))).select(".turn a").eachAttr("rel")).containsExactly("prev");
    }

    @Test
    void theMapNamesEveryChapterAndMarksThisOneWithItsSections() {
        for (Element map : MIDDLE.select("nav.map")) {
            assertThat(map.select("ol > li > a").eachAttr("href")).containsExactly("00-a.html", "01-b.html", "02-c.html");
            assertThat(map.select("[aria-current=page]").eachAttr("href")).containsExactly("01-b.html");
            assertThat(map.select("ul a").eachAttr("href")).containsExactly("#s");
        }
    }

    @Test
    void theIndexHasACardForEachChapter() {
        Document index = Jsoup.parse(TEMPLATE.index());
        assertThat(index.select("#map a").eachAttr("href")).containsExactly("00-a.html", "01-b.html", "02-c.html");
        assertThat(index.select("#map strong").first().text()).isEqualTo("Why \"00-a\" & <b>?");
        assertThat(index.selectFirst("a.start").attr("href")).isEqualTo("00-a.html");
    }

    @Test
    void everyPageSaysWhatItWasMadeFromAndTheIndexHowToCiteIt() {
        for (Document page : List.of(MIDDLE, Jsoup.parse(TEMPLATE.index()))) {
            assertThat(page.selectFirst("footer").text()).contains("Contrastive Balance 0.1.0, commit abc1234 of 2026-11-28, with EJML 0.44.0.");
        }
        assertThat(Jsoup.parse(TEMPLATE.index()).selectFirst(".bibtex").wholeText()).contains("year   = {2026}", "Version 0.1.0, commit abc1234");
        assertThat(MIDDLE.select("footer a").eachAttr("href")).contains("index.html#cite");
    }

    @Test
    void anAppendixIsNoChapter() {
        assertThat(MIDDLE.selectFirst(".place").ownText()).isEqualTo("Chapter 01 of Contrastive Balance");
        Chapter appendix = chapter("B-glossary");
        assertThat(Jsoup.parse(new Template(List.of(appendix), MADE).page(appendix)).selectFirst(".place").text()).isEqualTo("Appendix B of Contrastive Balance");
    }

    @Test
    void noPageMayAskForAnythingElsewhere() {
        for (Document page : List.of(MIDDLE, Jsoup.parse(TEMPLATE.index()))) {
            assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content")).startsWith("default-src 'self'").doesNotContain("http");
            assertThat(page.select("[src], link[rel=stylesheet], link[rel=icon]")).allSatisfy(element ->
                    assertThat(element.attr("src") + element.attr("href")).startsWith("assets/"));
        }
    }
}
