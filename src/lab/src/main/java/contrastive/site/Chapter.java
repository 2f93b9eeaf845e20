package contrastive.site;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One notebook, as it is shown on its page: its cells, and in plain text its first heading and the headings below it.
 *
 * @param name the notebook's file name without ending, such as 00-start-here
 * @param description the first sentences of its first paragraph, as plain text of at most about 160 characters
 */
record Chapter(String name, String title, String description, Element body, List<Section> sections) {

    /** A heading to jump to: the fragment of its address, and its plain text. */
    record Section(String id, String title) {}

    /**
     * @param html the notebook as converted by the basic template of nbconvert
     * @throws IllegalArgumentException if it does not begin with a heading and a paragraph, which every page needs
     */
    static Chapter read(String name, String html) {
        Document page = Jsoup.parseBodyFragment(html);
        Element body = Cells.of(page.body());
        Element title = required(name, "heading", body.selectFirst("h1"));
        Element paragraph = required(name, "paragraph", body.selectFirst(".prose > p"));
        List<Section> sections = body.select(".prose > h2[id]").stream()
                .map(heading -> new Section(heading.id(), PlainText.of(heading.ownText()))).toList();
        return new Chapter(name, PlainText.of(title.ownText()), PlainText.description(paragraph.text()), body, sections);
    }

    /** What its name has before the first hyphen: a chapter's number, such as 00 or 01b, or an appendix's letter. */
    String number() {
        return name.replaceFirst("-.*", "");
    }

    /** What a page says above its text, such as Chapter 00. */
    String place() {
        return (Character.isDigit(name.charAt(0)) ? "Chapter " : "Appendix ") + number();
    }

    String address() {
        return name + ".html";
    }

    /** A copy of its first figure with the script that makes it interactive, for use on another page. */
    Optional<Element> firstFigure() {
        return Optional.ofNullable(body.selectFirst(".output:has([data-figure])")).map(Element::clone);
    }

    private static Element required(String name, String what, Element found) {
        if (found == null) {
            throw new IllegalArgumentException(name + ".ipynb must begin with a text cell that has a " + what);
        }
        return found;
    }
}
