package contrastive.site;

import contrastive.site.Chapter.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Makes whole pages of the chapters and the index, with navigation. */
record Template(List<Chapter> chapters, MadeFrom made) {

    private static final String COURSE = "Contrastive Balance";

    /** A chapter's page. */
    String page(Chapter chapter) {
        Document page = empty("page.html", chapter.title() + " \u00b7 " + COURSE, chapter.title(), chapter.description());
        fillMaps(page, chapter);
        Element main = page.getElementById("main");
        int place = chapters.indexOf(chapter);
        main.appendElement("p").addClass("place").text(chapter.place() + " of " + COURSE);
        main.appendChild(chapter.body().clone());
        main.appendElement("nav").addClass("turn").attr("aria-label", "Previous and next chapter");
        if (place > 0) {
            addNeighbour(page, "prev", "\u2190 Previous", chapters.get(place - 1));
        }
        if (place < chapters.size() - 1) {
            addNeighbour(page, "next", "Next \u2192", chapters.get(place + 1));
        }
        page.selectFirst(".source").text("notebooks/" + chapter.name() + ".ipynb");
        return page.outerHtml();
    }

    /** The home page: the claim, its figure, and the list of chapters. */
    String index() {
        Document page = empty("index.html", COURSE + ": why contrastive learning needs its negatives", COURSE,
                "Positive pairs align two representations at the cost of a growing condition number; negative pairs bring it back down. "
                        + "A course of Java notebooks.");
        fillMaps(page, null);
        chapters.get(0).firstFigure().ifPresent(figure -> page.getElementById("effect").appendChild(figure));
        page.selectFirst(".citation").text(made.citation());
        page.selectFirst(".bibtex").text(made.bibtex());
        page.selectFirst("a.start").attr("href", chapters.get(0).address());
        Element map = page.getElementById("map");
        for (Chapter chapter : chapters) {
            Element link = map.appendElement("li").appendElement("a").attr("href", chapter.address());
            link.appendElement("span").addClass("number").text(chapter.number());
            link.appendElement("strong").text(chapter.title());
            link.appendElement("span").addClass("about").text(chapter.description());
        }
        return page.outerHtml();
    }

    private Document empty(String name, String title, String shared, String description) {
        Document page;
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            page = Jsoup.parse(in, "UTF-8", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the site's " + name, failure);
        }
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.title(title);
        page.selectFirst(".made").text(made.sentence());
        page.selectFirst("meta[property=og:title]").attr("content", shared);
        page.select("meta[name=description], meta[property=og:description]").attr("content", description);
        return page;
    }

    /** The list of chapters, at the side of a wide page and in the menu of a narrow one. */
    private void fillMaps(Document page, Chapter current) {
        for (Element nav : page.select("nav.map")) {
            Element list = nav.appendElement("ol");
            for (Chapter chapter : chapters) {
                Element item = list.appendElement("li");
                Element link = item.appendElement("a").attr("href", chapter.address());
                link.appendElement("span").addClass("number").text(chapter.number());
                link.appendElement("span").text(chapter.title());
                if (chapter == current) {
                    link.attr("aria-current", "page");
                    Element sections = item.appendElement("ul");
                    for (Section section : chapter.sections()) {
                        sections.appendElement("li").appendElement("a").attr("href", "#" + section.id()).text(section.title());
                    }
                }
            }
        }
    }

    /** Above the chapter a word, below it the whole title, and a note for browsers that can turn pages. */
    private static void addNeighbour(Document page, String relation, String word, Chapter chapter) {
        page.head().appendElement("link").attr("rel", relation).attr("href", chapter.address());
        page.selectFirst(".place").appendElement("a").attr("href", chapter.address()).attr("rel", relation).attr("title", chapter.title()).text(word);
        Element link = page.selectFirst(".turn").appendElement("a").attr("href", chapter.address()).attr("rel", relation);
        link.appendElement("span").text(word);
        link.appendElement("strong").text(chapter.number() + " " + chapter.title());
    }
}
