using App.Retrieval;

namespace App.Messages;

/// <summary>A source of an answer: its number in the answer and its exact text.</summary>
internal sealed record Citation(int Number, string Id, string Title, string Heading, string Text, double Score, string ContentHash)
{
    /// <summary>From 1; null if the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Web address of the original; null if it has none.</summary>
    public string? Source { get; init; }

    public static IReadOnlyList<Citation> For(IReadOnlyList<Passage> passages) =>
        [.. passages.Select((passage, position) => Of(passage, position + 1))];

    private static Citation Of(Passage passage, int number)
    {
        var chunk = passage.Chunk;
        return new(number, chunk.Id, chunk.Title, chunk.Heading, chunk.Text, Math.Round(passage.Score, 3), chunk.ContentHash)
        {
            Page = chunk.Page,
            Source = Web(chunk.Source.Uri),
        };
    }

    // Users have no access to the storage account, so its address would not open.
    private static string? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && !uri.Host.EndsWith(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
}
