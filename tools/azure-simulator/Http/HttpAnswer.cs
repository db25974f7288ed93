using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>An answer to an HTTP request.</summary>
internal sealed record HttpAnswer(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];
}
