package contrastive.theory;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Claims with their verdicts, as one table. Immutable. */
public record Verdicts(List<Claim> claims) {

    /** @throws IllegalArgumentException if there is no claim */
    public Verdicts {
        Require.notNull("claims", claims).forEach(claim -> Require.notNull("each of claims", claim));
        claims = List.copyOf(claims);
        Require.atLeast(1, "number of claims", claims.size());
    }

    /** The verdicts on some claims, whether they hold or not: for showing where something breaks. */
    public static Verdicts of(Claim... claims) {
        return new Verdicts(Arrays.asList(Require.notNull("claims", claims)));
    }

    /**
     * The verdicts on claims that must all hold: a notebook's check.
     *
     * @throws ClaimFailedException if one does not; its message has the whole table
     */
    public static Table require(Claim... claims) {
        Verdicts verdicts = of(claims);
        if (!verdicts.allHold()) {
            throw new ClaimFailedException(verdicts);
        }
        return verdicts.table();
    }

    /** Whether every claim holds. */
    public boolean allHold() {
        return claims.stream().allMatch(Claim::holds);
    }

    /** Columns "claim", "predicted", "measured", "tolerance", "why this tolerance", "verdict" ("holds" or "FAILS"); one row a claim. */
    public Table table() {
        Table table = Table.create("verdicts", Stream.of("claim", "predicted", "measured", "tolerance", "why this tolerance", "verdict")
                .map(StringColumn::create).toArray(StringColumn[]::new));
        for (Claim claim : claims) {
            table.stringColumn("claim").append(claim.statement());
            table.stringColumn("predicted").append(claim.expectation());
            table.stringColumn("measured").append(Claim.digits(claim.measured()));
            table.stringColumn("tolerance").append(claim.tolerance() == 0 ? "" : Claim.digits(claim.tolerance()));
            table.stringColumn("why this tolerance").append(claim.reason());
            table.stringColumn("verdict").append(claim.holds() ? "holds" : "FAILS");
        }
        return table;
    }
}
