using System.Text;
using App.Characters;
using Microsoft.ML.Tokenizers;

namespace App.SentenceModel;

/// <summary>Splits text into the word pieces of a BERT vocabulary.</summary>
internal sealed class WordPieces
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    // Words come in the order of their frequency in English after marks, unused places and single letters.
    private const int FirstWord = 1_996;

    // The text is folded before: the tokenizer would need ICU for it.
    private readonly BertTokenizer tokenizer;

    /// <param name="vocabulary">A line for each piece.</param>
    public WordPieces(Stream vocabulary)
    {
        using var copy = new MemoryStream();
        vocabulary.CopyTo(copy);
        Words = [.. Encoding.UTF8.GetString(copy.ToArray()).Split('\n').Skip(FirstWord).Where(piece => !piece.StartsWith("##", Ordinal))];
        copy.Position = 0;
        tokenizer = BertTokenizer.Create(copy, new BertOptions { LowerCaseBeforeTokenization = false, RemoveNonSpacingMarks = false });
    }

    /// <summary>Words of English, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The place of a word among the most frequent ones of English, from 1; null for a rare word.</summary>
    public int? Rank(string word) =>
        tokenizer.EncodeToIds(word, addSpecialTokens: false) is [var id] && id >= FirstWord ? id - FirstWord + 1 : null;

    /// <summary>The pieces of a text between the marks of its start and end.</summary>
    public IReadOnlyList<int> Of(string text, int most) =>
        tokenizer.EncodeToIds(FoldedText.Of(text), most, addSpecialTokens: true, out _, out _);
}
