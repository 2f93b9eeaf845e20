package contrastive.site;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a site was made from, so that a reader can say which text they read and can make it again.
 *
 * @param commit empty where the project is not a clone
 * @param versions of the project, of Java and of the libraries, by name
 */
public record MadeFrom(Optional<Commit> commit, Map<String, String> versions) {

    /** The project's own name among the versions. */
    public static final String PROJECT = "Contrastive Balance";

    /**
     * @param id as git abbreviates it
     * @param date of the commit, such as 2026-11-28
     * @param isChanged whether files differ from the commit
     */
    public record Commit(String id, String date, boolean isChanged) {}

    public MadeFrom {
        versions = new TreeMap<>(versions);
    }

    /** One sentence for the foot of each page. */
    String sentence() {
        String libraries = versions.entrySet().stream().filter(library -> !library.getKey().equals(PROJECT))
                .map(library -> library.getKey() + " " + library.getValue()).collect(Collectors.joining(", "));
        return "Made from " + title() + commit.map(made -> ", commit " + made.id() + " of " + made.date()
                + (made.isChanged() ? " with uncommitted changes" : "")).orElse("") + (libraries.isEmpty() ? "" : ", with " + libraries) + ".";
    }

    /** How a text cites the course. */
    String citation() {
        return "Contrastive Balance: a course on the theory of contrastive learning in Java notebooks. " + edition() + ".";
    }

    /** The same as an entry for BibTeX. */
    String bibtex() {
        return "@misc{contrastive-balance,\n  title  = {Contrastive Balance: a course on the theory of contrastive learning in Java notebooks},\n"
                + "  author = {{The Contrastive Balance contributors}},\n"
                + commit.map(made -> "  year   = {" + made.date().substring(0, 4) + "},\n").orElse("")
                + "  note   = {" + edition() + "}\n}";
    }

    private String edition() {
        String version = versions.containsKey(PROJECT) ? "Version " + versions.get(PROJECT) : "";
        String revision = commit.map(made -> (version.isEmpty() ? "Commit " : ", commit ") + made.id() + ", " + made.date()).orElse("");
        return version + revision;
    }

    private String title() {
        return versions.containsKey(PROJECT) ? PROJECT + " " + versions.get(PROJECT) : PROJECT;
    }
}
