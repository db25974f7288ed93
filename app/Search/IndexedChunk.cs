using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using App.Documents;
using App.Retrieval;

namespace App.Search;

/// <summary>
/// A chunk in an index, with its lineage. The names match <see cref="IndexSchema"/>.
/// </summary>
internal sealed record IndexedChunk
{
    /// <summary>The fields that a search returns.</summary>
    public static readonly IReadOnlyList<string> Given =
    [
        "chunkId",
        "title",
        "heading",
        "text",
        "page",
        "isSuspicious",
        "contentHash",
        "documentId",
        "documentFingerprint",
        "documentLength",
        "sourceUri",
        "modifiedAt",
        "pipelineVersion",
        "classification",
        "groups",
    ];

    [JsonPropertyName("key")]
    public string Key { get; init; } = "";

    [JsonPropertyName("chunkId")]
    public string ChunkId { get; init; } = "";

    [JsonPropertyName("title")]
    public string Title { get; init; } = "";

    [JsonPropertyName("heading")]
    public string Heading { get; init; } = "";

    [JsonPropertyName("text")]
    public string Text { get; init; } = "";

    /// <summary>Title, headings and text of a Korean chunk, for the Korean analyzer; null for other chunks.</summary>
    [JsonPropertyName("koreanText")]
    public string? KoreanText { get; init; }

    [JsonPropertyName("page")]
    public int? Page { get; init; }

    [JsonPropertyName("isSuspicious")]
    public bool IsSuspicious { get; init; }

    [JsonPropertyName("ordinal")]
    public int Ordinal { get; init; }

    [JsonPropertyName("length")]
    public int Length { get; init; }

    [JsonPropertyName("vector")]
    public IReadOnlyList<float> Vector { get; init; } = [];

    [JsonPropertyName("contentHash")]
    public string ContentHash { get; init; } = "";

    [JsonPropertyName("documentId")]
    public string DocumentId { get; init; } = "";

    [JsonPropertyName("documentFingerprint")]
    public string DocumentFingerprint { get; init; } = "";

    [JsonPropertyName("documentLength")]
    public long DocumentLength { get; init; }

    [JsonPropertyName("sourceUri")]
    public string SourceUri { get; init; } = "";

    [JsonPropertyName("modifiedAt")]
    public DateTimeOffset ModifiedAt { get; init; }

    [JsonPropertyName("indexedAt")]
    public DateTimeOffset IndexedAt { get; init; }

    [JsonPropertyName("pipelineVersion")]
    public int PipelineVersion { get; init; }

    [JsonPropertyName("embeddingModel")]
    public string EmbeddingModel { get; init; } = "";

    [JsonPropertyName("embeddingDimensions")]
    public int EmbeddingDimensions { get; init; }

    [JsonPropertyName("classification")]
    public string Classification { get; init; } = "";

    [JsonPropertyName("groups")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    public static IndexedChunk From(EmbeddedChunk embedded, int ordinal, IndexRecipe recipe, DateTimeOffset now)
    {
        var (chunk, source) = (embedded.Chunk, embedded.Chunk.Source);
        return new()
        {
            Key = KeyOf(chunk.Id),
            ChunkId = chunk.Id,
            Title = chunk.Title,
            Heading = chunk.Heading,
            Text = chunk.Text,
            KoreanText = Language.Of(chunk.Text) == Language.Korean ? chunk.EmbeddedText : null,
            Page = chunk.Page,
            IsSuspicious = chunk.IsSuspicious,
            Ordinal = ordinal,
            Length = chunk.Text.Trim().Length,
            Vector = embedded.Vector.ToArray(),
            ContentHash = chunk.ContentHash,
            DocumentId = source.Id,
            DocumentFingerprint = source.Fingerprint,
            DocumentLength = source.Length,
            SourceUri = source.Uri,
            ModifiedAt = source.ModifiedAt,
            IndexedAt = now,
            PipelineVersion = chunk.PipelineVersion,
            EmbeddingModel = recipe.EmbeddingModel,
            EmbeddingDimensions = recipe.Dimensions,
            Classification = source.Classification,
            Groups = AccessFilter.Normal(source.Groups),
        };
    }

    /// <summary>
    /// A digest: keys allow up to 1,024 letters, digits and three symbols, but ids have paths and headings in any script.
    /// </summary>
    public static string KeyOf(string chunkId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chunkId)));

    /// <summary>
    /// An indexer may write a new text into a chunk that still has the groups of the old one. The app's hash is of the text that it saw.
    /// </summary>
    public bool IsCompletedFor(SearchSettings settings) => settings.Indexer is null || ContentHash == Chunk.HashOf(Text);

    public Chunk ToChunk() =>
        new()
        {
            Id = ChunkId,
            Title = Title,
            Heading = Heading,
            Text = Text,
            Page = Page,
            IsSuspicious = IsSuspicious,
            ContentHash = ContentHash,
            PipelineVersion = PipelineVersion,
            Source = new()
            {
                Id = DocumentId,
                Uri = SourceUri,
                Fingerprint = DocumentFingerprint,
                ModifiedAt = ModifiedAt,
                Groups = Groups,
                Classification = Classification,
                Length = DocumentLength,
            },
        };
}
