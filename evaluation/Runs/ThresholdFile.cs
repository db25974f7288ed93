namespace Evaluation.Runs;

/// <summary>thresholds.yaml as it is written.</summary>
internal sealed class ThresholdFile
{
    public Entry? Default { get; set; }

    public List<Entry> Tuples { get; set; } = [];

    /// <summary>What one combination has to hold.</summary>
    internal sealed class Entry
    {
        public string? Model { get; set; }

        /// <summary>A prompt's version; left out, it is any.</summary>
        public string? Prompt { get; set; }

        public double? Tolerance { get; set; }

        public List<Line> Limits { get; set; } = [];
    }

    /// <summary>The bounds of one score.</summary>
    internal sealed class Line
    {
        public string Metric { get; set; } = "";

        public string Slice { get; set; } = Score.All;

        public double? Mean { get; set; }

        public double? Worst { get; set; }

        public double? Spread { get; set; }
    }
}
