package org.mbtr.learning.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;

class JournalFileTest {
    private record Entry(int number) {}

    private static final JournalFile.Header HEADER = new JournalFile.Header("test 1", "abc", List.of("x"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    private JournalFile<Entry> open() {
        return JournalFile.open(file, HEADER, Entry.class);
    }

    private void add(int... numbers) {
        try (JournalFile<Entry> journal = open()) {
            for (int number : numbers) {
                journal.add(new Entry(number));
            }
        }
    }

    @Test
    void entriesAreThereWhenOpenedAgain() {
        add(1, 2);
        add(3);
        assertEquals(
                List.of(new Entry(1), new Entry(2), new Entry(3)),
                JournalFile.read(file, Entry.class).entries());
    }

    @Test
    void lineThatWasCutOffIsDroppedAndWritingGoesOn() throws IOException {
        add(1, 2);
        Files.writeString(file, "{\"numb", StandardOpenOption.APPEND);
        add(3);
        assertEquals(
                List.of(new Entry(1), new Entry(2), new Entry(3)),
                JournalFile.read(file, Entry.class).entries());
    }

    @Test
    void killedWhileItsFirstLineWasWrittenItBeginsAnew() throws IOException {
        Files.writeString(file, "{\"format\":\"te");
        add(1);
        assertEquals(1, JournalFile.read(file, Entry.class).entries().size());
    }

    @Test
    void journalOfOtherWorkIsRefusedAndLeftAlone() throws IOException {
        add(1);
        String before = Files.readString(file);
        JournalFile.Header other = new JournalFile.Header("test 1", "xyz", List.of("x"));
        MbtrException refused = assertThrows(MbtrException.class, () -> JournalFile.open(file, other, Entry.class));
        assertTrue(refused.getMessage().contains("other data"), refused.getMessage());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void fileOfAnotherKindIsRefused() throws IOException {
        Files.writeString(file, "3\nwater\n");
        MbtrException refused = assertThrows(MbtrException.class, this::open);
        assertTrue(refused.getMessage().contains("not a journal"), refused.getMessage());
    }

    @Test
    void onlyOneHasItOpen() {
        try (JournalFile<Entry> first = open()) {
            MbtrException refused = assertThrows(MbtrException.class, this::open);
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            first.add(new Entry(1));
        }
        add(2);
        assertEquals(2, JournalFile.read(file, Entry.class).entries().size());
    }

    @Test
    void kindIsRecognised() throws IOException {
        add(1);
        assertTrue(JournalFile.isJournal(file, "test 1"));
        assertFalse(JournalFile.isJournal(file, "test 2"));
        assertFalse(JournalFile.isJournal(folder.resolve("missing"), "test 1"));
    }
}
