using App.Characters;

namespace App.History;

/// <summary>Words to find in conversations. Case, width and accents do not count.</summary>
internal sealed class SearchedWords(string text)
{
    private readonly string[] words = [.. FoldedText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Nothing is searched, and everything matches.</summary>
    public bool AreNone => words.Length == 0;

    /// <summary>A conversation that is read text by text.</summary>
    public sealed class Reading(SearchedWords searched, HeaderEntity header)
    {
        private readonly HashSet<string> missing = [.. searched.words];

        public HeaderEntity Header => header;

        public bool HasAll => missing.Count == 0;

        public void Read(string text)
        {
            if (missing.Count == 0)
                return;
            var folded = FoldedText.Of(text);
            missing.RemoveWhere(word => folded.Contains(word, StringComparison.Ordinal));
        }
    }
}
