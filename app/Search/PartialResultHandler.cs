using System.Net;

namespace App.Search;

/// <summary>
/// If the semantic ranker did not run, the service answers 206 with complete results; the package only accepts 200 (11.5.1).
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
