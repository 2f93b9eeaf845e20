package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ChapterTest {

    private static final String PROMPT = "<div class=\"prompt input_prompt\">In&nbsp;[1]:</div>";
    private static final Chapter CHAPTER = Chapter.read("03-the-price", text("<h1 id=\"a\">What does $\\kappa_\\infty$ cost?"
            + "<a class=\"anchor-link\" href=\"#a\">&#182;</a></h1><p>Of $d$ directions, <em>one</em> stays &lt; 2.</p>")
            + code("%classpath ../target/lab/*.jar", "") + code("1 &lt; 2", output("output_text", "<pre>true\n\n  kept</pre>"))
            + text("<h2 id=\"The-end\">The end<a class=\"anchor-link\" href=\"#The-end\">&#182;</a></h2>"
                    + "<p><a href=\"04-next.ipynb\">next</a> <a href=\"04-next.ipynb#A\">there</a> <a href=\"https://arxiv.org/abs/1\">out</a></p>"
                    + "<details><summary>Answer</summary><p>4</p></details>")
            + code("figure", output("output_html rendered_html", "<div data-figure=\"f\"><img alt=\"It rises.\" src=\"data:,\"></div>"
                    + "<script>(function(){if(1<2&&2<3)x();})();</script>"))
            + code("table", output("output_html", "<table><thead><tr><th>claim</th><th>verdict</th></tr></thead>"
                    + "<tbody><tr><td>1</td><td>holds</td></tr><tr><td>2</td><td>FAILS</td></tr></tbody></table>"))
            + code("", output("output_stderr", "<pre>careful</pre>")));

    private static String text(String html) {
        return "<div class=\"cell text_cell rendered\">" + PROMPT + "<div class=\"inner_cell\"><div class=\"text_cell_render rendered_html\">\n" + html + "\n</div></div></div>";
    }

    private static String code(String code, String output) {
        return "<div class=\"cell code_cell rendered\"><div class=\"input\">" + PROMPT + "<div class=\"input_area\"><div class=\" highlight hl-java\"><pre>"
                + code + "</pre></div></div></div>" + output + "</div>";
    }

    private static String output(String type, String html) {
        return "<div class=\"output_wrapper\"><div class=\"output_area\"><div class=\"prompt output_prompt\">Out[1]:</div><div class=\"output_subarea "
                + type + "\">" + html + "</div></div></div>";
    }

    @Test
    void titleAndDescriptionArePlainText() {
        assertThat(CHAPTER.title()).isEqualTo("What does \u03ba\u221e cost?");
        assertThat(CHAPTER.description()).isEqualTo("Of d directions, one stays < 2.");
        assertThat(CHAPTER.number()).isEqualTo("03");
        assertThat(CHAPTER.address()).isEqualTo("03-the-price.html");
        assertThat(Chapter.read("01b-again", text("<h1>A</h1><p>B</p>")).number()).isEqualTo("01b");
    }

    @Test
    void theSectionsAreTheHeadingsBelowTheTitle() {
        assertThat(CHAPTER.sections()).containsExactly(new Chapter.Section("The-end", "The end"));
    }

    @Test
    void linksBetweenNotebooksLeadToPagesAndOthersStay() {
        assertThat(CHAPTER.body().select(".prose p a").eachAttr("href")).containsExactly("04-next.html", "04-next.html#A", "https://arxiv.org/abs/1");
    }

    @Test
    void promptsAreLeftOutAndCodeAndPrintedTextAreKeptAsTheyAre() {
        assertThat(CHAPTER.body().text()).doesNotContain("In [", "Out[");
        assertThat(CHAPTER.body().select(".code pre").eachText()).contains("1 < 2");
        assertThat(CHAPTER.body().selectFirst(".output > pre").wholeText()).isEqualTo("true\n\n  kept");
        assertThat(CHAPTER.body().select(".stderr").eachText()).containsExactly("careful");
    }

    @Test
    void theCellThatLoadsTheLibraryIsFoldedAndAnswersStayFolded() {
        Element setUp = CHAPTER.body().selectFirst("details.set-up");
        assertThat(setUp.text()).contains("Set-up", "%classpath");
        assertThat(CHAPTER.body().select("details[open]")).isEmpty();
        assertThat(CHAPTER.body().select("details:not(.set-up) summary").eachText()).containsExactly("Answer");
    }

    @Test
    void aFigureKeepsItsPictureAndItsScriptLetterByLetter() {
        Element figure = CHAPTER.firstFigure().orElseThrow();
        assertThat(figure.selectFirst("img").attr("alt")).isEqualTo("It rises.");
        assertThat(figure.selectFirst("script").data()).isEqualTo("(function(){if(1<2&&2<3)x();})();");
    }

    @Test
    void aTableScrollsWithinItselfAndTellsItsVerdictsApart() {
        Element scroll = CHAPTER.body().selectFirst(".scroll");
        assertThat(scroll.attr("tabindex")).isEqualTo("0");
        assertThat(scroll.select("td.holds").text()).isEqualTo("holds");
        assertThat(scroll.select("td.fails").text()).isEqualTo("FAILS");
    }

    @Test
    void aVerdictComesBeforeItsClaimAndEachCellSaysOfWhichColumnItIs() {
        Element table = CHAPTER.body().selectFirst("table.verdicts");
        assertThat(table.select("tr > :first-child").eachText()).containsExactly("verdict", "holds", "FAILS");
        assertThat(table.select("tbody tr").first().children().eachAttr("data-column")).containsExactly("verdict", "claim");
        assertThat(table.select("[role=cell]")).hasSize(4);
    }

    @Test
    void aTableOfSymbolsSaysInEachCellOfWhichColumnItIs() {
        Element table = Chapter.read("B-x", text("<h1>A</h1><p>B</p><table><thead><tr><th>symbol</th><th>unit</th></tr></thead>"
                + "<tbody><tr><td>$t$</td><td>time</td></tr></tbody></table>")).body().selectFirst("table.symbols");
        assertThat(table.select("td").eachAttr("data-column")).containsExactly("symbol", "unit");
    }

    @Test
    void aCellThatChecksAnAnswerIsFoundByTheNameOfItsExercise() {
        Element cells = Chapter.read("05-x", text("<h1>A</h1><p>B</p>") + code("double yours = Double.NaN;\nChapter05.time(model).check(yours)", "")
                + code("Chapter05.time(model)", "") + code("Chapter01b.step(2).check(1)", "")).body();
        assertThat(cells.select(".code[data-exercise]").eachAttr("data-exercise")).containsExactly("Chapter05.time", "Chapter01b.step");
    }

    @Test
    void aNotebookWithoutAHeadingOrAParagraphIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chapter.read("05-x", code("1", ""))).withMessageContaining("05-x.ipynb").withMessageContaining("heading");
        assertThatIllegalArgumentException().isThrownBy(() -> Chapter.read("05-x", text("<h1>A</h1>"))).withMessageContaining("paragraph");
    }

    @Test
    void aLongParagraphIsDescribedByItsFirstSentences() {
        String first = "The first sentence of this paragraph says what a reader wants to know at once.";
        assertThat(PlainText.description(first + " " + "And more of it follows here, ".repeat(4) + "then it ends.")).isEqualTo(first);
        assertThat(PlainText.description("Yes. " + "word ".repeat(50))).startsWith("Yes. word word").hasSizeBetween(140, 160).endsWith("word\u2026");
    }
}
