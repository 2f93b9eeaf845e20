package contrastive.theory;

import java.util.stream.Collectors;

/** A claim that does not hold: stops a notebook, and so the build, at the cell that makes it. */
public final class ClaimFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimFailedException(Verdicts verdicts) {
        super(verdicts.claims().stream().filter(claim -> !claim.holds()).map(ClaimFailedException::sentence)
                .collect(Collectors.joining("; ")) + "\n" + verdicts.table().printAll());
    }

    private static String sentence(Claim claim) {
        return "\"" + claim.statement() + "\" does not hold: predicted " + claim.expectation() + ", measured "
                + Claim.digits(claim.measured()) + ", tolerance " + Claim.digits(claim.tolerance()) + " (" + claim.reason() + ")";
    }
}
