using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AzureSimulator.Http;

/// <summary>Requests and answers of a blob service as HTTP carries them.</summary>
internal static class BlobMessage
{
    private const string OriginalHost = "x-ms-original-host";
    private const string Suffix = ".blob.core.windows.net";

    /// <returns>The host of the blob service that a request is for; null if it is for none.</returns>
    public static string? Host(HttpRequest request)
    {
        var host = request.Headers[OriginalHost].ToString() is { Length: > 0 } original ? original : request.Host.Host;
        return host.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? host : null;
    }

    /// <param name="host">As in ACCOUNT.blob.core.windows.net.</param>
    public static async Task<BlobRequest> ReadAsync(HttpRequest request, string host, string? caller)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        return new BlobRequest(request.Method.ToUpperInvariant(), host, request.Path.Value!, content.ToArray())
        {
            Query = request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString()),
            Headers = request.Headers.Where(IsKept).ToDictionary(entry => entry.Key.ToLowerInvariant(), entry => entry.Value.ToString()),
            Caller = caller,
        };
    }

    public static HttpAnswer Write(BlobResponse response)
    {
        // A host that does not exist cannot answer; a gateway that does not find it can.
        var answer = new HttpAnswer(response.Status == 0 ? 502 : response.Status) { Content = response.Content };
        if (response.Etag is { } etag)
        {
            answer.Headers["ETag"] = etag;
        }

        if (response.Modified is { } modified)
        {
            answer.Headers["Last-Modified"] = modified.ToString("R", CultureInfo.InvariantCulture);
        }

        if (response.ErrorCode is { } code)
        {
            answer.Headers["x-ms-error-code"] = code;
            var text =
                $"<Error><Code>{SecurityElement.Escape(code)}</Code><Message>{SecurityElement.Escape(response.Message)}</Message></Error>";
            return answer with
            {
                Content = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{text}"),
                Type = "application/xml",
            };
        }

        return answer with
        {
            Length = response.Length,
        };
    }

    private static bool IsKept(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)
        || header.Key.ToUpperInvariant() is "IF-MATCH" or "IF-NONE-MATCH" or "CONTENT-TYPE";
}
