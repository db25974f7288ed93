namespace Evaluation.Cases;

/// <summary>A file of the golden set: what holds for all its cases, and the cases.</summary>
internal sealed class GoldenFile
{
    public string Category { get; set; } = "";

    public string Language { get; set; } = "";

    public string ReviewedBy { get; set; } = "";

    public string Intent { get; set; } = "";

    public List<Entry> Cases { get; set; } = [];

    /// <summary>A case; missing values are taken from its file.</summary>
    internal sealed class Entry
    {
        public string Id { get; set; } = "";

        public string? Intent { get; set; }

        public string? Language { get; set; }

        public string? ReviewedBy { get; set; }

        public string Question { get; set; } = "";

        public List<CaseTurn> History { get; set; } = [];

        public List<string> Sources { get; set; } = [];

        public List<string> Facts { get; set; } = [];

        public List<string> MustNotSay { get; set; } = [];
    }
}
