package contrastive.bench;

import java.util.Locale;

/**
 * One figure of the benchmark page.
 *
 * @param subject what is measured, as "training step"
 * @param setting at which size, as "M, InfoNCE"
 * @param contender whose figure it is: "this library" or a peer with its precision and threads
 * @param value the figure
 * @param unit of the figure, as "steps/s"
 */
record Measured(String subject, String setting, String contender, double value, String unit) {

    static final String HEADER = "subject,setting,contender,value,unit";

    /** The line of the csv file; four significant digits are more than repeats. */
    String line() {
        return String.format(Locale.ROOT, "\"%s\",\"%s\",\"%s\",%.4g,%s", subject, setting, contender, value, unit);
    }
}
