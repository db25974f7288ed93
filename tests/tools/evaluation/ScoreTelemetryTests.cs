using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Reports;
using Evaluation.Runs;

namespace Evaluation.Tests;

public sealed class ScoreTelemetryTests
{
    private const string Target = "InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://telemetry.example/";

    private static readonly Measurement Measured = new(new AnswerTuple("p1", "m1", "i1"), "g1", 3, [], []);

    private static readonly Verdict Verdict = new(
        [
            new ScoreRow(Metric.HitAt5, Score.All, new Score(Metric.HitAt5, Score.All, 0.875, 0.86, 0.02, 40), null, null, []),
            new ScoreRow(Metric.WrongRefusal, "typo", new Score(Metric.WrongRefusal, "typo", 0.25, 0.3, 0.1, 8), null, null, ["too many"]),
            new ScoreRow(Metric.Groundedness, Score.All, null, null, null, ["was not measured"]),
        ],
        "",
        "",
        ["too many"]
    );

    [Fact]
    public void Each_measured_score_is_sent_by_identity_with_its_dimensions()
    {
        var intake = new Intake(HttpStatusCode.OK);

        Assert.True(Send(intake));

        Assert.Equal("Bearer a-token", intake.Authorization);
        var points = intake.Points.ToDictionary(point => point.Tags["metric"]);
        Assert.Equal(["hit@5", "wrong-refusal"], points.Keys.Order());
        Assert.Equal(("evaluation.score", 0.875), (points["hit@5"].Name, points["hit@5"].Value));
        Assert.Equal(
            ["held=False", "index=i1", "metric=wrong-refusal", "model=m1", "prompt=p1", "set=golden", "slice=typo"],
            points["wrong-refusal"]
                .Tags.Where(tag => tag.Key != "_MS.ProcessedByMetricExtractors")
                .Select(tag => $"{tag.Key}={tag.Value}")
                .Order()
        );
    }

    [Fact]
    public void A_rejected_request_is_reported() => Assert.False(Send(new Intake(HttpStatusCode.Forbidden)));

    [Fact]
    public void Without_a_sign_in_nothing_is_sent_and_the_failure_is_reported()
    {
        var intake = new Intake(HttpStatusCode.OK);

        Assert.False(Send(intake, new FixedCredential(null)));
        Assert.Empty(intake.Points);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://telemetry.example/")]
    [InlineData("InstrumentationKey=")]
    public void An_invalid_connection_string_is_reported_before_any_request(string? given) =>
        Assert.Contains(
            "--send-scores needs APPLICATIONINSIGHTS_CONNECTION_STRING",
            Assert.Throws<Failure>(() => new ScoreTelemetry(given, new FixedCredential("a-token"))).Message
        );

    private static bool Send(Intake intake, TokenCredential? credential = null)
    {
        using var telemetry = new ScoreTelemetry(Target, credential ?? new FixedCredential("a-token"), options =>
        {
            options.Transport = new HttpClientTransport(intake);
            options.Retry.MaxRetries = 0;
        });
        return telemetry.Send(CaseSet.Golden, Measured, Verdict);
    }

    /// <param name="token">Null without a sign-in.</param>
    private sealed class FixedCredential(string? token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancellation) =>
            new(token ?? throw new CredentialUnavailableException("not signed in"), DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancellation) =>
            ValueTask.FromResult(GetToken(context, cancellation));
    }

    /// <summary>The ingestion endpoint of Azure Monitor.</summary>
    private sealed class Intake(HttpStatusCode status) : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        public List<(string Name, double Value, Dictionary<string, string> Tags)> Points { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Take(request);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Take(request));

        private HttpResponseMessage Take(HttpRequestMessage request)
        {
            Authorization = request.Headers.Authorization?.ToString();
            using var body = request.Content!.ReadAsStream();
            using var text = new StreamReader(
                request.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body
            );
            var items = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var item in items)
            {
                using var read = JsonDocument.Parse(item);
                var data = read.RootElement.GetProperty("data").GetProperty("baseData");
                var metric = data.GetProperty("metrics")[0];
                Points.Add(
                    (
                        metric.GetProperty("name").GetString()!,
                        metric.GetProperty("value").GetDouble(),
                        data.GetProperty("properties")
                            .EnumerateObject()
                            .ToDictionary(property => property.Name, property => property.Value.GetString()!)
                    )
                );
            }

            return new HttpResponseMessage(status)
            {
                Content = new StringContent($$"""{"itemsReceived":{{items.Length}},"itemsAccepted":{{items.Length}},"errors":[]}"""),
            };
        }
    }
}
