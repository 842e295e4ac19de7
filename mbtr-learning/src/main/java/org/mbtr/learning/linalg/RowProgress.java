package org.mbtr.learning.linalg;

/** How many leading tiles of each row of tiles are finished, for threads to wait on. */
final class RowProgress {
    private final int[] finished;
    private boolean aborted;

    RowProgress(int rows) {
        finished = new int[rows];
    }

    /** Waits until at least {@code tiles} tiles of the row are finished; false if the work was given up. */
    synchronized boolean await(int row, int tiles) {
        boolean interrupted = false;
        while (!aborted && finished[row] < tiles) {
            try {
                wait();
            } catch (InterruptedException request) {
                // Another thread is about to finish the tile; stopping here would leave the matrix half written.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !aborted;
    }

    /** One more tile of the row is finished. */
    synchronized void advance(int row) {
        finished[row]++;
        notifyAll();
    }

    /** Releases all that wait, now and later. */
    synchronized void abort() {
        aborted = true;
        notifyAll();
    }
}
