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

        /// <summary>Of a conversation.</summary>
        public List<Turn> Turns { get; set; } = [];
    }

    /// <summary>A question of a conversation.</summary>
    internal sealed class Turn
    {
        public string Question { get; set; } = "";

        /// <summary>The same question in words that need no earlier turn.</summary>
        public string Full { get; set; } = "";

        /// <summary>first, topic-change, or how it leans on earlier turns, such as pronoun or correction.</summary>
        public string Kind { get; set; } = "";

        public string? Language { get; set; }

        public List<string> Sources { get; set; } = [];

        public List<string> Facts { get; set; } = [];
    }
}
