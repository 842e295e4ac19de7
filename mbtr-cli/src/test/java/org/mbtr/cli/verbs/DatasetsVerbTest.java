package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.mbtr.cli.CommandLineRun;

class DatasetsVerbTest {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void listNamesBundledSetWithTargetAndUnit() {
        CommandLineRun run = CommandLineRun.of("datasets");
        assertEquals(0, run.code());
        String line =
                run.out().lines().filter(l -> l.startsWith("qm7b ")).findFirst().orElseThrow();
        assertTrue(line.contains("ae_pbe0") && line.contains("kcal/mol") && line.contains("bundled"), line);
    }

    @Test
    void jsonIsOneObject() throws JsonProcessingException {
        CommandLineRun run = CommandLineRun.of("datasets", "--json");
        JsonNode first = STRICT.readTree(run.out()).path("datasets").path(0);
        assertEquals("qm7b", first.path("name").asText());
        assertEquals(7211, first.path("structures").asInt());
    }

    @Test
    void detailsSayWhatToCite() {
        assertTrue(CommandLineRun.of("datasets", "qm7b").out().contains("New J. Phys. 15, 095003"));
    }

    @Test
    void misspeltNameFailsWithSuggestion() {
        CommandLineRun run = CommandLineRun.of("datasets", "qm7bb");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("did you mean qm7b"), run.err());
    }

    @Test
    void failureIsOneObjectToo() throws JsonProcessingException {
        CommandLineRun run = CommandLineRun.of("datasets", "qm7bb", "--json");
        assertEquals(1, run.code());
        assertTrue(STRICT.readTree(run.out()).path("error").asText().contains("qm7bb"), run.out());
    }
}
