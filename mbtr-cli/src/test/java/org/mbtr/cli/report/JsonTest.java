package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Row(String data, double mae) {}

    @Test
    void recordsAreObjects() {
        assertEquals("{\"data\":\"qm7b\",\"mae\":0.6}", Json.text(new Row("qm7b", 0.6)));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        Map<String, Object> nested = Map.of("rows", List.of(new Row("qm7b", Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> Json.text(nested));
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThrows(IllegalArgumentException.class, () -> Json.text(List.of(1)));
    }
}
