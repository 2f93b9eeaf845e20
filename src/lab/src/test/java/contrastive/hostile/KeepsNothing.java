package contrastive.hostile;

import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.Keeper;
import java.util.Optional;

/** Goes on from where it is told. */
record KeepsNothing(Optional<Checkpoint> left) implements Keeper {
    @Override
    public void keep(Checkpoint checkpoint, boolean last) {
    }
}
