using System.Text.Json.Nodes;

namespace Delivery.GitHub;

/// <summary>A request that changes something; the path has no leading slash.</summary>
internal sealed record GitHubRequest(string Method, string Path, JsonObject? Body);
