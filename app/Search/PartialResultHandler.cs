using System.Net;

namespace App.Search;

/// <summary>
/// Where the semantic ranker did not run, the service answers 206 with whole results; the package takes 200 alone (11.5.1).
/// </summary>
internal sealed class PartialResultHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (
            response.StatusCode == HttpStatusCode.PartialContent
            && request.RequestUri!.AbsolutePath.EndsWith("/docs/search.post.search", StringComparison.Ordinal)
        )
            response.StatusCode = HttpStatusCode.OK;
        return response;
    }
}
