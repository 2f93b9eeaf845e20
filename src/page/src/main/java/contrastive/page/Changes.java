package contrastive.page;

/**
 * Who hears what a reader does to a setting.
 *
 * @param whileMoving a number moves under the finger: the curves follow in the next frame
 * @param atRest a change is complete: it can be undone, and the link has it
 */
record Changes(Runnable whileMoving, Runnable atRest) {

    void changed() {
        whileMoving.run();
    }

    void settled() {
        atRest.run();
    }
}
