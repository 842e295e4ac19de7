package org.mbtr.cli.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot as a page that works without a network: drawn by the ECharts library, which is part of the file, with what a point is called
 * where the mouse is, and with zoom.
 */
final class HtmlPlot {
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Marker, String> SYMBOLS = Map.of(
            SeriesMarkers.CIRCLE, "circle",
            SeriesMarkers.SQUARE, "rect",
            SeriesMarkers.DIAMOND, "diamond",
            SeriesMarkers.TRIANGLE_UP, "triangle",
            SeriesMarkers.TRIANGLE_DOWN, "pin",
            SeriesMarkers.NONE, "none");

    private HtmlPlot() {}

    /** The whole page. */
    static String page(Plot plot) {
        List<XYChart> panels = plot.panels();
        ArrayNode charts = MAPPER.createArrayNode();
        panels.forEach(panel -> charts.add(chart(plot, panel)));
        try {
            // A closing tag within a script would end it.
            String data = MAPPER.writeValueAsString(charts).replace("</", "<\\/");
            return resource("page.html")
                    .replace("{{title}}", escaped(panels.getFirst().getTitle()))
                    .replace("{{description}}", escaped(plot.description()))
                    .replace("{{charts}}", data)
                    .replace("{{library}}", resource(LIBRARY));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlPlot.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not part of this program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static ObjectNode chart(Plot plot, XYChart chart) {
        XYStyler styler = chart.getStyler();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("title", chart.getTitle()).put("width", chart.getWidth()).put("height", chart.getHeight());
        node.put("axes", styler.isXAxisTicksVisible());
        node.put("legend", styler.isLegendVisible());
        ObjectNode x = node.putObject("x").put("name", chart.getXAxisTitle()).put("log", styler.isXAxisLogarithmic());
        ObjectNode y = node.putObject("y").put("name", chart.getYAxisTitle()).put("log", styler.isYAxisLogarithmic());
        x.put("min", styler.getXAxisMin()).put("max", styler.getXAxisMax());
        y.put("min", styler.getYAxisMin()).put("max", styler.getYAxisMax());
        ArrayNode all = node.putArray("series");
        chart.getSeriesCollection().forEach(series -> all.add(series(plot, styler, series)));
        return node;
    }

    private static ObjectNode series(Plot plot, XYStyler styler, XYSeries series) {
        XYSeriesRenderStyle style = series.getXYSeriesRenderStyle().orElse(styler.getDefaultSeriesRenderStyle());
        boolean scatter = style == XYSeriesRenderStyle.Scatter;
        Color colour = scatter || series.getLineColor() == null ? series.getMarkerColor() : series.getLineColor();
        BasicStroke stroke = series.getLineStyle();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", series.getName()).put("line", !scatter).put("legend", series.isShowInLegend());
        node.put("colour", css(colour)).put("symbol", SYMBOLS.getOrDefault(series.getMarker(), "circle"));
        node.put("size", styler.getMarkerSize());
        node.put("width", stroke == null ? 1 : stroke.getLineWidth());
        node.put("dashed", stroke != null && stroke.getDashArray() != null);
        ArrayNode points = node.putArray("points");
        double[] errors = series.getExtraValues();
        for (int i = 0; i < series.getXData().length; i++) {
            ArrayNode point = points.addArray().add(series.getXData()[i]).add(series.getYData()[i]);
            if (errors != null) {
                point.add(errors[i]);
            }
        }
        ArrayNode names = node.putArray("names");
        plot.names(series.getName()).forEach(names::add);
        return node;
    }

    private static String css(Color colour) {
        return String.format(
                Locale.ROOT,
                "rgba(%d,%d,%d,%.3f)",
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                colour.getAlpha() / 255.0);
    }
}
