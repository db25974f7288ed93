using System.Security.Cryptography;
using System.Text;
using App.Identity;

namespace App.LanguageModel;

/// <summary>
/// Names the user of a question to the gateway, as a hash, so that the gateway's limits hold for one user over all instances of the app.
/// Calls without a user, such as those of the ingestion, count for the app.
/// </summary>
internal sealed class UserOfQuestion(IHttpContextAccessor requests) : DelegatingHandler
{
    public const string Header = "x-chat-user";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (requests.HttpContext?.Caller().Id is { } id)
            request.Headers.Add(Header, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16)));
        return base.SendAsync(request, cancellationToken);
    }
}
