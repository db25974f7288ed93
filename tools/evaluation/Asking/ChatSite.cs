using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Identity;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>The chat app at an address, called like its page does.</summary>
/// <param name="http">Follows no redirect: a sign-in page is not an answer.</param>
/// <param name="token">The access token for a site with sign-in.</param>
/// <param name="pause">Waits before a question is asked again.</param>
internal sealed class ChatSite(
    HttpClient http,
    Uri address,
    Func<CancellationToken, ValueTask<string>>? token,
    Func<TimeSpan, CancellationToken, Task> pause
) : IAskedApp
{
    private const int MostAttempts = 6;
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public async Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await TryAsync(asked, cancellationToken);
            }
            catch (AnswerFailedException failure) when (failure.Retryable && attempt < MostAttempts)
            {
                var wait = failure.Wait ?? Unsaid;
                if (wait > LongestWait)
                    throw new Failure(
                        $"{asked.Id}: {address} asks to retry after {wait.TotalSeconds:0} s, more than the limit "
                            + $"of {LongestWait.TotalSeconds} s; run again later."
                    );
                await pause(wait, cancellationToken);
            }
            catch (AnswerFailedException failure)
            {
                throw new Failure($"{asked.Id}: {address} did not answer in {attempt} attempts: {failure.Message}");
            }
    }

    private async Task<Answer> TryAsync(GoldenCase asked, CancellationToken cancellationToken)
    {
        var messages = asked
            .History.Append(new CaseTurn { Role = "user", Content = asked.Question })
            .Select(turn => new { role = turn.Role, content = turn.Content });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "api/chat"))
        {
            Content = JsonContent.Create(new { messages }),
        };
        try
        {
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellationToken));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await ThrowIfRefusedAsync(response, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await AnswerReader.ReadAsync(body, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new AnswerFailedException(failure.Message, retryable: true, wait: null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AnswerFailedException($"no answer within {http.Timeout.TotalSeconds:0} s", retryable: true, wait: null);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AnswerFailedException(
                $"the response does not follow the app's protocol: {failure.Message}",
                retryable: false,
                wait: null
            );
        }
        catch (AuthenticationFailedException failure)
        {
            throw new AnswerFailedException($"no token was issued: {failure.Message}", retryable: false, wait: null);
        }
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode == 200 && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return;

        var status = (int)response.StatusCode;
        throw status switch
        {
            429 or 502 or 503 or 504 => new AnswerFailedException($"status {status}", retryable: true, WaitOf(response)),
            401 or 403 or (>= 300 and < 400) => new AnswerFailedException(
                $"status {status}: the site requires sign-in; set --token-scope api://<client id>/.default",
                retryable: false,
                wait: null
            ),
            _ => new AnswerFailedException(
                $"status {status}: {await response.Content.ReadAsStringAsync(cancellationToken)}",
                retryable: false,
                wait: null
            ),
        };
    }

    private static TimeSpan? WaitOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
            _ => null,
        };
}
