package contrastive.bench;

import java.util.List;

/** A part of the benchmarks with a csv file of its own. */
interface Part {

    /** Name on the command line and of the csv file. */
    String name();

    /** Measures ours and the peers in turn, and says on standard output what it is at. */
    List<Measured> measure() throws Exception;
}
