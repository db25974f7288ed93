using App.Retrieval;

namespace App.Messages;

/// <summary>A source as the reader sees it: the number in the answer, and the exact text behind it.</summary>
internal sealed record Citation(int Number, string Id, string Title, string Heading, string Text, double Score, string ContentHash)
{
    /// <summary>From 1, in a document of pages.</summary>
    public int? Page { get; init; }

    /// <summary>Where the reader finds the original; null where there is no page for it on the web.</summary>
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

    // A store is closed to readers: its own address would open for nobody.
    private static string? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && !uri.Host.EndsWith(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
}
