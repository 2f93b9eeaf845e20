package contrastive.site;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * The text of every section, as a script: a page that was opened from a folder may load a script, but no data. The page looks through
 * all of it at each key, which takes milliseconds, so there is no index of words.
 */
final class SearchIndex {

    private static final Gson GSON = new Gson();

    /** A section's address, chapter, heading and text; the field names are those that the page's script reads. */
    private record Entry(String at, String chapter, String title, String text) {}

    private SearchIndex() {}

    static String script(List<Chapter> chapters) {
        List<Entry> entries = new ArrayList<>();
        chapters.forEach(chapter -> add(chapter, entries));
        return "window.courseText=" + GSON.toJson(entries) + ";";
    }

    private static void add(Chapter chapter, List<Entry> entries) {
        String at = "";
        String title = chapter.title();
        StringBuilder text = new StringBuilder();
        for (Element element : chapter.body().select(".prose > *, .code pre, .output td:first-child, .output img[alt]")) {
            if (element.is("h2[id], h3[id]")) {
                entries.add(entry(chapter, at, title, text));
                at = "#" + element.id();
                title = PlainText.of(element.ownText());
                text.setLength(0);
            } else if (!element.is("h1, details")) {
                // worked answers stay folded, also for a search
                text.append(' ').append(element.hasAttr("alt") ? element.attr("alt")
                        : element.is("pre") ? element.text() : PlainText.of(element.text()));
            }
        }
        entries.add(entry(chapter, at, title, text));
    }

    private static Entry entry(Chapter chapter, String at, String title, StringBuilder text) {
        return new Entry(chapter.address() + at, chapter.number() + " " + chapter.title(), title, text.toString().strip().replaceAll("\\s+", " "));
    }
}
