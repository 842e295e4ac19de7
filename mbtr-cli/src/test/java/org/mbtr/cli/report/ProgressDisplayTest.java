package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final StringWriter shown = new StringWriter();
    private long now;

    private ProgressDisplay display(boolean inPlace) {
        return new ProgressDisplay(new PrintWriter(shown), inPlace, Duration.ofSeconds(1), () -> now);
    }

    @Test
    void shortTasksShowNothing() {
        try (ProgressDisplay display = display(true)) {
            now = 900_000_000L;
            display.accept("bar");
            display.clear();
        }
        assertEquals("", shown.toString());
    }

    @Test
    void barIsRedrawnInPlaceAndTakenAway() {
        try (ProgressDisplay display = display(true)) {
            now = 1_100_000_000L;
            display.accept("50 %");
            display.accept("60 %");
            display.clear();
        }
        assertEquals("\r50 %\r60 %\r" + " ".repeat(79) + "\r", shown.toString());
    }

    @Test
    void withoutTerminalLinesStayAndKeepTheirDistance() {
        try (ProgressDisplay display = display(false)) {
            now = 1_100_000_000L;
            display.accept("5 of 10  ");
            now = 1_200_000_000L;
            display.accept("soon after");
            display.clear();
        }
        assertEquals("5 of 10" + System.lineSeparator(), shown.toString());
    }
}
