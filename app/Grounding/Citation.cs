using App.Retrieval;

namespace App.Grounding;

/// <summary>A source as the reader sees it: the number in the answer, and the exact text behind it.</summary>
internal sealed record Citation(int Number, string Id, string Title, string Heading, string Text, double Score, string ContentHash)
{
    public static IReadOnlyList<Citation> For(IReadOnlyList<Passage> passages) =>
    [
        .. passages.Select((passage, position) => new Citation(
            position + 1, passage.Chunk.Id, passage.Chunk.Title, passage.Chunk.Heading, passage.Chunk.Text,
            Math.Round(passage.Score, 3), passage.Chunk.ContentHash)),
    ];
}
