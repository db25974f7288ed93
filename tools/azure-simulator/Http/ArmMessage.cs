using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AzureSimulator.Http;

/// <summary>Requests and answers of Azure Resource Manager as HTTP carries them.</summary>
internal static class ArmMessage
{
    private const string Version = "api-version";

    /// <exception cref="JsonException">The body is not JSON, or no object.</exception>
    public static async Task<ArmRequest> ReadAsync(HttpRequest request, string? caller)
    {
        var isVersion = static (string name) => name.Equals(Version, StringComparison.OrdinalIgnoreCase);
        return new ArmRequest(
            request.Method.ToUpperInvariant(),
            // The Azure CLI writes two slashes for a type without a parent, and Azure takes them for one.
            request.Path.Value!.Replace("//", "/", StringComparison.Ordinal),
            request.Query[Version].ToString(),
            await BodyAsync(request)
        )
        {
            Query = request.Query.Where(entry => !isVersion(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value.ToString()),
            IfMatch = request.Headers.IfMatch.Count > 0 ? request.Headers.IfMatch.ToString() : null,
            IfNoneMatch = request.Headers.IfNoneMatch.Count > 0 ? request.Headers.IfNoneMatch.ToString() : null,
            Caller = caller,
        };
    }

    /// <param name="host">Scheme and authority, which clients expect before each link.</param>
    /// <param name="wait">What the answer asks the client to wait; null for no header.</param>
    public static HttpAnswer Write(ArmResponse response, string host, TimeSpan? wait)
    {
        var answer = new HttpAnswer(response.Status, WithLinks(response.Body, host));
        if (response.Operation is { } operation)
        {
            answer.Headers["Azure-AsyncOperation"] = Absolute(operation, host);
        }

        if (response.Location is { } location)
        {
            answer.Headers["Location"] = Absolute(location, host);
        }

        if (wait is { TotalSeconds: > 0 and < 1 } part)
        {
            // Clients take a Retry-After of 0 for none, and wait for their own interval.
            answer.Headers["retry-after-ms"] = answer.Headers["x-ms-retry-after-ms"] = $"{Math.Ceiling(part.TotalMilliseconds):0}";
        }
        else if (wait is { } left)
        {
            answer.Headers["Retry-After"] = $"{Math.Ceiling(left.TotalSeconds):0}";
        }

        if (response.Etag is { } etag)
        {
            answer.Headers["ETag"] = etag;
        }

        return answer;
    }

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return string.IsNullOrWhiteSpace(text)
            ? null
            : JsonNode.Parse(text) as JsonObject ?? throw new JsonException("Unexpected token. The body must be an object.");
    }

    private static JsonNode? WithLinks(JsonNode? body, string host)
    {
        if (body is not JsonObject list || list["nextLink"] is not JsonValue next)
        {
            return body;
        }

        var copy = list.DeepClone().AsObject();
        copy["nextLink"] = Absolute(next.ToString(), host);
        return copy;
    }

    private static string Absolute(string link, string host) => link.StartsWith('/') ? host + link : link;
}
