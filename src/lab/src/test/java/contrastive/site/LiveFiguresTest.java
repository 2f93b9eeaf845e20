package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The controls of the figures that a page computes. */
class LiveFiguresTest {

    private static final String CODE = "Explorer.over(...)";

    /** What the output of a cell is told, with these controls of the notebook's and these numbers of the cells. */
    private static Element marked(String controls, String numbers, String code) {
        return marked(controls, numbers, code, false);
    }

    private static Element marked(String controls, String numbers, String code, boolean emoji) {
        Element output = Jsoup.parseBodyFragment("<div><div data-figure=\"k\"></div><script>x.bind(null,{" + controls + "\"figures\":[]})</script></div>").body().child(0);
        LiveFigures.mark(output, code, JsonParser.parseString("[{\"name\":\"Chapter02Figure2\",\"code\":\"" + CODE + "\",\"emoji\":" + emoji + ",\"numbers\":[" + numbers + "]}]").getAsJsonArray());
        return output;
    }

    @Test
    void aSliderOfAnExplorerReachesOverItsValuesInEqualRatiosWhereTheyAreFarApart() {
        Element output = marked("\"controls\":[{\"name\":\"tau^2\",\"values\":[\"1\",\"2\",\"6\"],\"start\":1},{\"name\":\"K\",\"values\":[\"1\",\"10\",\"1000\"],\"start\":1}],", "", CODE);
        assertThat(output.attr("data-figure-name")).isEqualTo("Chapter02Figure2");
        assertThat(output.attr("data-numbers")).isEqualTo("tau^2|2|1|6|linear;K|10|1|1000|logarithmic whole");
    }

    @Test
    void aSliderThatBeginsAtItsEndHasSomewhereToGo() {
        assertThat(marked("\"controls\":[{\"name\":\"noise variance\",\"values\":[\"0.3\",\"1\"],\"start\":1}],", "", CODE).attr("data-numbers"))
                .isEqualTo("noise variance|1|0.3|4|logarithmic");
    }

    @Test
    void aTimeFromTheStartEndsWhereTheNotebookEndsIt() {
        assertThat(marked("\"controls\":[{\"name\":\"time t\",\"values\":[\"0\",\"1000\",\"3000\"],\"start\":2}],", "", CODE).attr("data-numbers"))
                .isEqualTo("time t|3000|0|3000|linear whole");
    }

    @Test
    void onlyAFigureThatNeedsTheEmojiAsksForThem() {
        String number = "{\"name\":\"d\",\"value\":12.0,\"whole\":true}";
        assertThat(marked("", number, CODE, true).hasAttr("data-emoji")).isTrue();
        assertThat(marked("", number, CODE, false).hasAttr("data-emoji")).isFalse();
    }

    @Test
    void aNumberOfTheCellsReachesToFourTimesEitherWay() {
        assertThat(marked("", "{\"name\":\"d\",\"value\":12.0,\"whole\":true},{\"name\":\"bias\",\"value\":-2.0,\"whole\":false}", CODE).attr("data-numbers"))
                .isEqualTo("d|12|3|48|logarithmic whole;bias|-2|-8|2|linear");
    }

    @Test
    void anotherCellIsLeftAsItIs() {
        assertThat(marked("\"controls\":[{\"name\":\"a\",\"values\":[\"1\",\"2\"],\"start\":0}],", "", "something else").hasAttr("data-numbers")).isFalse();
    }
}
