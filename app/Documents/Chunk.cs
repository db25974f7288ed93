namespace App.Documents;

/// <summary>A piece of a document that can be found, quoted and traced back to where it came from.</summary>
internal sealed record Chunk
{
    /// <summary>Raise it whenever the same document would give other chunks.</summary>
    public const int CurrentPipelineVersion = 2;

    /// <summary>Document id, heading and part: an edit in another section does not change it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The headings above the text, outermost first, without the title.</summary>
    public required string Heading { get; init; }

    /// <summary>Markdown, as it stands in the document or as it was read from another format.</summary>
    public required string Text { get; init; }

    /// <summary>What is embedded: a section may never repeat in its text what its headings say.</summary>
    public string EmbeddedText => $"{Title}\n{Heading}\n{Text}";

    /// <summary>Where the text stands in a document of pages, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Something in it speaks to a model, not to a reader. It is found and shown; the offline mode does not quote it.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>SHA-256 of the text: tells a changed chunk from an unchanged one under the same id.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What it was cut from, with who may read it.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary>Which rules cut the document, so that an index knows when it is stale.</summary>
    public int PipelineVersion { get; init; } = CurrentPipelineVersion;
}
