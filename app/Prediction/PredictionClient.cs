using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using Polly;

namespace App.Prediction;

/// <summary>Scores rows at an Azure Machine Learning online endpoint with the app's own identity.</summary>
internal sealed class PredictionClient(HttpClient http, TokenCredential credential)
{
    private static readonly TokenRequestContext Scope = new(["https://ml.azure.com/.default"]);

    /// <returns>One prediction per row.</returns>
    /// <exception cref="PredictionUnavailableException">The model fails, times out or returns an unexpected answer.</exception>
    public async Task<PredictionAnswer> PredictAsync(PredictionRequest request, CancellationToken cancellationToken)
    {
        var rows = request.Rows!;
        var body = new ScoringBody(new ScoringBody.Table(request.Columns!, [.. Enumerable.Range(0, rows.Count)], rows));
        try
        {
            var token = await credential.GetTokenAsync(Scope, cancellationToken);
            using var message = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
            {
                Content = JsonContent.Create(body, PredictionJson.Default.ScoringBody),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Token) },
            };
            using var response = await http.SendAsync(message, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new PredictionUnavailableException($"the predictive model answered {(int)response.StatusCode}");

            return Read(await response.Content.ReadAsStringAsync(cancellationToken), rows.Count);
        }
        catch (Exception problem)
            when (problem is HttpRequestException or ExecutionRejectedException or Azure.Identity.AuthenticationFailedException)
        {
            throw new PredictionUnavailableException("the predictive model cannot be reached", problem);
        }
    }

    private static PredictionAnswer Read(string answer, int rows)
    {
        try
        {
            var predictions = JsonSerializer.Deserialize(answer, PredictionJson.Default.IReadOnlyListJsonElement);
            if (predictions?.Count == rows && predictions.All(value => value.ValueKind is JsonValueKind.Number or JsonValueKind.String))
                return new PredictionAnswer(predictions);
        }
        catch (JsonException)
        {
            // Reported below, like every other unexpected answer.
        }

        throw new PredictionUnavailableException($"the predictive model did not return {rows} numbers or labels");
    }
}
