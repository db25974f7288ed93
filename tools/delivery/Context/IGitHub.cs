using System.Text.Json.Nodes;

namespace Delivery.Context;

/// <summary>The REST API of GitHub. Paths have no leading slash, such as repos/OWNER/REPO.</summary>
internal interface IGitHub
{
    /// <returns>The answer; null if there is no such thing (404).</returns>
    Task<JsonNode?> FindAsync(string path, CancellationToken cancellation);

    /// <param name="method">POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">The path of the thing, or of the list that it is added to.</param>
    /// <param name="body">Null sends none.</param>
    Task SendAsync(string method, string path, JsonObject? body, CancellationToken cancellation);
}
