using App.Retrieval;
using Azure;
using Azure.Identity;

namespace App.Search;

/// <summary>Converts failures of the search service into messages for operators.</summary>
internal static class SearchFailure
{
    /// <summary>False for a cancellation by the caller.</summary>
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
                $"{settings.Endpoint.Host} denied access ({refused.Status}); "
                    + "assign the role 'Search Index Data Reader' to the app's identity.",
                mayPass: false,
                refused
            ),
            AuthenticationFailedException unknown => new(
                "The app gets no token for the search service; set AZURE_CLIENT_ID to the client id of its managed identity.",
                mayPass: false,
                unknown
            ),
            RequestFailedException { Status: 404 } missing => new($"The alias '{settings.Alias}' has no index.", mayPass: true, missing),
            RequestFailedException wrong when HasNoRanker(wrong) => new(
                $"{settings.Endpoint.Host} has no semantic ranker, or the index has no semantic configuration; "
                    + $"set Search__SemanticRanker=false. Response: {wrong.Message}",
                mayPass: false,
                wrong
            ),
            RequestFailedException { Status: 400 } wrong => new(
                $"{settings.Endpoint.Host} rejected the search: {wrong.Message}",
                mayPass: false,
                wrong
            ),
            InvalidDataException wrong => new(wrong.Message, mayPass: false, wrong),
            OperationCanceledException late => new($"{settings.Endpoint.Host} timed out.", mayPass: true, late),
            _ => new($"{settings.Endpoint.Host} is not available.", mayPass: true, failure),
        };
}
