using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>An answer to an HTTP request: JSON, or the content of a blob.</summary>
internal sealed record HttpAnswer(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public byte[]? Content { get; init; }

    /// <summary>Of the content.</summary>
    public string Type { get; init; } = "application/octet-stream";

    /// <summary>Of the blob, which a HEAD shows without its content.</summary>
    public long? Length { get; init; }
}
