using System.Text.Json.Serialization;

namespace App.Search;

/// <summary>A chunk as an indexer wrote it, or as the app completed it.</summary>
internal sealed record WrittenChunk
{
    /// <summary>The fields of a chunk without its text.</summary>
    public static readonly string[] State = ["key", "documentId", "modifiedAt", "documentFingerprint", "groups"];

    [JsonPropertyName("key")]
    public string Key { get; init; } = "";

    /// <summary>The address of the blob; of a completed chunk the id of the document.</summary>
    [JsonPropertyName("documentId")]
    public string DocumentId { get; init; } = "";

    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>The version of the blob from which the text is. Only the indexer writes it.</summary>
    [JsonPropertyName("modifiedAt")]
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Null until the chunk is completed.</summary>
    [JsonPropertyName("documentFingerprint")]
    public string? DocumentFingerprint { get; init; }

    [JsonPropertyName("groups")]
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>
    /// The place in the document, at the end of the key: "..._pages_12" (Microsoft, "Define an index projection", "Projected key value").
    /// </summary>
    public int Ordinal =>
        int.TryParse(Key[(Key.LastIndexOf('_') + 1)..], out var ordinal)
            ? ordinal
            : throw new IndexingException($"The key '{Key}' of a chunk does not end with its place in the document.");

    /// <summary>Azure Storage counts whole seconds.</summary>
    public bool IsOf(DateTimeOffset version) => ModifiedAt.ToUnixTimeSeconds() == version.ToUnixTimeSeconds();
}
