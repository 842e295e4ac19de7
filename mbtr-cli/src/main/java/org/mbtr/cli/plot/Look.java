package org.mbtr.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all plots have in common: fonts, colours, thin grid. */
final class Look {
    /**
     * The palette of Okabe and Ito, which people with colour-blindness can tell apart; instead of yellow, too light on white, it has grey.
     */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000),
            new Color(0x8C8C8C));

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    /** Dashes tell lines apart once the colours are used up. */
    private static final List<float[]> DASHES =
            List.of(new float[] {}, new float[] {7, 3}, new float[] {2, 3}, new float[] {9, 3, 2, 3});

    /** For lines that guide the eye. */
    static final Color GUIDE = new Color(0x666666);

    private static final Color GRID = new Color(0xE3E3E3);
    private static final Color FRAME = new Color(0x444444);
    private static final int TEXT_SIZE = 14;
    private static final int TITLE_SIZE = 16;
    private static final int TICK_SPACING = 80;

    private Look() {}

    static Color colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    static Marker marker(int series) {
        return MARKERS.get(series % MARKERS.size());
    }

    static BasicStroke line(int series, float width) {
        float[] dashes = DASHES.get(series / COLOURS.size() % DASHES.size());
        return dashes.length == 0 ? solid(width) : dashed(width, dashes);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** The same colour, see-through: 0 invisible, 1 solid. */
    static Color faded(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    static XYChart chart(String title, String xLabel, String yLabel, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        XYStyler styler = chart.getStyler();
        Font text = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE);
        styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartPadding(14);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_SIZE));
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTitleFont(text);
        styler.setAxisTickLabelsFont(text);
        styler.setAxisTickLabelsColor(Color.BLACK);
        styler.setAxisTickMarksColor(FRAME);
        styler.setAxisTickMarksStroke(solid(1));
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(FRAME);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(solid(0.7f));
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1);
        styler.setLegendFont(text);
        styler.setLegendBorderColor(new Color(0, true));
        styler.setLegendBackgroundColor(faded(Color.WHITE, 0.85));
        styler.setLegendPosition(LegendPosition.InsideNE);
        styler.setLegendPadding(8);
        styler.setLegendSeriesLineLength(26);
        styler.setAnnotationTextPanelFont(text);
        styler.setAnnotationTextPanelBackgroundColor(faded(Color.WHITE, 0.85));
        styler.setAnnotationTextPanelBorderColor(new Color(0, true));
        styler.setAnnotationTextPanelPadding(6);
        styler.setChartTitlePadding(8);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setXAxisTickMarkSpacingHint(TICK_SPACING).setYAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setXAxisTickLabelsFormattingFunction(Labels::tick).setYAxisTickLabelsFormattingFunction(Labels::tick);
        styler.setAntiAlias(true);
        styler.setTextAntiAlias(true);
        return chart;
    }
}
