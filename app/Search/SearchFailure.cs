using App.Retrieval;
using Azure;
using Azure.Identity;

namespace App.Search;

/// <summary>What a failed question to the service means for the one who asked, and for the one who operates it.</summary>
internal static class SearchFailure
{
    /// <summary>Told apart from a caller who left.</summary>
    public static bool IsOne(Exception failure, CancellationToken caller) =>
        !caller.IsCancellationRequested
        && failure
            is RequestFailedException
                or AuthenticationFailedException
                or AggregateException
                or InvalidDataException
                or HttpRequestException
                or IOException
                or OperationCanceledException;

    public static bool HasNoRanker(RequestFailedException wrong) =>
        wrong.Status == 400 && wrong.Message.Contains("semantic", StringComparison.OrdinalIgnoreCase);

    public static RetrievalException Of(Exception failure, SearchSettings settings) =>
        failure switch
        {
            RequestFailedException { Status: 401 or 403 } refused => new(
                $"{settings.Endpoint.Host} refuses the app's identity ({refused.Status}); grant it the role Search Index Data Reader.",
                mayPass: false,
                refused
            ),
            AuthenticationFailedException unknown => new(
                "The app's identity gets no token for the search service.",
                mayPass: false,
                unknown
            ),
            RequestFailedException { Status: 404 } missing => new($"No index is behind '{settings.Alias}'.", mayPass: true, missing),
            RequestFailedException wrong when HasNoRanker(wrong) => new(
                $"{settings.Endpoint.Host} has no semantic ranker, or no index for it; set Search__SemanticRanker=false. "
                    + $"It said: {wrong.Message}",
                mayPass: false,
                wrong
            ),
            RequestFailedException { Status: 400 } wrong => new(
                $"{settings.Endpoint.Host} does not take the question: {wrong.Message}",
                mayPass: false,
                wrong
            ),
            InvalidDataException wrong => new(wrong.Message, mayPass: false, wrong),
            OperationCanceledException late => new($"{settings.Endpoint.Host} took too long.", mayPass: true, late),
            _ => new($"{settings.Endpoint.Host} cannot be searched now.", mayPass: true, failure),
        };
}
