package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

    private static final String NOTEBOOK = "<div class=\"cell text_cell\"><div class=\"text_cell_render\"><h1 id=\"a\">One</h1><p>The rate $\\tau^2$.</p>"
            + "<h2 id=\"b\">Two<a class=\"anchor-link\" href=\"#b\">x</a></h2><p>More &lt;of&gt; it.</p>"
            + "<details><summary>Answer</summary><p>forty-two</p></details></div></div>"
            + "<div class=\"cell code_cell\"><div class=\"input_area\"><div class=\"highlight\"><pre>double rate = 1;</pre></div></div></div>";
    private static final JsonArray ENTRIES = read(SearchIndex.script(List.of(Chapter.read("04-x", NOTEBOOK))));

    private static JsonArray read(String script) {
        return JsonParser.parseString(script.substring(script.indexOf('['), script.lastIndexOf(';'))).getAsJsonArray();
    }

    private static JsonObject entry(int place) {
        return ENTRIES.get(place).getAsJsonObject();
    }

    @Test
    void everySectionHasItsAddressItsHeadingAndItsText() {
        assertThat(ENTRIES).hasSize(2);
        assertThat(entry(0).get("at").getAsString()).isEqualTo("04-x.html");
        assertThat(entry(1).get("at").getAsString()).isEqualTo("04-x.html#b");
        assertThat(entry(1).get("title").getAsString()).isEqualTo("Two");
        assertThat(entry(1).get("text").getAsString()).isEqualTo("More <of> it. double rate = 1;");
    }

    @Test
    void formulasAreFoundByTheirSigns() {
        assertThat(entry(0).get("text").getAsString()).isEqualTo("The rate \u03c4\u00b2.");
    }

    @Test
    void workedAnswersAreNotFound() {
        assertThat(ENTRIES.toString()).doesNotContain("forty-two");
    }
}
