using App.Characters;

namespace App.SentenceModel;

/// <summary>Splits text into the word pieces of a BERT vocabulary.</summary>
internal sealed class WordPieces
{
    private const int LongestWord = 100;

    // Words come in the order of their frequency in English after marks, unused places and single letters.
    private const int FirstWord = 1_996;

    private readonly Dictionary<string, int> ids = new(32_000, StringComparer.Ordinal);
    private readonly int unknown;
    private readonly int start;
    private readonly int end;

    public WordPieces(TextReader vocabulary)
    {
        while (vocabulary.ReadLine() is { } piece)
            ids.TryAdd(piece, ids.Count);
        (unknown, start, end) = (ids["[UNK]"], ids["[CLS]"], ids["[SEP]"]);
    }

    /// <summary>The place of a word among the most frequent ones of English, from 1; null for a rare word.</summary>
    public int? Rank(string word) => ids.TryGetValue(word, out var id) && id >= FirstWord ? id - FirstWord + 1 : null;

    /// <summary>The pieces of a text between the marks of its start and end.</summary>
    public IReadOnlyList<int> Of(string text, int most)
    {
        var pieces = new List<int> { start };
        foreach (var word in Words(FoldedText.Of(text)))
        {
            Add(pieces, word);
            if (pieces.Count >= most - 1)
                break;
        }

        if (pieces.Count > most - 1)
            pieces.RemoveRange(most - 1, pieces.Count - most + 1);
        pieces.Add(end);
        return pieces;
    }

    private void Add(List<int> pieces, string word)
    {
        var first = pieces.Count;
        for (var from = 0; from < word.Length; )
        {
            var to = word.Length;
            var id = -1;
            for (; to > from; to--)
                if (ids.TryGetValue(from == 0 ? word[..to] : $"##{word[from..to]}", out id))
                    break;
            if (to == from || word.Length > LongestWord)
            {
                pieces.RemoveRange(first, pieces.Count - first);
                pieces.Add(unknown);
                return;
            }

            pieces.Add(id);
            from = to;
        }
    }

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > from)
                yield return text[from..i];
            if (i < text.Length && !char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]))
                yield return text[i..(i + 1)];
            from = i + 1;
        }
    }
}
