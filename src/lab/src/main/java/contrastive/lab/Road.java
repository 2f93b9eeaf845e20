package contrastive.lab;

import java.util.Optional;
import java.util.Set;

/** One way to a Jupyter. */
sealed interface Road permits PathRoad, CondaRoad, DebianRoad, VenvRoad {

    /** The Jupyter that is there on this road already, whatever it lacks; installs nothing. */
    Optional<Jupyter> existing();

    /**
     * Finds or makes a Jupyter with all these parts, telling the reader what takes time or goes wrong.
     *
     * @return empty if this machine has no such road, or it led nowhere
     */
    Optional<Jupyter> take(Set<Part> parts);
}
