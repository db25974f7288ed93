namespace App.Documents;

/// <summary>A document where it is kept, before it is read.</summary>
internal sealed record SourceDocument
{
    /// <summary>Its path below the source, with '/' and with its ending: stable as long as it is not moved.</summary>
    public required string Id { get; init; }

    /// <summary>Where a person finds the original.</summary>
    public required string Uri { get; init; }

    /// <summary>Changes when content, permissions or classification change, and only then.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Groups that may read it, by Entra ID object id or "everyone"; empty: nobody.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>As the owner labels it: public, internal or confidential.</summary>
    public required string Classification { get; init; }

    public required long Length { get; init; }
}
