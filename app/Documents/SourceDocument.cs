namespace App.Documents;

/// <summary>A document at its source, before it is read.</summary>
internal sealed record SourceDocument
{
    /// <summary>Path in the source, with '/' and extension. Stable unless the document moves.</summary>
    public required string Id { get; init; }

    /// <summary>Address of the original.</summary>
    public required string Uri { get; init; }

    /// <summary>Changes only when content, permissions or classification change.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Groups that can read it: Entra ID object ids or "everyone". Empty: no user can.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>public, internal or confidential.</summary>
    public required string Classification { get; init; }

    public required long Length { get; init; }
}
