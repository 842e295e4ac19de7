package org.mbtr.cli.report;

/** A task that says how far it is. May be called from several threads. */
public interface Progress extends AutoCloseable {
    /** This many steps are done since the last call. */
    void advance(long steps);

    /** The number of all steps, once it is known or where it has changed. */
    void steps(long steps);

    /** What is being done now, a few words. */
    void detail(String words);

    /** The task has ended, well or not; takes the display away. */
    @Override
    void close();

    /** A progress that nobody watches. */
    static Progress none() {
        return new Progress() {
            @Override
            public void advance(long steps) {}

            @Override
            public void steps(long steps) {}

            @Override
            public void detail(String words) {}

            @Override
            public void close() {}
        };
    }
}
